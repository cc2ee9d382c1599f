using System.Globalization;
using Entente.Kernel;
using Entente.Look.Languages;

namespace Entente.Look.Components;

/// <summary>Dates, amounts and shares as the reader's language writes them. Only pages use it; everything else is invariant.</summary>
public static class Formats
{
    /// <summary>The space that keeps a number and its sign on one line.</summary>
    private const char Thin = '\u202F';

    /// <summary>The two letters of the language that the page is in.</summary>
    public static string Language => Culture.TwoLetterISOLanguageName;

    /// <summary>The reader's language; formatting follows it, for a page in French with English numbers helps nobody.</summary>
    public static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>"11 Jun 2026": the month in letters, because 06/11 is two different days in Europe.</summary>
    public static string Day(DateOnly day) => Written(day, DayPatterns.Of(Culture).Short);

    /// <summary>"Jun 2026".</summary>
    public static string Month(DateOnly day) => day.ToString(DayPatterns.Of(Culture).ShortMonth, Culture);

    /// <summary>"11 June 2026".</summary>
    public static string LongDay(DateOnly day) => Written(day, DayPatterns.Of(Culture).Long);

    /// <summary>"11 Jun 2026, 14:05": the clocks in Brussels, whose day all deadlines are counted in.</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = Clock.InBrussels(moment);
        return Day(DateOnly.FromDateTime(local)) + local.ToString(", HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>As much of the date as is known: "11 Jun 2026", "April 2026" or "2026".</summary>
    public static string Partial(PartialDate date) => date switch
    {
        { IsDay: true } => Day(date.First),
        { Month: not null } => date.First.ToString(DayPatterns.Of(Culture).Month, Culture),
        _ => date.Year.ToString("D4", Culture),
    };

    /// <summary>Rounded for reading at a glance: "€4.80 M", "4,80 M€".</summary>
    public static string Money(Money money) => Math.Abs(money.Amount) switch
    {
        >= 1_000_000m => Place(money.Currency, (money.Amount / 1_000_000m).ToString("N2", Culture), WrittenSigns.Million),
        >= 10_000m => Place(money.Currency, (money.Amount / 1_000m).ToString("N0", Culture), WrittenSigns.Thousand),
        _ => MoneyInFull(money),
    };

    /// <summary>To the unit, or to the cent when there are cents: "€4,800,000", "4 800 000 €".</summary>
    public static string MoneyInFull(Money money) => Place(
        money.Currency, money.Amount.ToString(money.Amount == decimal.Truncate(money.Amount) ? "N0" : "N2", Culture), unit: "");

    /// <summary>A share of 0 to 1 in whole percent: "80 %".</summary>
    public static string Percent(decimal share) =>
        (share * 100m).ToString("N0", Culture) + Thin + "%";

    /// <summary>How many, with the thousands apart.</summary>
    public static string Count(int count) => count.ToString("N0", Culture);

    /// <summary>How many of a list that is not counted to its end: "1,000+" beyond <see cref="Lists.Page{T}.MostCounted"/>.</summary>
    public static string Capped(int count) => count > Page<object>.MostCounted ? Count(Page<object>.MostCounted) + "+" : Count(count);

    // French says "1er juin" and 2, 3, 4 for the other days.
    private static string Written(DateOnly day, string pattern)
    {
        var written = day.ToString(pattern, Culture);
        return day.Day == 1 && Language == "fr" ? "1er" + written[1..] : written;
    }

    private static string Place(string currency, string number, string unit)
    {
        string sign = currency == "EUR" ? "€" : currency;
        string scaled = unit.Length == 0 ? number : number + Thin + unit;
        // CLDR says on which side the sign stands: 0 and 2 before the number, 1 and 3 behind it.
        if (Culture.NumberFormat.CurrencyPositivePattern is 1 or 3)
            return unit.Length == 0 || sign.Length > 1 ? scaled + Thin + sign : scaled + sign;
        return sign.Length > 1 || Culture.NumberFormat.CurrencyPositivePattern == 2 ? sign + Thin + scaled : sign + scaled;
    }
}
