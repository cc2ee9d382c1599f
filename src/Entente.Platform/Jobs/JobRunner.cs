using System.Globalization;
using System.Text.Json;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Jobs;

/// <summary>
/// Works on queued jobs. Any number of hosts may: each takes a job by advancing its turn and reports while it works. What a host
/// saves at the end carries its turn, so of two that worked on the same job only one has an effect. Leases and due times are by the
/// database's clock.
/// </summary>
public sealed class JobRunner(
    IServiceScopeFactory scopes, JobKinds kinds, Schedules schedules, JobSignal signal, IOptions<JobSettings> rules, DatabaseClock databaseClock, TimeProvider clock,
    ILogger<JobRunner> log) : BackgroundService
{
    /// <summary>The topic under which whoever asked for a job is told of its end.</summary>
    public const string Ended = "platform.job-ended";

    // What nobody asked for speaks it; the same as of a page whose reader is not known.
    private const string HouseLanguage = "en";

    private static readonly TimeSpan LookForCancel = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookForWork = TimeSpan.FromSeconds(5);
    private readonly string host = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");

    /// <summary>Works on one job that is due. Public so that the command line and tests can work without waiting.</summary>
    /// <returns>False when nothing is due.</returns>
    public async Task<bool> RunNext(CancellationToken stop)
    {
        var claim = await InPlatform(async db => await JobClaim.Take(db, host, await databaseClock.Ask(db, stop), rules.Value.SilentHost, stop));
        if (claim is null)
            return false;

        await Run(claim, stop);
        return true;
    }

    // Jobs of one kind are one thread: whoever brings a file every day may mute its ends.
    internal static Telling Telling(Guid id, string kind, string end) =>
        new(Ended, $"job/{id}", $"/jobs/{id}", $"notice.{Ended}.{end}", kind) { About = new("platform.job-kind", kind) };

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, rules.Value.AtOnce).Select(_ => Loop(stoppingToken)));

    private async Task Loop(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await InPlatform(db => schedules.QueueDue(db, stop));
                while (await RunNext(stop))
                {
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; the runner must outlive that.
            catch (Exception failed)
#pragma warning restore CA1031
            {
                log.LogWarning(failed, "The queue of jobs could not be read; trying again");
            }

            await signal.Wait(LookForWork, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Run(JobClaim claim, CancellationToken stop)
    {
        if (claim.CancelAsked)
        {
            await InPlatform(async db => await claim.End(db, JobState.Cancelled, await Now(db)));
            return;
        }

        if (claim.Attempts > rules.Value.MostAttempts)
        {
            await InPlatform(db => End(db, claim, JobState.Failed, why: "Every host that worked on it stopped before it was through."));
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var calledOff = new CancellationTokenSource();
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stop, calledOff.Token);
        var watch = Watch(claim, calledOff, over.Token);
        try
        {
            if (await Work(claim, work.Token) is { } refusal)
                await InPlatform(db => End(db, claim, JobState.Refused, StoredProblem.Write(refusal)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await InPlatform(async db => await claim.HandBack(db, await Now(db)));
        }
        catch (OperationCanceledException) when (calledOff.IsCancellationRequested)
        {
            // Called off by a person, or no longer ours: then this touches nothing.
            await InPlatform(async db => await claim.End(db, JobState.Cancelled, await Now(db)));
        }
#pragma warning disable CA1031 // Whatever the work throws, the job stays and is tried again.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            await Postpone(claim, failed);
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
    }

    private async Task<Problem?> Work(JobClaim claim, CancellationToken stop)
    {
        if (kinds.Find(claim.Kind) is not { } kind)
            throw new InvalidOperationException($"No room knows the job '{claim.Kind}'.");

        // Flows into what is called from here, and ends with this method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(claim.Language ?? HouseLanguage);
        await using var scope = scopes.CreateAsyncScope();
        if (await Asker(scope.ServiceProvider, claim, stop) is not { } asker)
            return Problem.Rule("platform.job-asker-gone", "Whoever asked for this has no account any more. Ask for it again.");
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(asker);

        var db = (RoomDb)scope.ServiceProvider.GetRequiredService(kind.Store);
        var outcome = await kind.Work(scope.ServiceProvider, claim.Ask, db, new(claim.Id, claim.Turn, scopes, clock), stop);
        if (outcome.Problem is { } refused)
            return refused;
        if (await claim.Mine(db).AsTracking().SingleOrDefaultAsync(stop) is not { } job)
            throw new OperationCanceledException("Another host has taken over.");

        // From here it is all or nothing: the effects, the facts and the end of the job are one transaction.
        job.Finish(outcome.Value, await databaseClock.Now(db, stop));
        await TellEnd(db, claim, JobState.Done, stop);
        if (await db.Save(stop) is not { } lost)
            return null;
        if (lost.Kind != ProblemKind.Conflict || claim.Failures + 1 >= rules.Value.MostFailures)
            return lost;
        throw new InvalidOperationException($"{lost.Code}: somebody else saved the same thing first.");
    }

    // The end and the notice of it are one transaction; a claim that is no longer ours does neither.
    private async Task End(PlatformDb db, JobClaim claim, JobState state, string? refusal = null, string? why = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (await claim.End(db, state, await Now(db), refusal, why) == 1)
        {
            await TellEnd(db, claim, state, CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task TellEnd(RoomDb db, JobClaim claim, JobState state, CancellationToken stop)
    {
        if (claim.Account is { } asker)
            await db.Notify(asker, Telling(claim.Id, claim.Kind, JsonNamingPolicy.CamelCase.ConvertName(state.ToString())), clock.GetUtcNow(), stop);
    }

    private static async Task<Actor?> Asker(IServiceProvider services, JobClaim claim, CancellationToken stop)
    {
        if (claim.Account is not { } account)
            return Actor.Program(claim.By[(claim.By.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var known = await KnownAccount.Find(services.GetRequiredService<PlatformDb>(), new(account), services.GetRequiredService<RoleTable>(),
            services.GetRequiredService<TimeProvider>().Today(), mayWrite: true, stop);
        return known?.Actor;
    }

    private async Task Postpone(JobClaim claim, Exception failed)
    {
        log.LogWarning(failed, "Job {Kind} {Id} failed, attempt {Attempt}", claim.Kind, claim.Id, claim.Attempts);
        await InPlatform(async db => await (claim.Failures + 1 >= rules.Value.MostFailures
            ? End(db, claim, JobState.Failed, why: failed.Message)
            : claim.TryLater(db, (await Now(db)).AddSeconds(Math.Pow(3, claim.Failures + 1)), failed.Message)));
    }

    // While the work goes on: says that this host lives, and looks whether somebody called the job off.
    private async Task Watch(JobClaim claim, CancellationTokenSource calledOff, CancellationToken over)
    {
        var renewed = clock.GetTimestamp();
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(LookForCancel, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
                return;
            try
            {
                var mine = await InPlatform(db => claim.Mine(db).Select(job => new { job.CancelAskedAt }).FirstOrDefaultAsync(over));
                if (mine is null || mine.CancelAskedAt is not null)
                    await calledOff.CancelAsync();
                else if (clock.GetElapsedTime(renewed) > rules.Value.SilentHost / 6 && await InPlatform(async db => await claim.Renew(db, await databaseClock.Ask(db, over), rules.Value.SilentHost, over)))
                    renewed = clock.GetTimestamp();
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A report that did not get through is repeated; the work itself need not know.
            catch (Exception failed)
#pragma warning restore CA1031
            {
                log.LogWarning(failed, "Job {Id} could not report", claim.Id);
            }
        }
    }

    // What has to be written is written even when this host is asked to stop.
    private ValueTask<DateTimeOffset> Now(PlatformDb db) => databaseClock.Now(db, CancellationToken.None);

    private async Task<T> InPlatform<T>(Func<PlatformDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }

    private async Task InPlatform(Func<PlatformDb, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }
}
