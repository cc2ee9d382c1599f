using Microsoft.Extensions.Localization;

namespace Entente.Actions.Meetings;

/// <summary>The meetings of an action that the reader may see, the latest first.</summary>
internal static class ListMeetings
{
    public static Task<Page<Meeting>> Run(PlanHead head, TableState state, Actor actor, DateTimeOffset now, ActionsDb db, IStringLocalizer texts, CancellationToken stop) =>
        new Listing<Meeting>()
            .Stands(one => one.Start, descending: true).Stands(one => one.Id, descending: true)
            .Sort("number", one => one.Number)
            .Sort("title", one => one.Title)
            .Sort("wp", one => one.WorkPackage)
            .Sort("when", one => one.Start)
            .Sort("state", MeetingWords.InState(now), MeetingWords.States.OrderBy(state => texts[$"meeting-state.{state}"].Value, StringComparer.CurrentCultureIgnoreCase))
            .Filter("wp", wanted => PlanHead.IsPackage(wanted, out var package) ? one => one.WorkPackage == package : one => false)
            .Filter("state", wanted => MeetingWords.IsIn(wanted, now))
            .Search(one => one.Number, one => one.Title)
            .SearchAlso(word =>
            {
                var packages = head.PackagesWith(word);
                return one => one.WorkPackage != null && packages.Contains(one.WorkPackage.Value);
            })
            .Page(Of(head.Id, actor, db), state, stop);

    /// <summary>The meeting that decided on a task, with the number of the decision; null for a task that came otherwise, or a meeting that may not be seen.</summary>
    public static async Task<(string Meeting, int Decision)?> Behind(PlanTask task, Actor actor, ActionsDb db, CancellationToken stop)
    {
        // An action has some dozens of meetings.
        var decided = await db.Meetings.AsNoTracking().SeenBy(actor).Where(one => one.Action == task.Action).Select(one => new { one.Number, one.Decisions }).ToListAsync(stop);
        return decided.SelectMany(one => one.Decisions.Where(decision => decision.Task == task.Number).Select(decision => ((string, int)?)(one.Number, decision.Number)))
            .FirstOrDefault();
    }

    public static async Task<Results<PortionAnswer<IReadOnlyList<MeetingView>>, ProblemHttpResult>> Api(
        string slug, [AsParameters] PortionAsk ask, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await GetPlanItem.Of(slug, actor, db, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug).ToHttp();
        var read = await ask.Of(Of(action, actor, db), one => one.Id, descending: true, stop);
        return read.Problem is { } refused ? refused.ToHttp() : read.Value.As(one => MeetingView.Of(one, [], withDraft: false));
    }

    private static IQueryable<Meeting> Of(Id<JointAction> action, Actor actor, ActionsDb db) =>
        db.Meetings.AsNoTracking().SeenBy(actor).Where(one => one.Action == action);

    public static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> One(string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var opened = await OpenMeeting.Of(slug, number, actor, db, stop);
        return opened.Problem is { } unknown
            ? unknown.ToHttp()
            : TypedResults.Ok(MeetingView.Of(opened.Value.Meeting, opened.Value.Standing, opened.Value.MayReadDraft(actor)));
    }
}

/// <summary>A meeting as the API gives it.</summary>
/// <param name="Number">Unique in the action.</param>
/// <param name="WorkPackage">Whose; null for the whole action.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Start">When it begins, UTC.</param>
/// <param name="End">When it ends, UTC.</param>
/// <param name="Zone">IANA name of the zone in which it is held.</param>
/// <param name="Place">Where people meet.</param>
/// <param name="Link">Where one joins by video.</param>
/// <param name="CalledOff">Why it was called off; null when it was not.</param>
/// <param name="Agenda">Its points, in order.</param>
/// <param name="Decisions">What was decided.</param>
/// <param name="Minutes">The words of the minutes that were approved last.</param>
/// <param name="MinutesApprovedAt">When they were approved.</param>
/// <param name="Rounds">Every round of minutes that was approved, oldest first, with the reason of each correction.</param>
/// <param name="Draft">The minutes as they are being written, for those who write them and the invited; null for everybody else.</param>
/// <param name="Invited">Who is asked to come; empty in a list.</param>
/// <param name="Version">Counts its changes: the ETag of a meeting that is read alone.</param>
public sealed record MeetingView(
    string Number, int? WorkPackage, string Title, DateTimeOffset Start, DateTimeOffset End, string Zone, string? Place, string? Link, string? CalledOff,
    IReadOnlyList<AgendaView> Agenda, IReadOnlyList<DecisionView> Decisions, string? Minutes, DateTimeOffset? MinutesApprovedAt,
    IReadOnlyList<MinutesView> Rounds, string? Draft, IReadOnlyList<InvitedView> Invited, int Version) : IVersioned
{
    internal static MeetingView Of(Meeting one, IEnumerable<Invitation> invited, bool withDraft) => new(
        one.Number, one.WorkPackage, one.Title, one.Start, one.End, one.Zone, one.Place, one.Link, one.CalledOffBecause,
        [.. one.Agenda.Select(item => new AgendaView(item.Id, item.Title, item.Minutes, item.Who))],
        [.. one.Decisions.Select(decision => new DecisionView(decision.Number, decision.Item, decision.Text, decision.By, decision.Authority, decision.At, decision.Task))],
        one.Minutes?.Text, one.Minutes?.At,
        [.. one.Approved.Select(round => new MinutesView(round.Round, round.Text, round.By, round.Authority, round.At, round.Correcting))], withDraft ? one.Draft : null,
        [.. invited.Select(InvitedView.Of)],
        one.Version);
}

/// <summary>A point of the agenda as the API gives it and takes it; an id of 0 makes a new one.</summary>
public sealed record AgendaView([MayBeMissing] int Id, string? Title, [MayBeMissing] int? Minutes, [MayBeMissing] string? Who);

/// <summary>A decision as the API gives it.</summary>
public sealed record DecisionView(int Number, int Item, string Text, string By, string? Authority, DateTimeOffset At, string? Task);

/// <summary>A round of approved minutes as the API gives it.</summary>
/// <param name="Round">1 for the first.</param>
/// <param name="Text">Their words.</param>
/// <param name="By">Who approved them.</param>
/// <param name="Authority">Code of the authority where that person works.</param>
/// <param name="At">When.</param>
/// <param name="Because">Why the round before was corrected; null for the first.</param>
public sealed record MinutesView(int Round, string Text, string By, string? Authority, DateTimeOffset At, string? Because);

/// <summary>Somebody who is asked to come, as the API gives it.</summary>
/// <param name="Account">Of the person.</param>
/// <param name="Name">What the person was called.</param>
/// <param name="Authority">Code of the authority where the person worked.</param>
/// <param name="Answer">What was said; null until something is, and again after a move.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Asked">How often the person was asked.</param>
/// <param name="Version">Counts its changes: the ETag of one's own invitation.</param>
public sealed record InvitedView(Guid Account, string Name, string? Authority, string? Answer, DateTimeOffset? AnsweredAt, int Asked, int Version) : IVersioned
{
    internal static InvitedView Of(Invitation one) => new(one.Account, one.Name, one.Authority, one.Answer?.ToString(), one.AnsweredAt, one.Asked, one.Version);
}
