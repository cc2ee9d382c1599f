using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Entente.Look.Components;

/// <summary>
/// What a reader has chosen for a table: sorting, search, filters, columns and page. All of it lives in the address, so that a
/// view can be kept, sent and gone back to. Whatever makes no sense in an address is left out, never refused.
/// </summary>
public sealed class TableState
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 100;

    private const int MostFilters = 20;
    private const int LongestValue = 200;

    // These choose how a page looks; they narrow nothing, so "clear the filters" leaves them.
    private static readonly string[] Shape = ["view", "beside", "sort", "cols", "page", "saved"];

    // The words by which pages narrow what they show. Whatever else stands in an address (where a link was found, a slip of the pen) narrows nothing.
    private static readonly HashSet<string> Narrow = new(
        ["action", "authority", "before", "by", "change", "country", "from", "item", "kind", "lead", "leads", "month", "owner", "scope", "state", "status", "thing", "to", "wp", "year"],
        StringComparer.Ordinal);

    // Says once what has just been done: no filter, and no address carries it on.
    private const string Passing = "done";

    private readonly List<KeyValuePair<string, string>> values;

    private TableState(string path, List<KeyValuePair<string, string>> values)
    {
        Path = path;
        this.values = values;
        string? sort = Value("sort");
        Descending = sort?.StartsWith('-') == true;
        Sort = sort?.TrimStart('-') is { Length: > 0 } key ? key : null;
        Query = Value("q") ?? "";
        Columns = Value("cols")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        Saved = Value("saved");
        Page = int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page > 0 ? page : 1;
    }

    /// <summary>The address without its query.</summary>
    public string Path { get; }

    /// <summary>Key of the column that is sorted by; null for the order that the page gives.</summary>
    public string? Sort { get; }

    /// <summary>True for the largest first.</summary>
    public bool Descending { get; }

    /// <summary>What was typed into the search box; empty when nothing was.</summary>
    public string Query { get; }

    /// <summary>The words that were searched for.</summary>
    public IReadOnlyList<string> Words => Query.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Keys of the columns to show; empty for those that are shown at first.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What the rows are set beside, such as an earlier state of them; null for what the page chooses by itself.</summary>
    public string? Beside => Value("beside");

    /// <summary>The kept view that the address came from, or <c>none</c> for a reader who wants none; null when it says nothing of it.</summary>
    public string? Saved { get; }

    /// <summary>From 1.</summary>
    public int Page { get; }

    /// <summary>Every filter that is set, by name; the search is not among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filters =>
        [.. values.Where(pair => Narrow.Contains(pair.Key))];

    /// <summary>How many filters are set, the search among them.</summary>
    public int Narrowing => Filters.Count + (Query.Length > 0 ? 1 : 0);

    /// <summary>Reads the address of a page, whole or from its path on.</summary>
    public static TableState From(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        string local = Uri.TryCreate(uri, UriKind.Absolute, out var whole) && !whole.IsFile ? whole.PathAndQuery : uri;
        int mark = local.IndexOf('?', StringComparison.Ordinal);
        string path = mark < 0 ? local : local[..mark];
        var read = new List<KeyValuePair<string, string>>();
        foreach (var (key, given) in QueryHelpers.ParseQuery(mark < 0 ? "" : local[mark..]))
        {
            string value = key == "cols" ? string.Join(',', given.ToArray()) : given.FirstOrDefault() ?? "";
            bool sound = key.Length is > 0 and <= 40 && value.Length <= LongestValue && !string.IsNullOrWhiteSpace(value);
            if (sound && read.Count < MostFilters)
                read.Add(new(key, value.Trim()));
        }

        return new(path, read);
    }

    /// <summary>The value of a filter, or null.</summary>
    public string? Filter(string name) => Shape.Contains(name, StringComparer.Ordinal) ? null : Value(name);

    /// <summary>True for a word by which some page narrows what it shows.</summary>
    internal static bool Narrows(string name) => Narrow.Contains(name);

    /// <summary>
    /// The address with some values changed; null takes one away. Any change but that of the page goes back to the first page.
    /// </summary>
    public string With(params IReadOnlyList<(string Key, string? Value)> changes)
    {
        var changed = changes.Select(change => change.Key).Append("page").Append(Passing).ToHashSet(StringComparer.Ordinal);
        var kept = values.Where(pair => !changed.Contains(pair.Key)).Select(pair => (pair.Key, Value: (string?)pair.Value));
        var query = kept.Concat(changes).Where(pair => pair.Value is { Length: > 0 })
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value!).Replace("%2C", ",", StringComparison.Ordinal)}");
        string joined = string.Join('&', query);
        return joined.Length == 0 ? Path : $"{Path}?{joined}";
    }

    /// <summary>The address without search and filters; sorting, columns and view stay.</summary>
    public string Cleared() => With([.. Filters.Select(pair => (pair.Key, (string?)null)), ("q", null)]);

    /// <summary>
    /// True when every word that was searched for is in one of the texts, whatever its case and accents; always when nothing
    /// was searched for.
    /// </summary>
    public bool Matches(params IReadOnlyList<string?> texts)
    {
        var compare = CultureInfo.CurrentUICulture.CompareInfo;
        const CompareOptions loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
        return Words.All(word => texts.Any(text => text is not null && compare.IndexOf(text, word, loosely) >= 0));
    }

    internal IEnumerable<KeyValuePair<string, string>> Kept(params string[] but) =>
        values.Where(pair => pair.Key is not ("page" or Passing) && !but.Contains(pair.Key, StringComparer.Ordinal));

    /// <summary>What the filter form has to carry along because it has no field for it.</summary>
    internal IEnumerable<KeyValuePair<string, string>> ShapeKept() =>
        values.Where(pair => pair.Key is "view" or "beside" or "sort" or "cols" or "saved");

    private string? Value(string key)
    {
        int at = values.FindIndex(pair => pair.Key == key);
        return at < 0 ? null : values[at].Value;
    }
}
