namespace Entente.Actions.Meetings;

/// <summary>What stands on a day of the month, as the calendar shows it.</summary>
/// <param name="Day">The first day.</param>
/// <param name="LastDay">The last day.</param>
/// <param name="Href">Its page.</param>
/// <param name="Hour">"10:00 " for a meeting, on its first day; null for a day without an hour.</param>
/// <param name="Name">Action and number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="IsMeeting">A meeting, not a day by which something is due.</param>
/// <param name="IsOff">Called off.</param>
public sealed record MonthEntry(DateOnly Day, DateOnly LastDay, string Href, string? Hour, string Name, string Title, bool IsMeeting, bool IsOff)
{
    internal static MonthEntry Of(DatedItem item) => new(
        item.Day, item.LastDay, item.Href, item.Meeting is { } meeting ? MeetingWords.Clock(meeting.Time.LocalStart) + " " : null, $"{item.Acronym} {item.Number}", item.Title,
        item.Kind == EventKind.Meeting, item.IsOff);
}
