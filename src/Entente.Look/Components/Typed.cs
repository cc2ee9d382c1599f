using System.Globalization;
using Entente.Kernel;
using Entente.Kernel.Calendar;

namespace Entente.Look.Components;

/// <summary>
/// Reads what people typed into a form. Every field arrives as text, so that the page can give back what was typed; whatever is
/// not what it should be becomes a fault of its place.
/// </summary>
public sealed class Typed
{
    private readonly List<Fault> faults = [];

    /// <summary>The refusal with every fault found so far; null when all could be read.</summary>
    public Problem? Problem => faults.Count == 0
        ? null
        : Problem.Malformed("platform.form-unreadable", "Some answers cannot be read.") with { Faults = faults };

    /// <summary>A whole number; null when nothing was typed.</summary>
    public int? WholeNumber(string? text, string place)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;

        faults.Add(new(place, "platform.not-a-whole-number", "'{0}' is not a whole number.", text.Trim()));
        return null;
    }

    /// <summary>An amount of euros as people write it or pages print it; null when nothing was typed.</summary>
    public decimal? Euros(string? text, string place) =>
        Amount(text, place, NumberReading.Euros, "platform.not-an-amount", "'{0}' is no amount that is clear. Write it as 4800000, 4 800 000.50 or 4.8 M.");

    /// <summary>A share in per cent, with the sign or without; null when nothing was typed.</summary>
    public decimal? Percent(string? text, string place) =>
        Amount(text, place, NumberReading.Percent, "platform.not-a-share", "'{0}' is not a share that is clear. Write it as 80 or 37.5 %.");

    private decimal? Amount(string? text, string place, Func<string, CultureInfo, decimal?> read, string code, string message)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (read(text, Formats.Culture) is { } number)
            return number;

        faults.Add(new(place, code, message, text.Trim()));
        return null;
    }

    /// <summary>A time of day as a time field sends it; null when nothing was typed.</summary>
    public TimeOnly? Time(string? text, string place)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;

        faults.Add(new(place, "platform.not-a-time", "'{0}' is not a time of day. Write it as 14:30.", text.Trim()));
        return null;
    }

    /// <summary>A day as people write it (<see cref="DateReading"/>); null when nothing was typed.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="place">The name of the field.</param>
    /// <param name="months">From when months are counted, where <c>M12</c> is an answer.</param>
    public DateOnly? Day(string? text, string place, CountedMonths? months = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!DateReading.TryRead(text, Formats.Culture, months, out var date))
        {
            faults.Add(new(place, "platform.not-a-day", "'{0}' is not a day that exists. Write it as 30/04/2026 or 2026-04-30.", text.Trim()));
            return null;
        }

        if (!date.IsDay)
        {
            faults.Add(new(place, "platform.day-missing", "'{0}' names no day. Write the day too, as 30/04/2026.", text.Trim()));
            return null;
        }

        if (CalendarReach.Fault(place, date.First) is { } outside)
            faults.Add(outside);
        return date.First;
    }

    /// <summary>As much of a date as people wrote (<see cref="DateReading"/>), as ISO 8601 writes it; null when nothing was typed.</summary>
    public string? Date(string? text, string place)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateReading.TryRead(text, Formats.Culture, null, out var date))
            return date.ToString();

        faults.Add(new(place, "platform.not-a-date", "'{0}' is not a date that exists. Write it as 30/04/2026, or 04/2026 or 2026 if that is all that is known.", text.Trim()));
        return null;
    }
}
