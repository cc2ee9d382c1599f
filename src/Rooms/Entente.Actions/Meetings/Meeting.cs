using Entente.Platform.Notices;

namespace Entente.Actions.Meetings;

/// <summary>
/// A meeting of a joint action or of one of its work packages: agenda, decisions and minutes. It is moved or called off with a reason, never
/// deleted; approved minutes never change, a correction is a new round.
/// </summary>
internal sealed class Meeting : Entity, IVisible, IToldOf
{
    /// <summary>Long enough for two days in full; more is a document.</summary>
    public const int MostCharacters = 40_000;

    public required Id<Meeting> Id { get; init; }

    public Thing Thing => new(ActionsThings.Meeting, Id.ToString());

    public required Id<JointAction> Action { get; init; }

    /// <summary>Its slug, for whoever hears of this.</summary>
    public required string ActionSlug { get; init; }

    /// <summary>Null: of the whole action.</summary>
    public required int? WorkPackage { get; init; }

    /// <summary><c>M3</c>: unique within the action.</summary>
    public required string Number { get; init; }

    public string Title { get; private set; } = "";

    public DateTimeOffset Start { get; private set; }

    public DateTimeOffset End { get; private set; }

    public string Zone { get; private set; } = MeetingTime.DefaultZone;

    public string? Place { get; private set; }

    /// <summary>Where one joins by video.</summary>
    public string? Link { get; private set; }

    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    /// <summary>The highest id that a point of the agenda ever had: none comes back.</summary>
    public int LastItem { get; private set; }

    public IReadOnlyList<Decision> Decisions { get; private set; } = [];

    public IReadOnlyList<MovedFrom> Moves { get; private set; } = [];

    public DateTimeOffset? CalledOffAt { get; private set; }

    public string? CalledOffBecause { get; private set; }

    /// <summary>The minutes that are being written; null while none are.</summary>
    public string? Draft { get; private set; }

    /// <summary>Why approved minutes are being corrected; null when they are not.</summary>
    public string? Correcting { get; private set; }

    /// <summary>Every round of minutes that was approved, oldest first.</summary>
    public IReadOnlyList<ApprovedMinutes> Approved { get; private set; } = [];

    /// <summary>Grows with every change that a calendar must notice (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public bool IsDemo { get; init; }

    public required Edition Edition { get; init; }

    public required Handling Handling { get; init; }

    public string Audience { get; private set; } = "";

    public MeetingTime Time => new(Start, End, Zone);

    public ApprovedMinutes? Minutes => Approved.Count == 0 ? null : Approved[^1];

    /// <summary>True while minutes are written that are not approved yet.</summary>
    public bool IsDrafting => Draft is not null;

    /// <summary>True once the minutes are approved and nobody corrects them: what they report on does not change either.</summary>
    public bool IsFixed => Minutes is not null && Correcting is null;

    public static Meeting Plan(
        JointAction action, int? package, string number, string title, MeetingTime time, string? place, string? link, bool teamOnly, DateTimeOffset now, bool isDemo = false)
    {
        var meeting = new Meeting
        {
            Id = Id<Meeting>.New(now), Action = action.Id, ActionSlug = action.Slug, WorkPackage = package, Number = number, IsDemo = isDemo,
            Edition = teamOnly ? Edition.Restricted : Edition.Network, Handling = teamOnly ? Handling.AmberStrict : Handling.Green,
            Audience = Named.Of(Named.Team(ActionsScopes.Action(action.Slug))),
        };
        (meeting.Title, meeting.Place, meeting.Link) = (title.Trim(), place, link);
        (meeting.Start, meeting.End, meeting.Zone, meeting.UpdatedAt) = (time.Start, time.End, time.Zone, now);
        meeting.Tell(new MeetingPlanned(meeting.Id.Value, action.Slug, number, time.Start, time.End));
        return meeting;
    }

    /// <summary>Nobody needs to think of coming to what was called off.</summary>
    public bool IsOver(Notice told) => CalledOffAt is not null && MeetingNotices.IsBefore(told);

    /// <summary>Whoever is asked to come may see what it is about.</summary>
    [TellsNobody("The invitation tells it.")]
    public void Admit(Guid account)
    {
        var name = Named.Person(account);
        if (!Audience.Contains($" {name} ", StringComparison.Ordinal))
            Audience += Named.Of(name);
    }

    /// <summary>Whoever is asked to come no longer sees it for that reason.</summary>
    [TellsNobody("The invitation tells it.")]
    public void Dismiss(Guid account) => Audience = Audience.Replace(Named.Of(Named.Person(account)), "", StringComparison.Ordinal);

    public Result<Done> Revise(string title, string? place, string? link, DateTimeOffset now)
    {
        if (Fixed() is { } over)
            return over;
        if ((Title, Place, Link) == (title.Trim(), place, link))
            return new Done();
        Sequence++;
        (Title, Place, Link, UpdatedAt) = (title.Trim(), place, link, now);
        Tell(new MeetingRevised(Id.Value, ActionSlug, Number));
        return new Done();
    }

