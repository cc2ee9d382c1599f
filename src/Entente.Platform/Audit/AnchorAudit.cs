using Entente.Kernel;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Audit;

/// <summary>
/// Once a day: says in the log where the audit trail ends. A log is kept elsewhere than the database, so whoever cuts the trail off together with
/// its head, or writes it anew, would have to change that too.
/// </summary>
internal sealed class AnchorAudit(TimeProvider clock, AuditSeal seal, ILogger<AnchorAudit> log) : IJob<AnchorAudit.Everything, PlatformDb>
{
    public const string Kind = "platform.anchor-audit";

    public sealed record Everything;

    public async Task<Result<JobResult>> Run(Everything ask, PlatformDb db, JobProgress progress, CancellationToken stop)
    {
        var anchor = seal.Seal(await AuditAnchor.Read(db, clock, stop));
        log.LogInformation("The audit trail ends here, to be kept and given to \"audit verify --anchor\": {Anchor}", anchor.Line);
        return new JobResult(null, checked((int)anchor.Position));
    }
}
