using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Hosting;
using Entente.Platform.Lists;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>The jobs that a person asked for, or all of them for the administration; the latest first.</summary>
internal static class ListJobs
{
    public static Task<Page<Job>> Mine(TableState state, Actor actor, JobKinds kinds, JobWords words, PlatformDb db, CancellationToken stop) =>
        Listing(kinds, words).Page(Of(actor, db), state, stop);

    public static Task<Page<Job>> All(TableState state, JobKinds kinds, JobWords words, PlatformDb db, CancellationToken stop) =>
        Listing(kinds, words).Page(db.Set<Job>().AsNoTracking(), state, stop);

    public static async Task<Results<PortionAnswer<IReadOnlyList<JobView>>, ProblemHttpResult>> Api(
        [AsParameters] PortionAsk ask, Actor actor, PlatformDb db, CancellationToken stop)
    {
        var read = await ask.Of(Of(actor, db), job => job.Id, descending: true, stop);
        return read.Problem is { } refused ? refused.ToHttp() : read.Value.As(JobView.Of);
    }

    private static Listing<Job> Listing(JobKinds kinds, JobWords words) => new Listing<Job>()
        .Stands(job => job.At, descending: true).Stands(job => job.Id, descending: true)
        .Sort("name", job => job.Kind, kinds.Names.OrderBy(words.Name, StringComparer.CurrentCultureIgnoreCase))
        .Sort("state", job => job.State)
        .Sort("by", job => job.By)
        .Sort("at", job => job.At)
        .Sort("finished", job => job.FinishedAt)
        .Search(job => job.By)
        .SearchAlso(word =>
        {
            var called = kinds.Names.Where(kind => ListText.Plain(words.Name(kind))!.Contains(word, StringComparison.Ordinal)).ToList();
            return job => called.Contains(job.Kind);
        });

    private static IQueryable<Job> Of(Actor actor, PlatformDb db) => db.Set<Job>().AsNoTracking().Where(job => job.Account != null && job.Account == actor.Account);
}
