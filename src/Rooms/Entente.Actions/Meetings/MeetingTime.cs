using System.Text.Json.Serialization;

namespace Entente.Actions.Meetings;

/// <summary>When a meeting is held: two moments, and the zone whose clocks people read them on.</summary>
/// <param name="Start">When it begins, UTC.</param>
/// <param name="End">When it ends, UTC.</param>
/// <param name="Zone">IANA name of the zone in which it is held, <c>Europe/Brussels</c>.</param>
internal sealed record MeetingTime(DateTimeOffset Start, DateTimeOffset End, string Zone)
{
    public const string DefaultZone = "Europe/Brussels";

    /// <summary>The zones to choose from on a page, a capital each; a program may name any other.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        DefaultZone, "Europe/Amsterdam", "Europe/Athens", "Europe/Berlin", "Europe/Bratislava", "Europe/Bucharest", "Europe/Budapest", "Europe/Copenhagen",
        "Europe/Dublin", "Europe/Helsinki", "Europe/Lisbon", "Europe/Ljubljana", "Europe/London", "Europe/Luxembourg", "Europe/Madrid", "Europe/Malta",
        "Asia/Nicosia", "Europe/Oslo", "Europe/Paris", "Europe/Prague", "Atlantic/Reykjavik", "Europe/Riga", "Europe/Rome", "Europe/Sofia", "Europe/Stockholm",
        "Europe/Tallinn", "Europe/Vaduz", "Europe/Vienna", "Europe/Vilnius", "Europe/Warsaw", "Europe/Zagreb", "Etc/UTC",
    ];

    /// <summary>Day and time of the beginning, as the clocks there show it.</summary>
    [JsonIgnore]
    public DateTime LocalStart => TimeZoneInfo.ConvertTime(Start, Find(Zone)!).DateTime;

    /// <summary>Day and time of the end, as the clocks there show it.</summary>
    [JsonIgnore]
    public DateTime LocalEnd => TimeZoneInfo.ConvertTime(End, Find(Zone)!).DateTime;

    /// <summary>Reads what was asked; every place that is wrong becomes a fault.</summary>
    public static Result<MeetingTime> Of(AskedTime ask)
    {
        var faults = new List<Fault>();
        var zone = Find(CreateJointAction.Blank(ask.Zone) ?? DefaultZone);
        if (zone is null)
            faults.Add(new(nameof(AskedTime.Zone), "actions.meeting-zone", "Choose a time zone from the list, such as Europe/Brussels."));
        if (ask.Day is not { Year: >= 2000 and < 2100 })
            faults.Add(new(nameof(AskedTime.Day), "actions.meeting-day", "Give the day on which it begins."));
        if (ask.From is null)
            faults.Add(new(nameof(AskedTime.From), "actions.meeting-from", "Give the time at which it begins."));
        if (ask.Until is null)
            faults.Add(new(nameof(AskedTime.Until), "actions.meeting-until", "Give the time at which it ends."));
        var last = ask.LastDay ?? ask.Day;
        if (ask.Day is { } begin && last is { } end && (end < begin || end.DayNumber - begin.DayNumber > 13))
            faults.Add(new(nameof(AskedTime.LastDay), "actions.meeting-last-day", "It ends on the day on which it begins, or within the thirteen days after it."));
        if (faults.Count > 0)
            return Problem.Rule("actions.meeting-faulty", "Some answers need to be mended.") with { Faults = faults };

        var time = new MeetingTime(Moment(zone!, ask.Day!.Value, ask.From!.Value), Moment(zone!, last!.Value, ask.Until!.Value), CreateJointAction.Blank(ask.Zone) ?? DefaultZone);
        return time.End > time.Start
            ? time
            : Problem.Rule("actions.meeting-faulty", "Some answers need to be mended.") with
            {
                Faults = [new(nameof(AskedTime.Until), "actions.meeting-ends-before-start", "It must end after it begins.")],
            };
    }

    private static TimeZoneInfo? Find(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId ? found : null;

    // A time that is skipped in spring is taken an hour later, as in Clock.MomentInBrussels.
    private static DateTimeOffset Moment(TimeZoneInfo zone, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>When somebody wants a meeting to be held, on the clocks of its zone.</summary>
/// <param name="Day">The day on which it begins.</param>
/// <param name="From">The time at which it begins.</param>
/// <param name="LastDay">The day on which it ends; null for the same.</param>
/// <param name="Until">The time at which it ends.</param>
/// <param name="Zone">IANA name of the zone; null for Europe/Brussels.</param>
public sealed record AskedTime(DateOnly? Day, TimeOnly? From, [MayBeMissing] DateOnly? LastDay, TimeOnly? Until, [MayBeMissing] string? Zone);
