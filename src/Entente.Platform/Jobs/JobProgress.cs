using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Jobs;

/// <summary>Through which a job tells the people who wait how far it is.</summary>
public sealed class JobProgress
{
    // Twice a second is as often as anybody can read.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly int turn;
    private long? lastSaid;
    private string step = "";

    internal JobProgress(Guid job, int turn, IServiceScopeFactory scopes, TimeProvider clock) =>
        (Job, this.turn, this.scopes, this.clock) = (job, turn, scopes, clock);

    /// <summary>The job.</summary>
    public Guid Job { get; }

    /// <summary>Says what is being done. Cheap: between two reports to the database lies half a second, but a new step is always told.</summary>
    /// <param name="name">A word of the job's kind, with the text <c>job.KIND.step.NAME</c>.</param>
    /// <param name="done">Rows, files or things that are through.</param>
    /// <param name="total">Of how many; null while nobody knows.</param>
    /// <param name="stop">Stops the job.</param>
    public async Task Say(string name, int done, int? total, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (name == step && lastSaid is { } before && clock.GetElapsedTime(before) < Pause)
            return;

        (step, lastSaid) = (name, clock.GetTimestamp());
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlatformDb>().Set<Job>()
            .Where(job => job.Id == Job && job.Turn == turn)
            .ExecuteUpdateAsync(set => set
                .SetProperty(job => job.Step, name).SetProperty(job => job.Done, done).SetProperty(job => job.Total, total), stop);
    }
}
