using System.CommandLine;
using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Checks every line of the audit trail.</summary>
internal static class AuditVerify
{
    private static readonly Option<FileInfo?> Anchor = new("--anchor") { Description = "A file that \"audit anchor\" wrote: the trail must lead through it." };

    private static readonly Option<bool> Deep = new("--deep") { Description = "Also compare everything that is stored with what the trail says of it." };

    public static Verb Verb { get; } = new("verify", "Check that no line of the audit trail was changed, put in or taken out.", Run, Anchor, Deep);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        AuditAnchor? anchor = null;
        if (work.Asked.GetValue(Anchor) is { } file)
        {
            var kept = file.Exists ? AuditAnchor.Parse(await File.ReadAllTextAsync(file.FullName, stop)) : (Result<AuditAnchor>)AuditAnchor.Unreadable;
            if (kept.Problem is { } unreadable)
                return unreadable;
            anchor = kept.Value;
            if (work.Services.GetRequiredService<AuditSeal>().Refuse(anchor) is { } forged)
                return forged;
        }

        var (lines, fault) = await AuditTrail.Check(work.Services.GetRequiredService<PlatformDb>(), stop, anchor: anchor);
        if (fault is not null)
            return Problem.Rule("platform.audit-trail-broken", "The audit trail is not whole. {0}", fault.Text);
        if (!work.Asked.GetValue(Deep))
            return new Answer(string.Create(CultureInfo.InvariantCulture, $"The audit trail is whole: {lines} lines."), new { lines });

        var (things, differs) = await AuditComparison.Check(work.Services.GetServices<RoomDb>(), stop);
        return differs is { } changed
            ? changed
            : new Answer(string.Create(CultureInfo.InvariantCulture, $"The audit trail is whole: {lines} lines. What is stored is as it says: {things} things."), new { lines, things });
    }
}
