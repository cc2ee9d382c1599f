using System.Globalization;
using System.Text;

namespace Entente.Actions.Portfolio;

/// <summary>Who acts for a country: the country, and the authority where the source names it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Authority">The authority's code; null when only the country is stated.</param>
internal readonly record struct Party(string Country, string? Authority)
{
    public override string ToString() => Authority ?? Kernel.Country.Of(Country).Name("en");
}

/// <summary>Short names for addresses and codes.</summary>
internal static class Slugs
{
    public const int MaxLength = 60;

    // Letters that are no letter with a mark on it, as the languages that write them spell them without.
    private static readonly Dictionary<char, string> Spelt = new()
    {
        ['œ'] = "oe", ['æ'] = "ae", ['ß'] = "ss", ['ł'] = "l", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ħ'] = "h", ['ı'] = "i",
    };

    public static bool IsValid(string slug) =>
        slug.Length is > 0 and <= MaxLength && !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--", StringComparison.Ordinal)
        && slug.All(letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    /// <summary>"Agence de la biomédecine" becomes "agence-de-la-biomedecine"; "JAMS 2.0" becomes "jams-2-0".</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (letter is >= 'a' and <= 'z' or >= '0' and <= '9')
                slug.Append(letter);
            else if (Spelt.TryGetValue(letter, out var spelt))
                slug.Append(spelt);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length <= MaxLength ? text : text[..MaxLength].Trim('-');
    }
}
