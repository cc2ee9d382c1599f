using System.Globalization;
using System.Text;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Search;

/// <summary>A question to the index in the words of the engine at hand.</summary>
/// <param name="words">What is searched.</param>
/// <param name="reader">Who asks.</param>
/// <param name="db">The platform's store.</param>
internal sealed class SearchAsk(SearchWords words, Actor reader, PlatformDb db)
{
    // As the migration makes them.
    private const int LongestBeginning = 4;

    /// <summary>Things that are called exactly so, the latest first.</summary>
    public IQueryable<SearchItem> Called()
    {
        var code = words.Code;
        return Items.Where(item => item.CodeWords == code || (item.FullWords == code && item.FullWords != ""));
    }

    /// <summary>True when the last word need only be the beginning of one.</summary>
    public bool MayBegin => words.Sought[^1].Begins;

    /// <summary>
    /// Things that hold the words, and that the reader may see. Ordered by <see cref="SearchItem.Id"/> from the last, the engine
    /// reads its index in that order and stops when it has as many as are taken.
    /// </summary>
    /// <param name="inTitle">True for codes and titles alone.</param>
    /// <param name="begins">True where the last word need only be the beginning of one.</param>
    /// <param name="marks">Marks that all of them bear.</param>
    /// <param name="span">Of which changes.</param>
    public IQueryable<SearchItem> Found(bool inTitle, bool begins, IReadOnlyList<string> marks, SearchSpan span) =>
        (db.Database.IsSqlite() ? OnSqlite(inTitle, begins, marks) : OnPostgres(inTitle, begins, marks, span)).AsNoTracking().SeenBy(reader);

    /// <summary>
    /// The spans in which to look one after the other until there are enough. FTS5 reads from the last change backwards by itself; the
    /// index of PostgreSQL knows no order, so that a word that is everywhere would be read whole and sorted.
    /// </summary>
    public async Task<IReadOnlyList<SearchSpan>> Spans(CancellationToken stop) =>
        db.Database.IsSqlite() ? [SearchSpan.Everything] : SearchSpan.From(await db.Set<SearchItem>().MaxAsync(item => (long?)item.Id, stop) ?? 0);

    private IQueryable<SearchItem> Items => db.Set<SearchItem>().AsNoTracking().SeenBy(reader);

    private IQueryable<SearchItem> OnSqlite(bool inTitle, bool begins, IReadOnlyList<string> marks)
    {
        var terms = string.Join(" AND ", words.Sought.Select(term => $"\"{string.Join(' ', term.Words)}\"{(begins && term.Begins ? " *" : "")}"));
        var match = new StringBuilder(inTitle ? "TitleWords" : "{TitleWords BodyWords}").Append(" : (").Append(terms).Append(')');
        foreach (var mark in Narrowed(marks))
            match.Append(" AND Marks : (").AppendJoin(" OR ", mark).Append(')');
        // The words lead and the rows follow; the row's own key would not be known to be in the order of the words.
        return db.Set<SearchItem>().FromSqlRaw("""
            SELECT w.rowid AS "Id", i."Kind", i."Key", i."Action", i."ActionName", i."Edition", i."Handling", i."Audience", i."UpdatedAt", i."CodeWords", i."FullWords"
              FROM platform_search_words w CROSS JOIN platform_search_item i ON i."Id" = w.rowid
             WHERE w.platform_search_words MATCH {0}
            """, match.ToString());
    }

    private IQueryable<SearchItem> OnPostgres(bool inTitle, bool begins, IReadOnlyList<string> marks, SearchSpan span)
    {
        var part = inTitle ? "Title" : "Whole";
        var values = new List<object>();
        var query = string.Join(" && ", words.Sought.Select(term => Term(term, begins, Joint.Beside, values)));
        foreach (var any in Narrowed(marks).Append(span.Marks).Where(any => any.Count > 0))
            query += $" && to_tsquery('pg_catalog.simple', {Place(string.Join(" | ", any), values)})";
        // The index knows which words a thing has, not which stands behind which: for that its words themselves are read.
        var phrases = words.Sought.Where(term => term.Words.Count > 1).Select(term => Term(term, begins, Joint.Behind, values)).ToList();
        var behind = phrases.Count == 0 ? "" : $"JOIN platform_search_words w ON w.\"Id\" = i.\"Id\" AND w.\"{part}\" @@ ({string.Join(" && ", phrases)})";
        // "+ 0" keeps the engine from walking through all rows from the last and asking each for its words: what the words give is sorted.
        var sql = $$"""
            SELECT i."Id" + 0 AS "Id", i."Kind", i."Key", i."Action", i."ActionName", i."Edition", i."Handling", i."Audience", i."UpdatedAt", i."CodeWords", i."FullWords"
              FROM platform_search_item i {{behind}} WHERE platform_search_{{(inTitle ? "title" : "whole")}}(i."Id") @@ ({{query}})
            """;
        return db.Set<SearchItem>().FromSqlRaw(sql, [.. values]);
    }

    // One mark of each must be borne. Almost everything may be seen by whoever is of the network, so their marks would spare nothing.
    private IEnumerable<IReadOnlyList<string>> Narrowed(IReadOnlyList<string> marks) =>
        [.. marks.Select(mark => (string[])[mark]), .. reader.IsNetwork ? Array.Empty<string[]>() : [[.. SearchItem.ReaderMarks(reader)]]];

    // A word as it is written, or as either language's stem; a stop word of one language has no stem there. Phrases are as written.
    private static string Term(SearchTerm term, bool begins, Joint joint, List<object> values)
    {
        var exact = begins && term.Begins ? Beginning(term.Words, joint, values) : Written(term.Words, joint, values);
        if (term.Words is not [var word])
            return exact;
        var place = Place(word, values);
        return $"({exact} || plainto_tsquery('pg_catalog.english', {place}) || plainto_tsquery('pg_catalog.french', {place}))";
    }

    // The first letters of a word are words of the index themselves; what is longer is looked for among all words that begin so.
    private static string Beginning(IReadOnlyList<string> words, Joint joint, List<object> values)
    {
        var last = words[^1].Length <= LongestBeginning
            ? $"CAST({Place($"'_{words[^1]}'", values)} AS tsquery)"
            : $"to_tsquery('pg_catalog.simple', {Place($"'{words[^1]}':*", values)})";
        return words.Count == 1 ? last : $"({Written([.. words.SkipLast(1)], joint, values)} {joint.OfQueries} {last})";
    }

    private static string Written(IReadOnlyList<string> words, Joint joint, List<object> values) =>
        $"to_tsquery('pg_catalog.simple', {Place(string.Join($" {joint.OfWords} ", words.Select(word => $"'{word}'")), values)})";

    private static string Place(object value, List<object> values)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
    }

    // How PostgreSQL writes that both must be there, and that one must follow the other: between words of a query, and between queries.
    private sealed record Joint(string OfWords, string OfQueries)
    {
        public static readonly Joint Beside = new("&", "&&");
        public static readonly Joint Behind = new("<->", "<->");
    }
}
