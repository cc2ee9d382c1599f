using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices;

/// <summary>A thing of which a person wants to hear no more. It keeps the sentence by which it was muted, so that the person knows it again.</summary>
[NotAudited("What a person does not want to be told.")]
public sealed class MutedThread
{
    /// <summary>Who.</summary>
    public required Guid Account { get; init; }

    /// <summary>What, <c>deliverable/ID</c>.</summary>
    public required string Thread { get; init; }

    /// <summary>The topic of the notice.</summary>
    public required string Topic { get; init; }

    /// <summary>The page that the notice led to.</summary>
    public required string Href { get; init; }

    /// <summary>The key of its sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Codes and numbers of the sentence.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A person mutes the thing that a notice is about: from then on nothing is told of it.</summary>
internal static class MuteThread
{
    public static async Task<Result<Done>> Run(Guid id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await ListNotices.Of(actor, db).AsNoTracking().FirstOrDefaultAsync(notice => notice.Id == id, stop) is not { } notice)
            return Problem.Missing("platform.notice-unknown", "There is no such notice. It may be too long ago.");
        if (notice.Thread is not { } thread)
            return Problem.Rule("platform.notice-not-mutable", "This notice is about nothing that could be muted.");
        if (await UnmuteThread.Of(actor, db).AnyAsync(muted => muted.Thread == thread, stop))
            return new Done();

        db.Set<MutedThread>().Add(new()
        {
            Account = notice.Account, Thread = thread, Topic = notice.Topic, Href = notice.Href, Text = notice.Text, Arguments = notice.Arguments,
            At = clock.GetUtcNow(),
        });
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Api(Guid id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(id, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
