using Microsoft.Extensions.Localization;

namespace Entente.Actions.Lineage;

/// <summary>One step in the life of an action, from its predecessors to its successors.</summary>
internal sealed record LineageStep(string? When, string Title, IReadOnlyList<string> Lines, string Icon, string Class, string? Href = null, Guid? Undecided = null, Guid? Lead = null)
{
    public static IReadOnlyList<LineageStep> Of(ActionDetail detail, IStringLocalizer texts)
    {
        var action = detail.Action;
        return
        [
            .. action.Predecessors.Select(one => Predecessor(one, detail, texts)),
            new(Day(action.Start), texts["lineage.starts", action.Acronym], StartLines(detail, texts), "flag", "start", Lead: action.Leads[0].Id),
            .. action.Leads.Skip(1).Select(lead => new LineageStep(
                Day(lead.From), texts["lineage.handed-over", Name(detail, lead.Who)], lead.Why is { } why ? [why] : [], "users", "lead", Lead: lead.Id)),
            .. action.Amendments.Select(amendment => Of(amendment, texts)),
            .. End(action, texts),
            .. detail.Followers.Select(follower => new LineageStep(
                null, texts["lineage.successor", follower.Acronym], [], "arrow-right", "next", $"/ja/{follower.Slug}/lineage")),
        ];
    }

    private static LineageStep Predecessor(Predecessor one, ActionDetail detail, IStringLocalizer texts)
    {
        var lines = new List<string>();
        if (one.Title is { } title)
            lines.Add(title);
        if (one.ParticipatingStates is { } states)
            lines.Add(texts["lineage.states", states]);
        foreach (var change in one.LeadChanges)
        {
            lines.Add(texts["lineage.lead-change", Name(detail.ShortName(change.FromAuthority), change.FromCountry), Name(detail.ShortName(change.ToAuthority), change.ToCountry)]
                + (change.Why is { } why ? $" ({why})" : ""));
        }

        var when = (one.From, one.Until) switch
        {
            ({ } from, { } until) => texts["span.from-to", Formats.Partial(from), Formats.Partial(until)].Value,
            ({ } from, null) => texts["span.from", Formats.Partial(from)].Value,
            (null, { } until) => texts["span.to", Formats.Partial(until)].Value,
            _ => null,
        };
        return new(when, texts["lineage.predecessor", one.Acronym], lines, "history", "before", one.Slug is { } slug ? $"/ja/{slug}/lineage" : null);
    }

    private static List<string> StartLines(ActionDetail detail, IStringLocalizer texts)
    {
        var lines = new List<string>();
        if (detail.Action.Leads is [var first, ..])
            lines.Add(texts["lineage.coordinated", Name(detail, first.Who)]);
        if (detail.Action.DurationMonths is { } months)
            lines.Add(detail.Action.PlannedEnd is { } end ? texts["lineage.planned", months, Formats.LongDay(end)] : texts["facts.months", months]);
        return lines;
    }

    private static LineageStep Of(Amendment amendment, IStringLocalizer texts)
    {
        var lines = new List<string>();
        if (amendment.Months is { } months)
            lines.Add(texts["lineage.adds", months]);
        if (amendment.Until is { } until)
            lines.Add(texts["lineage.until", Formats.Partial(until)]);
        if (amendment.Why is { } why)
            lines.Add(why);
        if (amendment.DecidedOn is { } decided)
            lines.Add(texts["lineage.decided", Formats.LongDay(decided)]);
        return new(
            Day(amendment.From), $"{texts.Say(amendment.Kind)}: {texts.Say(amendment.State)}", lines, "calendar-days",
            amendment.State == AmendmentState.Approved ? "approved" : "open", Undecided: amendment.State == AmendmentState.Proposed ? amendment.Id : null);
    }

    private static IEnumerable<LineageStep> End(JointAction action, IStringLocalizer texts)
    {
        if (action.Status == ActionStatus.Ended)
            yield return new(Day(action.Ended), texts["lineage.ended", action.Acronym], [], "circle-check", "end");
        else if (action.AgreedEnd is { } agreed)
            yield return new(Day(agreed), texts["lineage.agreed-end"], [texts["lineage.status-now", texts.Say(action.Status)]], "hourglass", "end");
    }

    private static string? Day(PartialDate? date) => date is { } known ? Formats.Partial(known) : null;

    private static string Name(ActionDetail detail, Party who) => Name(detail.ShortName(who.Authority), who.Country);

    private static string Name(string? authority, string country) =>
        authority is null ? Country.Of(country).Name(Formats.Language) : $"{authority} ({Country.Of(country).Name(Formats.Language)})";
}
