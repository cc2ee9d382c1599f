namespace Entente.Platform.Search;

/// <summary>A piece of a text.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Marked">True for what was searched for.</param>
public sealed record SnippetPart(string Text, bool Marked);

/// <summary>Shows where in a text the words are.</summary>
internal static class Snippet
{
    private const int Length = 220;
    private const int Before = 60;

    // Stems differ from engine to engine; words that differ in their ends only are shown as the same.
    private const int LongestEnding = 4;

    /// <summary>The whole text with the words marked.</summary>
    public static IReadOnlyList<SnippetPart> Mark(string text, SearchWords words) => Cut(text, 0, text.Length, words);

    /// <summary>The part of a text around the first of the words; the beginning when none is in it.</summary>
    public static IReadOnlyList<SnippetPart> Around(string text, SearchWords words)
    {
        var first = Folding.Words(text).Where(word => Is(word.Folded, words)).Select(word => (int?)word.Start).FirstOrDefault() ?? 0;
        var from = first <= Before ? 0 : text.IndexOf(' ', first - Before) is var gap && gap >= 0 && gap < first ? gap + 1 : first;
        var to = text.Length - from <= Length ? text.Length : text.LastIndexOf(' ', from + Length) is var end && end > first ? end : from + Length;
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to--;
        var parts = Cut(text, from, to, words);
        return [.. from > 0 ? [new SnippetPart("… ", false)] : Array.Empty<SnippetPart>(), .. parts, .. to < text.Length ? [new SnippetPart(" …", false)] : Array.Empty<SnippetPart>()];
    }

    private static List<SnippetPart> Cut(string text, int from, int to, SearchWords words)
    {
        var parts = new List<SnippetPart>();
        var at = from;
        foreach (var (start, length, folded) in Folding.Words(text).Where(word => word.Start >= from && word.Start + word.Length <= to))
        {
            if (!Is(folded, words))
                continue;
            if (start > at)
                parts.Add(new(text[at..start], false));
            parts.Add(new(text.Substring(start, length), true));
            at = start + length;
        }

        if (at < to)
            parts.Add(new(text[at..to], false));
        return parts;
    }

    private static bool Is(string word, SearchWords words) => words.Sought.Any(term => term.Words.Any(sought => sought == word
        || (term.Begins && sought == term.Words[^1] && word.StartsWith(sought, StringComparison.Ordinal))
        || (term.Words.Count == 1 && IsNear(word, sought))));

    private static bool IsNear(string word, string sought)
    {
        var common = word.Zip(sought).TakeWhile(pair => pair.First == pair.Second).Count();
        return common >= 4 && common >= Math.Min(word.Length, sought.Length) - 2 && Math.Max(word.Length, sought.Length) - common <= LongestEnding;
    }
}
