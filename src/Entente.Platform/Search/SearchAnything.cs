using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Search;

/// <summary>Somebody looks for things by words, among those that they may see.</summary>
/// <param name="Q">What was typed.</param>
/// <param name="Kind">Only this kind; null for all.</param>
/// <param name="Action">Only this action's, by its slug; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record SearchAnything(string? Q, string? Kind, string? Action, int Page)
{
    /// <summary>Hits on a page.</summary>
    public const int PageSize = 20;

    /// <summary>
    /// Nothing is counted or ranked beyond: of a word that is everywhere, these many of the latest titles and of the latest
    /// things are looked at, which costs the same however many there are.
    /// </summary>
    public const int Most = 1000;

    // A number such as D5.1 is one in every action.
    private const int MostCalled = 60;

    internal static async Task<Result<SearchAnswer>> Run(SearchAnything ask, Actor actor, PlatformDb db, ThingKinds kinds, CancellationToken stop)
    {
        var read = SearchWords.Read(ask.Q);
        if (read.Problem is { } refused)
            return refused;

        var open = kinds.All.Where(kind => actor.May(kind.Permission)).Select(kind => kind.Name).ToList();
        var search = new SearchAsk(read.Value, actor, db);
        var spans = await search.Spans(stop);
        Task<List<Candidate>> Found(bool inTitle, string? kind, string? action) => Latest(search, spans, inTitle, ask with { Kind = kind, Action = action }, open, stop);
        var all = await Found(inTitle: false, ask.Kind, ask.Action);
        var titles = await Found(inTitle: true, ask.Kind, ask.Action);
        var called = await Latest(search.Called(), ask, open, MostCalled, stop);
        // What is called exactly so, then what has the words in its title, then the others, each the latest first.
        var ranked = ByDate(called).Concat(ByDate(titles)).Concat(ByDate(all)).DistinctBy(hit => hit.Id).Take(Most).ToList();
        var page = Math.Clamp(ask.Page, 1, Math.Max(1, (ranked.Count + PageSize - 1) / PageSize));
        var ids = ranked.Skip((page - 1) * PageSize).Take(PageSize).Select(hit => hit.Id).ToList();
        var items = await db.Set<SearchItem>().AsNoTracking().Include(item => item.Text).SeenBy(actor).Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, stop);

        var byKind = ask.Kind is null ? all : await Found(inTitle: false, null, ask.Action);
        var byAction = ask.Action is null ? all : await Found(inTitle: false, ask.Kind, null);
        return new SearchAnswer(
            read.Value, ranked.Count, all.Count > Most, page, [.. ids.Where(items.ContainsKey).Select(id => items[id])],
            Facets(byKind, hit => (hit.Kind, null)), Facets(byAction, hit => (hit.Action, hit.ActionName)));
    }

    internal static async Task<Results<Ok<SearchView>, ProblemHttpResult>> Api(
        string? q, string? kind, string? action, int? page, Actor actor, PlatformDb db, ThingKinds kinds, CancellationToken stop)
    {
        var answer = await Run(new(q, kind, action, page ?? 1), actor, db, kinds, stop);
        return answer.Problem is { } refused ? refused.ToHttp() : TypedResults.Ok(SearchView.Of(answer.Value));
    }

    // As it is written first: where that is enough, nobody needs the words that only begin so.
    private static async Task<List<Candidate>> Latest(
        SearchAsk search, IReadOnlyList<SearchSpan> spans, bool inTitle, SearchAnything ask, List<string> open, CancellationToken stop)
    {
        List<Candidate> found = [];
        foreach (var begins in search.MayBegin ? new[] { false, true } : [false])
        {
            for (var at = 0; at < spans.Count && found.Count <= Most; at = SearchSpan.Next(spans, at, found.Count, Most))
                found = await Latest(search.Found(inTitle, begins, Marks(ask.Kind, ask.Action), spans[at]), ask, open, Most + 1, stop);
        }

        return found;
    }

    private static Task<List<Candidate>> Latest(IQueryable<SearchItem> items, SearchAnything ask, List<string> open, int most, CancellationToken stop) =>
        items.Where(item => open.Contains(item.Kind) && (ask.Kind == null || item.Kind == ask.Kind) && (ask.Action == null || item.Action == ask.Action))
            .OrderByDescending(item => item.Id).Take(most)
            .Select(item => new Candidate(item.Id, item.Kind, item.Action, item.ActionName, item.UpdatedAt)).ToListAsync(stop);

    private static IEnumerable<Candidate> ByDate(IEnumerable<Candidate> hits) => hits.OrderByDescending(hit => hit.UpdatedAt).ThenByDescending(hit => hit.Id);

    private static string[] Marks(string? kind, string? action) =>
        [.. kind is null ? Array.Empty<string>() : [SearchItem.KindMark(kind)], .. action is null ? Array.Empty<string>() : [SearchItem.ActionMark(action)]];

    private static IReadOnlyList<SearchFacet> Facets(List<Candidate> hits, Func<Candidate, (string? Value, string? Name)> of) =>
    [
        .. hits.Take(Most).Select(of).Where(facet => facet.Value is not null).GroupBy(facet => facet.Value!, StringComparer.Ordinal)
            .Select(group => new SearchFacet(group.Key, group.Select(facet => facet.Name).FirstOrDefault(name => name is not null), group.Count(), hits.Count > Most))
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.Ordinal),
    ];

    private sealed record Candidate(long Id, string Kind, string? Action, string? ActionName, DateTimeOffset UpdatedAt);
}

/// <summary>How many of the hits have this value.</summary>
/// <param name="Value">A kind or an action's slug.</param>
/// <param name="Name">What people call it, when its things say so.</param>
/// <param name="Count">How many of those that were looked at.</param>
/// <param name="More">True when there are hits that were not looked at, so that there may be more.</param>
public sealed record SearchFacet(string Value, string? Name, int Count, bool More);

/// <summary>What was found.</summary>
internal sealed record SearchAnswer(
    SearchWords Words, int Count, bool More, int Page, IReadOnlyList<SearchItem> Hits, IReadOnlyList<SearchFacet> Kinds, IReadOnlyList<SearchFacet> Actions)
{
    public int Pages => Math.Max(1, (Count + SearchAnything.PageSize - 1) / SearchAnything.PageSize);
}
