using System.Text.Json;
using Entente.Platform.Audit;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Public;

/// <summary>When a public page changed since it was published, and what on it: read from the audit trail, without names or values.</summary>
internal static class PageHistory
{
    private const int MostLines = 20;

    // What the public page shows of the action itself; a change of anything else leaves the page as it is.
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "Title", "Status", "Start", "DurationMonths", "Ended", "LegalBasis", "ResultsExpected", "Aims", "Objectives", "BudgetEur", "Funder",
        "FundedShare", "MemberStatesShare", "ParticipatingStates", "Context",
    };

    public static async Task<IReadOnlyList<(DateOnly Day, string What)>> Of(
        JointAction action, ActionsDb db, IStringLocalizer texts, CancellationToken stop)
    {
        if (action.PublishedAt is not { } published)
            return [];

        var key = action.Id.Value.ToString("D");
        var entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Thing == "actions_joint_action" && entry.Key == key && entry.Kind == AuditKind.Changed && entry.At > published)
            .OrderByDescending(entry => entry.Sequence).Take(MostLines)
            .Select(entry => new { entry.At, entry.After }).ToListAsync(stop);
        var lines =
            from entry in entries
            let names = JsonDocument.Parse(entry.After).RootElement.EnumerateObject().Select(property => property.Name).Where(Shown.Contains).ToList()
            select (Clock.DayInBrussels(entry.At),
                names.Count == 0 ? texts["history.composition"].Value : string.Join(", ", names.Select(name => texts["field." + Words.Kebab(name)].Value)));
        return [.. lines.Distinct()];
    }
}
