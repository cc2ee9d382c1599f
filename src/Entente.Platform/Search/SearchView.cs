using Entente.Kernel;

namespace Entente.Platform.Search;

/// <summary>What was found, as programs see it.</summary>
/// <param name="Count">How many hits, at most 1,000.</param>
/// <param name="More">True when there are more than were looked at.</param>
/// <param name="Page">This page, from 1.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="Hits">The hits of this page, the best first.</param>
/// <param name="Kinds">How many of each kind.</param>
/// <param name="Actions">How many of each action.</param>
public sealed record SearchView(
    int Count, bool More, int Page, int Pages, IReadOnlyList<SearchHit> Hits, IReadOnlyList<SearchFacet> Kinds, IReadOnlyList<SearchFacet> Actions)
{
    internal static SearchView Of(SearchAnswer answer) =>
        new(answer.Count, answer.More, answer.Page, answer.Pages, [.. answer.Hits.Select(SearchHit.Of)], answer.Kinds, answer.Actions);
}

/// <summary>A thing that was found.</summary>
/// <param name="Kind">What it is, <c>actions.deliverable</c>.</param>
/// <param name="Key">Which one.</param>
/// <param name="Href">Its page.</param>
/// <param name="Action">Slug of its action; null for none.</param>
/// <param name="ActionName">Name of its action.</param>
/// <param name="Code">Its number or short name.</param>
/// <param name="Title">What it is called, by language.</param>
/// <param name="Body">What else it says, by language.</param>
/// <param name="UpdatedAt">When it changed last.</param>
public sealed record SearchHit(
    string Kind, string Key, string Href, string? Action, string? ActionName, string? Code,
    IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Body, DateTimeOffset UpdatedAt)
{
    internal static SearchHit Of(SearchItem item) => new(
        item.Kind, item.Key, item.Text.Href, item.Action, item.ActionName, item.Text.Code,
        item.Text.Title.All, item.Text.Body.All, item.UpdatedAt);
}
