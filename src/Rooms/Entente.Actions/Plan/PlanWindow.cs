using System.Globalization;

namespace Entente.Actions.Plan;

/// <summary>Which part of the timeline is shown: all of it, or the year, quarter or month in which a day lies. It stands in the address and nowhere else.</summary>
/// <param name="Zoom"><c>year</c>, <c>quarter</c>, <c>month</c>, or null for all.</param>
/// <param name="From">The first day shown.</param>
/// <param name="To">The last day shown.</param>
public sealed record PlanWindow(string? Zoom, DateOnly From, DateOnly To)
{
    /// <summary>The word of the address for how much is shown.</summary>
    public const string ZoomKey = "zoom";

    /// <summary>The word of the address for a day in what is shown.</summary>
    public const string DayKey = "at";

    /// <summary>How much may be shown but all.</summary>
    public static readonly IReadOnlyList<string> Zooms = ["year", "quarter", "month"];

    /// <summary>A day in what comes before; null when nothing does.</summary>
    public DateOnly? Earlier { get; private init; }

    /// <summary>A day in what comes after; null when nothing does.</summary>
    public DateOnly? Later { get; private init; }

    /// <summary>What the address asks for within the whole axis; today, or what is nearest to it, where it names no day.</summary>
    public static PlanWindow Of(string? zoom, string? at, (DateOnly From, DateOnly To) axis, DateOnly today)
    {
        if (zoom is null || !Zooms.Contains(zoom))
            return new(null, axis.From, axis.To);

        var wanted = DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : today;
        var inside = wanted < axis.From ? axis.From : wanted > axis.To ? axis.To : wanted;
        var (first, months) = zoom switch
        {
            "year" => (new DateOnly(inside.Year, 1, 1), 12),
            "quarter" => (new DateOnly(inside.Year, ((inside.Month - 1) / 3 * 3) + 1, 1), 3),
            _ => (new DateOnly(inside.Year, inside.Month, 1), 1),
        };
        var last = first.AddMonths(months).AddDays(-1);
        return new(zoom, first, last) { Earlier = first > axis.From ? first.AddDays(-1) : null, Later = last < axis.To ? last.AddDays(1) : null };
    }

    /// <summary>A day as the address writes it; a reader who goes nearer keeps the middle of what was seen.</summary>
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
