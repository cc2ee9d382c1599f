using Entente.Kernel;

namespace Entente.Platform.Search;

/// <summary>A word, or words that must stand one behind the other.</summary>
/// <param name="Words">Folded; at least one.</param>
/// <param name="Begins">True when the last one need only begin a word.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool Begins);

/// <summary>
/// What somebody typed, read. All terms must be found. A word in quotes, or one that is written with signs inside (<c>D5.1</c>), is
/// a phrase. The last one need only be the beginning of a word, for whoever types is often not through.
/// </summary>
internal sealed record SearchWords(IReadOnlyList<SearchTerm> Terms)
{
    public const int MostCharacters = 200;
    public const int MostWords = 12;
    private const int ShortestBeginning = 2;
    private const string Quotes = "\"“”„«»";

    // In almost every text of their language, so that they tell nothing apart, and the dearest to look up. Single letters do: hepatitis A.
    private static readonly HashSet<string> Little = new(
        ["an", "and", "by", "for", "in", "of", "on", "the", "to", "with", "au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "par", "pour", "sur", "un", "une"],
        StringComparer.Ordinal);

    /// <summary>All words in their order: what a code is compared with.</summary>
    public string Code => string.Join(' ', Terms.SelectMany(term => term.Words));

    /// <summary>The terms that are looked up: without little words ("of", "the", "de"), unless nothing else was typed. What is in quotes stays whole.</summary>
    public IReadOnlyList<SearchTerm> Sought =>
        Terms.Where(term => term.Words is not [var word] || !Little.Contains(word)).ToList() is { Count: > 0 } weighty ? weighty : Terms;

    public static Result<SearchWords> Read(string? typed)
    {
        if (typed?.Length > MostCharacters)
            return Problem.Rule("platform.search-too-long", "Search for at most {0} characters; this is {1}. Take the words that matter most.", MostCharacters, typed.Length);

        var terms = TermsOf(typed ?? "").ToList();
        if (terms.Count == 0)
            return Problem.Rule("platform.search-no-words", "There is no letter and no digit in it. Type a word, a number such as D5.1, or the beginning of a word.");
        var words = terms.Sum(term => term.Words.Count);
        return words > MostWords
            ? Problem.Rule("platform.search-too-many-words", "Search for at most {0} words; these are {1}. Take those that matter most.", MostWords, words)
            : new SearchWords(terms);
    }

    private static IEnumerable<SearchTerm> TermsOf(string typed)
    {
        var pieces = typed.Split(Quotes.ToCharArray());
        for (var at = 0; at < pieces.Length; at++)
        {
            // Between an odd quotation mark and the next one; a last mark without its other half counts for nothing.
            var quoted = at % 2 == 1 && at < pieces.Length - 1;
            var chunks = quoted ? [pieces[at]] : pieces[at].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (var number = 0; number < chunks.Length; number++)
            {
                string[] words = [.. Folding.Words(chunks[number]).Select(word => word.Folded)];
                var last = !quoted && at == pieces.Length - 1 && number == chunks.Length - 1;
                if (words.Length > 0)
                    yield return new(words, last && (words.Length > 1 || words[^1].Length >= ShortestBeginning));
            }
        }
    }
}
