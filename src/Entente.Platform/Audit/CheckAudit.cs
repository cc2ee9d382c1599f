using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;

namespace Entente.Platform.Audit;

/// <summary>Checks every line of the trail; ends refused with the first line that is wrong.</summary>
internal sealed class CheckAudit : IJob<CheckAudit.Everything, PlatformDb>
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
        return fault is { } broken ? broken : new JobResult("/admin/audit", checked((int)lines));
    }
}
