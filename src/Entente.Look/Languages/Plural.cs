using Entente.Look.Components;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Languages;

/// <summary>Which of two sentences goes with a number.</summary>
public static class Plural
{
    /// <summary>The key for <paramref name="n"/> in the reader's language: French counts zero as one, English does not.</summary>
    public static string Of(int n, string oneKey, string otherKey) =>
        n == 1 || (n == 0 && Formats.Language == "fr") ? oneKey : otherKey;

    /// <summary>The sentence for <paramref name="n"/>, with the number in its first place.</summary>
    public static string Say(IStringLocalizer texts, int n, string oneKey, string otherKey)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts[Of(n, oneKey, otherKey), Formats.Count(n)];
    }
}
