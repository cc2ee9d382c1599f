using System.Globalization;
using System.Text.Json.Serialization;

namespace Entente.Kernel.Calendar;

/// <summary>
/// One public holiday and the rule by which it falls on a day: exactly one of <paramref name="On"/>, <paramref name="Easter"/>,
/// <paramref name="OrthodoxEaster"/> and <paramref name="Days"/> is given.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="On">The same day each year, <c>MM-dd</c>.</param>
/// <param name="Easter">Days after Easter Sunday; negative for days before.</param>
/// <param name="Days">The days themselves, for what an institution decides from year to year.</param>
/// <param name="From">First year; null for as long as the table reaches.</param>
/// <param name="Until">Last year; null for still.</param>
/// <param name="OrthodoxEaster">Days after the Easter Sunday of the orthodox churches.</param>
/// <param name="Next">Not on that day itself but on the first such weekday from it on: the first Monday of May is the Monday from 1 May on.</param>
/// <param name="Moved">By how many days it moves when it falls on a weekday: King's Day from a Sunday to the Saturday before.</param>
/// <param name="Substitute">True when the next working day is free instead where it falls on a Saturday or Sunday.</param>
/// <param name="ToBeConfirmed">True when the independent calendars do not agree about it, or it is decided anew each year.</param>
public sealed record HolidayRule(
    LocalText Name, string? On = null, int? Easter = null, IReadOnlyList<DateOnly>? Days = null, int? From = null, int? Until = null,
    int? OrthodoxEaster = null, [property: JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] DayOfWeek? Next = null,
    IReadOnlyDictionary<DayOfWeek, int>? Moved = null, bool Substitute = false, bool ToBeConfirmed = false)
{
    // What is wrong with it; null when nothing is.
    internal string? Slip
    {
        get
        {
            var ways = (On is null ? 0 : 1) + (Easter is null ? 0 : 1) + (OrthodoxEaster is null ? 0 : 1) + (Days is null ? 0 : 1);
            return ways != 1 ? "needs one of: on, easter, orthodoxEaster, days"
                : On is null && (Next is not null || Moved is not null) ? "has no day of the year that could move" : null;
        }
    }

    internal IEnumerable<Holiday> Of(int year) =>
        year < From || year > Until ? [] : DaysOf(year).Select(day => new Holiday(day, Name) { ToBeConfirmed = ToBeConfirmed, IsMadeUp = Substitute });

    private IEnumerable<DateOnly> DaysOf(int year)
    {
        if (On is not null)
        {
            var day = DateOnly.ParseExact($"2000-{On}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
            // 29 February is a holiday nowhere; a table that says so means leap years.
            return day is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? [] : [Move(new(year, day.Month, day.Day))];
        }

        if (Easter is { } western)
            return [Calendar.Easter.Sunday(year).AddDays(western)];
        return OrthodoxEaster is { } eastern ? [Calendar.Easter.OrthodoxSunday(year).AddDays(eastern)] : (Days ?? []).Where(day => day.Year == year);
    }

    private DateOnly Move(DateOnly day)
    {
        if (Next is { } weekday)
            return day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);
        return Moved is not null && Moved.TryGetValue(day.DayOfWeek, out var by) ? day.AddDays(by) : day;
    }
}

/// <summary>A public holiday on its day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">What it is called.</param>
public sealed record Holiday(DateOnly Day, LocalText Name)
{
    /// <summary>True when its day could not be confirmed.</summary>
    public bool ToBeConfirmed { get; init; }

    /// <summary>True for the free day that stands in for one that a weekend swallowed.</summary>
    public bool IsInstead { get; init; }

    // True when a working day is free instead where it falls on a weekend.
    internal bool IsMadeUp { get; init; }
}
