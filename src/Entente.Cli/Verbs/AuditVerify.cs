using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Checks every line of the audit trail.</summary>
internal static class AuditVerify
{
    public static Verb Verb { get; } = new("verify", "Check that no line of the audit trail was changed, put in or taken out.", Run);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var (lines, fault) = await AuditTrail.Verify(work.Services.GetRequiredService<PlatformDb>(), stop);
        if (fault is not null)
            return Problem.Rule("platform.audit-trail-broken", "The audit trail is not whole. {0}", fault);
        return new Answer(string.Create(CultureInfo.InvariantCulture, $"The audit trail is whole: {lines} lines."), new { lines });
    }
}
