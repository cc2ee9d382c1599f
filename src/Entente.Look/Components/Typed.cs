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

    /// <summary>A number as the reader's language writes it, or with a point; spaces between thousands are fine.</summary>
    public decimal? Number(string? text, string place)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var bare = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        var culture = Formats.Culture;
        // Thousands separators are not allowed: "1,234" means different numbers in different countries, so it is asked again.
        var read = decimal.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, culture, out var number)
            || decimal.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        if (read)
            return number;

        faults.Add(new(place, "platform.not-a-number", "'{0}' is not a number. Write it without thousands separators, such as 4800000 or 0.5.", text.Trim()));
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

    /// <summary>A day as a date field sends it; null when nothing was typed.</summary>
    public DateOnly? Day(string? text, string place)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (CalendarReach.Fault(place, day) is { } outside)
                faults.Add(outside);
            return day;
        }

        faults.Add(new(place, "platform.not-a-day", "'{0}' is not a day that exists. Write it as 2026-04-30.", text.Trim()));
        return null;
    }
}