    /// <summary>Lays the points in a new order, with new words. One under which something was decided stays.</summary>
    public Result<Done> SetAgenda(IReadOnlyList<AgendaItem> items, DateTimeOffset now)
    {
        if (Fixed() is { } over)
            return over;
        foreach (var decision in Decisions)
        {
            if (items.All(item => item.Id != decision.Item))
                return Problem.Rule("actions.agenda-item-decided", "A point under which something was decided stays on the agenda: decision {0}.", decision.Number);
        }

        var next = Agenda.Concat(items).Select(item => item.Id).Append(LastItem).Max();
        Agenda = [.. items.Select(item => item.Id > 0 ? item : item with { Id = ++next })];
        (LastItem, UpdatedAt) = (next, now);
        Tell(new AgendaLaid(Id.Value, ActionSlug, Number));
        return new Done();
    }

    public Result<Done> Move(MeetingTime time, string because, string by, DateTimeOffset now)
    {
        if (Closed() is { } over)
            return over;
        if (time == Time)
            return Problem.Rule("actions.meeting-not-moved", "This is when it is held already. Give another time.");
        if (Held(now) is { } held)
            return held;

        Moves = [.. Moves, new(Time, because, by, now)];
        (Start, End, Zone, UpdatedAt) = (time.Start, time.End, time.Zone, now);
        Sequence++;
        Tell(new MeetingMoved(Id.Value, ActionSlug, Number, Start, End));
        return new Done();
    }

    public Result<Done> CallOff(string because, DateTimeOffset now)
    {
        if (Closed() is { } over)
            return over;
        if (Held(now) is { } held)
            return held;

        (CalledOffAt, CalledOffBecause, UpdatedAt) = (now, because, now);
        Sequence++;
        Tell(new MeetingCalledOff(Id.Value, ActionSlug, Number));
        return new Done();
    }

    /// <param name="item">The point of the agenda.</param>
    /// <param name="text">What was decided.</param>
    /// <param name="by">Who records it, as readers are told.</param>
    /// <param name="now">When.</param>
    /// <param name="authority">Where that person works.</param>
    public Result<Decision> Decide(int item, string text, string by, DateTimeOffset now, string? authority = null)
    {
        if (Fixed() is { } over)
            return over;
        if (Agenda.All(one => one.Id != item))
            return Problem.Rule("actions.agenda-item-unknown", "Choose a point of the agenda.");

        var decision = new Decision(Decisions.Count + 1, item, text.Trim(), by, now, Task: null, authority);
        (Decisions, UpdatedAt) = ([.. Decisions, decision], now);
        Tell(new DecisionRecorded(Id.Value, ActionSlug, Number, decision.Number));
        return decision;
    }

    /// <summary>Notes the task that a decision became.</summary>
    public void BecameTask(int decision, string task)
    {
        Decisions = [.. Decisions.Select(one => one.Number == decision ? one with { Task = task } : one)];
        Tell(new DecisionBecameTask(Id.Value, ActionSlug, Number, decision, task));
    }

    /// <summary>A decision that has not become a task yet.</summary>
    public Result<Decision> OpenDecision(int number)
    {
        if (Closed() is { } over)
            return over;
        if (Decisions.FirstOrDefault(one => one.Number == number) is not { } decision)
            return Problem.Missing("actions.decision-unknown", "{0} has no decision {1}.", Number, number);
        return decision.Task is { } task
            ? Problem.Rule("actions.decision-is-task", "This decision became the task {0} already.", task)
            : decision;
    }

    [TellsNobody("A draft is for those who write it, until it is approved.")]
    public Result<Done> Write(string text, DateTimeOffset now)
    {
        if (Fixed() is { } over)
            return over;

        (Draft, UpdatedAt) = (text, now);
        return new Done();
    }

    /// <param name="by">Who approves them, as readers are told.</param>
    /// <param name="now">When.</param>
    /// <param name="authority">Where that person works.</param>
    public Result<ApprovedMinutes> Approve(string by, DateTimeOffset now, string? authority = null)
    {
        if (Closed() is { } over)
            return over;
        if (string.IsNullOrWhiteSpace(Draft))
            return Problem.Rule("actions.minutes-missing", "There are no minutes to approve. Write them first.");
        if (now < Start)
            return Problem.Rule("actions.minutes-too-early", "The meeting has not begun. Its minutes can be approved afterwards.");

        var minutes = new ApprovedMinutes(Approved.Count + 1, Draft, by, now, Correcting, authority);
        Approved = [.. Approved, minutes];
        (Draft, Correcting, UpdatedAt) = (null, null, now);
        Tell(new MinutesApproved(Id.Value, ActionSlug, Number, minutes.Round));
        return minutes;
    }

    public Result<Done> Correct(string because, DateTimeOffset now)
    {
        if (Minutes is not { } approved || Correcting is not null)
            return Problem.Rule("actions.minutes-open", "These minutes are not approved yet: change them as they are.");

        (Draft, Correcting, UpdatedAt) = (approved.Text, because, now);
        Tell(new MinutesReopened(Id.Value, ActionSlug, Number));
        return new Done();
    }

    private Problem? Fixed() => Closed() ?? (IsFixed
        ? Problem.Rule("actions.minutes-approved", "The minutes were approved and do not change any more. Open a round of correction and say why.")
        : null);

    // What was decided before it began does not show that it was held.
    private Problem? Held(DateTimeOffset now) => Minutes is not null || (Decisions.Count > 0 && now >= Start)
        ? Problem.Rule("actions.meeting-was-held", "It was held, for its minutes are approved or something was decided: it cannot be moved or called off.")
        : null;

    private Problem? Closed() => CalledOffAt is null
        ? null
        : Problem.Rule("actions.meeting-called-off", "{0} was called off and does not change any more. Plan a new meeting.", Number);
}
