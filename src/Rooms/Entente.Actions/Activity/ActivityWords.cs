using System.Globalization;
using System.Text.Json;
using Entente.Platform.Audit;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Activity;

/// <summary>How the value of a field is written for people.</summary>
internal enum Form
{
    Text,
    TwoLanguages,
    Day,
    PartialDay,
    Moment,
    Whole,
    Euro,
    Share,
    List,
    Country,
    Authority,
    Package,
    Word,

    /// <summary>A list of things with a page of their own: how many there are.</summary>
    Several,

    /// <summary>A text of pages: how long it is.</summary>
    Pages,
}

/// <summary>A field that readers are told of; what is not in the list is not for them.</summary>
/// <param name="Name">As the trail has it.</param>
/// <param name="Label">Key of its text.</param>
/// <param name="Form">How its value is written.</param>
/// <param name="Word">The fixed list that its word comes from.</param>
internal sealed record TrailField(string Name, string Label, Form Form = Form.Text, Type? Word = null);

/// <summary>The fields of each thing that readers are told of, in the order in which they are told.</summary>
internal static class ActivityWords
{
    private static readonly TrailField[] Planned = [new("WorkPackage", "plan.wp", Form.Package), new("Title", "action.title")];

    private static readonly TrailField[] Withdrawn = [new("WithdrawnAt", "withdrawn.at", Form.Moment), new("WithdrawnBecause", "withdrawn.because")];

    private static readonly TrailField[] Party = [new("Country", "wp.country", Form.Country), new("Authority", "wp.agency", Form.Authority)];

    private static readonly TrailField[] Period = [new("From", "wp.from", Form.PartialDay), new("Until", "wp.until", Form.PartialDay)];

    public static IReadOnlyDictionary<string, TrailField[]> Fields { get; } = new Dictionary<string, TrailField[]>(StringComparer.Ordinal)
    {
        ["actions_joint_action"] =
        [
            new("Acronym", "action.acronym"), new("Title", "action.title", Form.TwoLanguages), new("Status", "action.status", Form.Word, typeof(ActionStatus)),
            new("Start", "action.start", Form.PartialDay), new("DurationMonths", "activity.months", Form.Whole), new("Ended", "action.end", Form.PartialDay),
            new("LegalBasis", "activity.legal-basis"), new("ResultsExpected", "activity.results-expected"), new("Aims", "activity.aims", Form.List),
            new("BudgetEur", "action.budget", Form.Euro), new("Funder", "activity.funder"), new("FundedShare", "activity.funded-share", Form.Share),
            new("MemberStatesShare", "activity.member-states-share", Form.Share), new("ParticipatingStates", "action.states", Form.Whole),
            new("PublishedAt", "activity.published", Form.Moment),
        ],
        ["actions_work_package"] =
        [
            .. Withdrawn, new("Kind", "wp.kind", Form.Word, typeof(WorkPackageKind)), new("Title", "action.title", Form.TwoLanguages), new("Scope", "wp.scope"),
            new("Start", "action.start", Form.Day), new("End", "action.end", Form.Day),
        ],
        ["actions_task"] =
        [
            .. Planned, .. Withdrawn, new("State", "plan.state", Form.Word, typeof(TaskState)), new("Owner", "plan.owner", Form.Authority), new("PersonName", "plan.person"),
            new("Start", "plan.start", Form.Day), new("End", "plan.end", Form.Day), new("After", "plan.waits-for", Form.List),
        ],
        ["actions_deliverable"] =
        [
            .. Planned, .. Withdrawn, new("Status", "deliverables.status", Form.Word, typeof(DeliverableStatus)), new("Due", "plan.due", Form.Day),
            new("ApprovedOn", "activity.approved", Form.Day), new("SubmittedOn", "deliverables.submitted", Form.Day),
            new("AcceptedOn", "deliverables.accepted", Form.Day), new("Unreviewed", "review.unreviewed"),
        ],
        ["actions_milestone"] =
        [
            .. Planned, .. Withdrawn, new("Due", "plan.due", Form.Day), new("ReachedOn", "milestones.reached", Form.Day), new("Verification", "milestones.verification"),
        ],
        ["actions_meeting"] =
        [
            .. Planned, new("Start", "activity.begins", Form.Moment), new("End", "activity.ends", Form.Moment), new("Zone", "meetings.zone"),
            new("Place", "meetings.place"), new("Link", "meetings.link"), new("Agenda", "activity.agenda", Form.Several),
            new("Decisions", "decisions.title", Form.Several), new("Draft", "activity.draft", Form.Pages), new("Correcting", "activity.correcting"),
            new("Approved", "activity.approved-minutes", Form.Several), new("CalledOffAt", "activity.called-off", Form.Moment), new("CalledOffBecause", "activity.why"),
        ],
        ["actions_invitation"] =
        [
            new("Name", "invited.person"), new("Authority", "invited.authority", Form.Authority), new("Answer", "invited.answer", Form.Word, typeof(Answer)),
            new("WithdrawnAt", "activity.taken-back", Form.Moment),
        ],
        ["actions_review"] =
        [
            new("Round", "activity.round", Form.Whole), new("Stage", "activity.stage", Form.Word, typeof(ReviewStage)), new("VoteUntil", "activity.vote-until", Form.Day),
            new("Votes", "activity.votes", Form.Several), new("Outcome", "activity.outcome", Form.Word, typeof(VoteOutcome)),
            new("Opinions", "activity.opinions", Form.Several), new("EndedOn", "activity.ended", Form.Day), new("Because", "activity.why"),
        ],
        ["actions_lead"] = [.. Party, .. Period, new("Why", "wp.why")],
        ["actions_work_package_lead"] = [.. Party, .. Period, new("Why", "wp.why")],
        ["actions_participant"] = [.. Party, new("Role", "activity.role", Form.Word, typeof(ParticipantRole)), new("AffiliatedTo", "activity.affiliated-to", Form.Authority), .. Period],
        ["actions_contributor"] = [.. Party, .. Period],
        ["actions_amendment"] =
        [
            new("Kind", "wp.kind", Form.Word, typeof(AmendmentKind)), new("State", "plan.state", Form.Word, typeof(AmendmentState)),
            new("Months", "activity.months", Form.Whole), .. Period, new("Why", "activity.why"), new("DecidedOn", "activity.decided", Form.Day),
        ],
    };

