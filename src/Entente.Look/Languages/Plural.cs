using Entente.Look.Components;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Languages;

/// <summary>
/// Which of several sentences goes with a number, by the plural rules of Unicode's CLDR for whole numbers. A language has a sentence for
/// one and one for the others; where its rule knows more forms, their sentences stand under the key of the others with the form's name:
/// <c>jobs</c>, <c>jobs-one</c>, <c>jobs-few</c>. A form without a sentence takes that of the others.
/// </summary>
public static class Plural
{
    private const string One = "one", Two = "two", Few = "few", Many = "many", Zero = "zero", Other = "other";

    private static readonly Dictionary<string, Func<int, string>> Rules = new(StringComparer.Ordinal)
    {
        ["fr"] = n => n is 0 or 1 ? One : IsMillions(n) ? Many : Other,
        ["es"] = Romance,
        ["it"] = Romance,
        // As in Portugal; Brazil counts zero as one.
        ["pt"] = Romance,
        ["cs"] = n => n == 1 ? One : n is >= 2 and <= 4 ? Few : Other,
        ["sk"] = n => n == 1 ? One : n is >= 2 and <= 4 ? Few : Other,
        ["pl"] = n => n == 1 ? One : n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) ? Few : Many,
        ["sl"] = n => (n % 100) switch { 1 => One, 2 => Two, 3 or 4 => Few, _ => Other },
        ["hr"] = n => n % 10 == 1 && n % 100 != 11 ? One : n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) ? Few : Other,
        ["lt"] = n => n % 100 is >= 11 and <= 19 || n % 10 == 0 ? Other : n % 10 == 1 ? One : Few,
        ["lv"] = n => n % 10 == 0 || n % 100 is >= 11 and <= 19 ? Zero : n % 10 == 1 ? One : Other,
        ["ro"] = n => n == 1 ? One : n == 0 || n % 100 is >= 1 and <= 19 ? Few : Other,
        ["mt"] = n => n == 1 ? One : n == 2 ? Two : n == 0 || n % 100 is >= 3 and <= 10 ? Few : n % 100 is >= 11 and <= 19 ? Many : Other,
        ["ga"] = n => n switch { 1 => One, 2 => Two, >= 3 and <= 6 => Few, >= 7 and <= 10 => Many, _ => Other },
    };

    /// <summary>The form of a number in a language of the Union: <c>zero</c>, <c>one</c>, <c>two</c>, <c>few</c>, <c>many</c> or <c>other</c>.</summary>
    /// <param name="language">Two letters.</param>
    /// <param name="n">The sign does not count.</param>
    public static string Form(string language, int n)
    {
        var size = n == int.MinValue ? int.MaxValue : Math.Abs(n);
        return Rules.TryGetValue(language, out var rule) ? rule(size) : size == 1 ? One : Other;
    }

    /// <summary>True where the reader's language speaks of a number with decimals as of one: French does below two.</summary>
    public static bool IsOne(double number) => Formats.Language == "fr" ? Math.Abs(number) < 2 : Math.Abs(number) == 1;

    /// <summary>The key for <paramref name="n"/> in the reader's language.</summary>
    public static string Of(IStringLocalizer texts, int n, string oneKey, string otherKey)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var form = Form(Formats.Language, n);
        if (form is One or Other)
            return form == One ? oneKey : otherKey;
        var key = $"{otherKey}-{form}";
        return texts[key].ResourceNotFound ? otherKey : key;
    }

    /// <summary>The sentence for <paramref name="n"/>, with the number in its first place.</summary>
    public static string Say(IStringLocalizer texts, int n, string oneKey, string otherKey)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts[Of(texts, n, oneKey, otherKey), Formats.Count(n)];
    }

    private static string Romance(int n) => n == 1 ? One : IsMillions(n) ? Many : Other;

    private static bool IsMillions(int n) => n != 0 && n % 1_000_000 == 0;
}
