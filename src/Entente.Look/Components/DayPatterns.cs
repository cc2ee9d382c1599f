using System.Collections.Concurrent;
using System.Globalization;

namespace Entente.Look.Components;

/// <summary>How a language writes days, from the framework's CLDR data: <c>d. MMMM yyyy</c>, <c>yyyy. MMMM d.</c></summary>
/// <param name="Long">With the month written out.</param>
/// <param name="Short">With the month in short.</param>
/// <param name="Month">A month of a year.</param>
/// <param name="ShortMonth">The same, in short.</param>
internal sealed record DayPatterns(string Long, string Short, string Month, string ShortMonth)
{
    private static readonly ConcurrentDictionary<string, DayPatterns> Known = new(StringComparer.Ordinal);

    // The framework's "en" is that of the United States.
    private static readonly DayPatterns English = new("d MMMM yyyy", "d MMM yyyy", "MMMM yyyy", "MMM yyyy");

    public static DayPatterns Of(CultureInfo culture) => Known.GetOrAdd(culture.Name, static (_, culture) => Read(culture), culture);

    private static DayPatterns Read(CultureInfo culture)
    {
        if (culture.TwoLetterISOLanguageName == "en")
            return English;
        var days = culture.DateTimeFormat.GetAllDateTimePatterns('D');
        var day = days.FirstOrDefault(pattern => !pattern.Contains("dddd", StringComparison.Ordinal) && pattern.Contains("MMMM", StringComparison.Ordinal)) ?? English.Long;
        var month = culture.DateTimeFormat.YearMonthPattern;
        return new(day, InShort(day), month, InShort(month));
    }

    private static string InShort(string pattern) => pattern.Replace("MMMM", "MMM", StringComparison.Ordinal);
}