    /// <summary>The fields of a line that are for readers, in the reader's words.</summary>
    public static IReadOnlyList<ActivityChange> Of(AuditEntry entry, IReadOnlyDictionary<string, string> authorities, IStringLocalizer texts)
    {
        var (before, after) = (Values(entry.Before), Values(entry.After));
        return
        [
            .. from field in Fields[entry.Thing]
               let stored = (Former: before.GetValueOrDefault(field.Name), Latter: after.GetValueOrDefault(field.Name))
               where stored.Former != stored.Latter
               let former = Say(stored.Former, field, authorities, texts)
               let latter = Say(stored.Latter, field, authorities, texts)
               where former is not null || latter is not null
               select new ActivityChange(texts[field.Label], former, latter, field.Form is Form.Text or Form.TwoLanguages or Form.List),
        ];
    }

    public static Dictionary<string, string?> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];

    private static string? Say(string? stored, TrailField field, IReadOnlyDictionary<string, string> authorities, IStringLocalizer texts)
    {
        if (string.IsNullOrEmpty(stored))
            return null;
        return field.Form switch
        {
            Form.TwoLanguages => Languages(stored),
            Form.Day when DateOnly.TryParseExact(stored, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Formats.Day(day),
            Form.PartialDay when PartialDate.TryParse(stored, CultureInfo.InvariantCulture, out var date) => Formats.Partial(date),
            Form.Moment when DateTimeOffset.TryParse(stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => Formats.Moment(moment),
            Form.Whole when int.TryParse(stored, CultureInfo.InvariantCulture, out var count) => Formats.Count(count),
            Form.Euro when Number(stored) is { } euro => Formats.MoneyInFull(new(euro, "EUR")),
            Form.Share when Number(stored) is { } share => Formats.Percent(share),
            Form.List => string.Join(", ", JsonSerializer.Deserialize<string[]>(stored) ?? []) is { Length: > 0 } list ? list : null,
            Form.Country => Country.Find(stored)?.Name(Formats.Language) ?? stored,
            Form.Authority => authorities.GetValueOrDefault(stored, stored),
            Form.Package => $"WP{stored}",
            Form.Several when JsonSerializer.Deserialize<JsonElement>(stored) is { ValueKind: JsonValueKind.Array } several => several.GetArrayLength() is > 0 and var count ? Formats.Count(count) : null,
            Form.Pages => texts["activity.characters", Formats.Count(stored.Length)],
            Form.Word => texts[$"{Words.Kebab(field.Word!.Name)}.{Words.Kebab(stored)}"],
            _ => stored,
        };
    }

    private static decimal? Number(string stored) => decimal.TryParse(stored, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A title that was changed in one language only would look the same before and after in the other.
    private static string? Languages(string stored) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(stored) is { Count: > 0 } all ? string.Join(" / ", all.Values.Where(text => !string.IsNullOrEmpty(text)).Distinct()) : null;
}
