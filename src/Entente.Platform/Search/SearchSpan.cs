using System.Globalization;

namespace Entente.Platform.Search;

/// <summary>
/// Some of the last changes, as marks that a trigger gives to each row: of every 16,384 and of every 131,072 rows in their order.
/// </summary>
/// <param name="Marks">A row of the span bears one of them; none for everything.</param>
internal sealed record SearchSpan(IReadOnlyList<string> Marks)
{
    private const int Short = 14;
    private const int Long = 17;

    public static SearchSpan Everything { get; } = new([]);

    /// <summary>From the shortest to everything.</summary>
    /// <param name="last">The place of the last change.</param>
    public static IReadOnlyList<SearchSpan> From(long last) => last >> Short < 2
        ? [Everything]
        : [Last("zs", last >> Short), .. last >> Long < 2 ? Array.Empty<SearchSpan>() : [Last("zl", last >> Long)], Everything];

    /// <summary>
    /// Where to look after a span in which there were too few: in the next one when it will have enough, in everything when not, for
    /// then the word is rare enough to be read whole.
    /// </summary>
    public static int Next(IReadOnlyList<SearchSpan> spans, int at, int found, int wanted) =>
        at >= spans.Count - 2 || found << (Long - Short) > wanted ? at + 1 : spans.Count - 1;

    // The last one is hardly begun at times, so the one before belongs to it.
    private static SearchSpan Last(string kind, long number) =>
        new([string.Create(CultureInfo.InvariantCulture, $"{kind}{number}"), string.Create(CultureInfo.InvariantCulture, $"{kind}{number - 1}")]);
}
