using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Meetings;

/// <summary>A meeting in a list, as a page shows it.</summary>
public sealed record MeetingLine(
    string Number, string Title, string Href, int? WorkPackage, string PackageTitle, string When, DateTimeOffset Start, string State, string StateText, Tone Tone, bool IsDemo);

/// <summary>How pages say when a meeting is held and how it stands.</summary>
internal static class MeetingWords
{
    /// <summary>"11 Jun 2026, 14:00–16:00 (Brussels)": on the clocks of the place where it is held.</summary>
    public static string Say(MeetingTime time, IStringLocalizer texts)
    {
        var (start, end) = (time.LocalStart, time.LocalEnd);
        var last = end.Date == start.Date ? "" : Formats.Day(DateOnly.FromDateTime(end)) + ", ";
        return $"{Formats.Day(DateOnly.FromDateTime(start))}, {Clock(start)}{(last.Length == 0 ? "–" : " – ")}{last}{Clock(end)} ({Place(time.Zone, texts)})";
    }

    /// <summary>The town whose clocks are meant; a zone that a program chose keeps its own name.</summary>
    public static string Place(string zone, IStringLocalizer texts) => texts[$"zone.{zone}"] is { ResourceNotFound: false } town ? town.Value : zone;

    public static string Clock(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string StateOf(Meeting one, DateTimeOffset now) => one switch
    {
        { CalledOffAt: not null } => "called-off",
        { Minutes: not null, Correcting: null } => "approved",
        _ when one.End < now => "minutes-open",
        _ => "planned",
    };

    /// <summary>Every state, in the order of the filter.</summary>
    public static IReadOnlyList<string> States { get; } = ["planned", "minutes-open", "approved", "called-off"];

    /// <summary><see cref="StateOf"/> for a query; an empty list of approved minutes is stored as <c>[]</c>.</summary>
    public static Expression<Func<Meeting, string>> InState(DateTimeOffset now) => one => one.CalledOffAt != null ? "called-off"
        : (string)(object)one.Approved != "[]" && one.Correcting == null ? "approved"
        : one.End < now ? "minutes-open" : "planned";

    /// <summary>Those in one of the states, for a query.</summary>
    public static Expression<Func<Meeting, bool>> IsIn(string state, DateTimeOffset now) =>
        Expression.Lambda<Func<Meeting, bool>>(Expression.Equal(InState(now).Body, Expression.Constant(state)), InState(now).Parameters);

    public static MeetingLine Line(PlanHead head, Meeting one, DateTimeOffset now, IStringLocalizer texts)
    {
        var state = StateOf(one, now);
        return new(
            one.Number, one.Title, $"{head.Root}/meetings/{one.Number}", one.WorkPackage, one.WorkPackage is { } package ? head.PackageTitle(package) : "", Say(one.Time, texts),
            one.Start, state, texts[$"meeting-state.{state}"],
            state switch { "approved" => Tone.Good, "minutes-open" => Tone.Wait, "planned" => Tone.Info, _ => Tone.Neutral }, one.IsDemo);
    }
}
