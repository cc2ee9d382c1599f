using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Audit;

/// <summary>Checks every line of the trail, and what is stored against it; ends refused with the first line that is wrong, or with all that differs.</summary>
internal sealed class CheckAudit(IServiceScopeFactory scopes) : IJob<CheckAudit.Everything, PlatformDb>
{
    public const string Kind = "platform.check-audit";

    public sealed record Everything;

    /// <summary>An administrator asks for it.</summary>
    public static async Task<Result<Job>> Ask(Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return ListAudit.NotPermitted;
        var job = await db.Queue(Kind, new Everything(), about: new("platform.index", "audit"), actor, clock, stop);
        return await db.Save(stop) is { } lost ? lost : job;
    }

    public async Task<Result<JobResult>> Run(Everything ask, PlatformDb db, JobProgress progress, CancellationToken stop)
    {
        var (lines, fault) = await AuditTrail.Check(db, stop, (done, total) => progress.Say("check", checked((int)done), checked((int)total), stop));
        if (fault is { } broken)
            return broken;
        await progress.Say("compare", 0, 1, stop);
        await using var scope = scopes.CreateAsyncScope();
        var (_, differs) = await AuditComparison.Check(scope.ServiceProvider.GetServices<RoomDb>(), stop);
        return differs is { } changed ? changed : new JobResult("/admin/audit", checked((int)lines));
    }
}
