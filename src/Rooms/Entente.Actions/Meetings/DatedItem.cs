using System.Linq.Expressions;

namespace Entente.Actions.Meetings;

/// <summary>What sort of thing stands in a calendar.</summary>
internal enum EventKind
{
    Meeting,
    Deliverable,
    Milestone,
}

/// <summary>Something of an action that has a day or a time.</summary>
internal sealed record DatedItem(
    EventKind Kind, Guid Id, string Slug, string Acronym, int? WorkPackage, string Number, string Title, DateOnly Day, DateOnly LastDay, bool IsNarrow)
{
    public DatedMeeting? Meeting { get; init; }

    public int Version { get; init; }

    public bool IsDemo { get; init; }

    public bool IsOff => Meeting?.CalledOffAt is not null;

    public string Href => $"/ja/{Slug}/{(Kind switch { EventKind.Meeting => "meetings", EventKind.Deliverable => "deliverables", _ => "milestones" })}/{Number}";

    public static DatedItem Of(DatedMeeting one, DatedAction action)
    {
        var time = one.Time;
        return new(
            EventKind.Meeting, one.Id.Value, action.Slug, action.Acronym, one.WorkPackage, one.Number, one.Title, DateOnly.FromDateTime(time.LocalStart),
            DateOnly.FromDateTime(time.LocalEnd), action.IsNarrow || DatedAction.Narrow(one.Edition, one.Handling))
        {
            Meeting = one, Version = one.Sequence, IsDemo = one.IsDemo,
        };
    }
}

/// <summary>The action of something that has a day.</summary>
/// <param name="IsNarrow">Made for named readers: what is of it leaves the platform in no feed.</param>
internal sealed record DatedAction(string Slug, string Acronym, bool IsNarrow)
{
    public static DatedAction Of(JointAction action) => new(action.Slug, action.Acronym, Narrow(action.Edition, action.Handling));

    public static bool Narrow(Edition edition, Handling handling) => edition == Edition.Restricted || handling is Handling.Red or Handling.AmberStrict;
}

/// <summary>What a calendar says of a meeting: its minutes and decisions stay where they are.</summary>
internal sealed record DatedMeeting
{
    private static readonly Func<Meeting, DatedMeeting> Made = From.Compile();

    /// <summary>For a query: the database gives no more than this.</summary>
    public static Expression<Func<Meeting, DatedMeeting>> From => one => new()
    {
        Id = one.Id, Action = one.Action, WorkPackage = one.WorkPackage, Number = one.Number, Title = one.Title, Start = one.Start, End = one.End, Zone = one.Zone,
        Place = one.Place, Link = one.Link, Agenda = one.Agenda, CalledOffAt = one.CalledOffAt, Sequence = one.Sequence, UpdatedAt = one.UpdatedAt,
        IsDemo = one.IsDemo, Edition = one.Edition, Handling = one.Handling,
    };

    public required Id<Meeting> Id { get; init; }

    public required Id<JointAction> Action { get; init; }

    public required int? WorkPackage { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public required string Zone { get; init; }

    public required string? Place { get; init; }

    public required string? Link { get; init; }

    public required IReadOnlyList<AgendaItem> Agenda { get; init; }

    public required DateTimeOffset? CalledOffAt { get; init; }

    public required int Sequence { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required bool IsDemo { get; init; }

    public required Edition Edition { get; init; }

    public required Handling Handling { get; init; }

    public MeetingTime Time => new(Start, End, Zone);

    public static DatedMeeting Of(Meeting meeting) => Made(meeting);
}
