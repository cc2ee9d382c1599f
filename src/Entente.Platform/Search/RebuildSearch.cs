using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Search;

/// <summary>
/// Builds the search index anew from the things themselves, while people go on writing: each piece is a transaction of its own, and
/// what is right already stays. It can be repeated at any time.
/// </summary>
internal sealed class RebuildSearch(ThingKinds kinds, IServiceScopeFactory services) : IJob<RebuildSearch.Everything, PlatformDb>
{
    public const string Kind = "platform.rebuild-search";

    public sealed record Everything;

    /// <summary>Asks for it; while one is open, that one is given back.</summary>
    public static async Task<Result<Guid>> Ask(Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var job = await db.Queue(Kind, new Everything(), new("platform.index", "search"), actor, clock, stop);
        return await db.Save(stop) is { } lost ? lost : job.Id;
    }

    public static async Task<IResult> Api(Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var asked = await Ask(actor, db, clock, stop);
        return asked.Problem is { } refused ? Hosting.ProblemHttp.ToHttp(refused) : TypedResults.Accepted($"/api/v1/jobs/{asked.Value}");
    }

    /// <summary>Builds the index of a database that is older than the index, or than its form.</summary>
    public static async Task Once(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<PlatformDb>();
        if (await db.Set<SearchState>().AllAsync(state => state.Form == SearchState.CurrentForm, stop))
            return;
        foreach (var kind in services.GetRequiredService<ThingKinds>().All)
            await kind.Rebuild(services, _ => Task.CompletedTask, stop);
        await db.Set<SearchState>().ExecuteUpdateAsync(set => set.SetProperty(state => state.Form, SearchState.CurrentForm), stop);
    }

    public async Task<Result<JobResult>> Run(Everything ask, PlatformDb db, JobProgress progress, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var through = 0;
        foreach (var kind in kinds.All)
            through += await kind.Rebuild(scope.ServiceProvider, done => progress.Say("index", through + done, null, stop), stop);
        return new JobResult("/search", through);
    }
}
