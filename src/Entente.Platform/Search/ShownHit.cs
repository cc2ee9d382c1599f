using Entente.Kernel;
using Entente.Look.Components;

namespace Entente.Platform.Search;

/// <summary>A hit as a page shows it to a reader.</summary>
/// <param name="Href">Its page.</param>
/// <param name="Code">Number or short name; null for none.</param>
/// <param name="Title">What it is called; empty when the code says it all.</param>
/// <param name="TitleLanguage">The language of the title where it is not the page's.</param>
/// <param name="Body">Where the words are in what else it says; empty for nothing.</param>
/// <param name="BodyLanguage">The language of the body where it is not the page's.</param>
/// <param name="Place">What it is and where it belongs.</param>
/// <param name="At">When it changed last.</param>
public sealed record ShownHit(
    string Href, string? Code, IReadOnlyList<SnippetPart> Title, string? TitleLanguage, IReadOnlyList<SnippetPart> Body, string? BodyLanguage,
    string Place, DateTimeOffset At)
{
    internal static ShownHit Of(SearchItem item, SearchWords words, string kind)
    {
        var (title, titleLanguage) = item.Text.Title.In(Formats.Language);
        var (body, bodyLanguage) = item.Text.Body.In(Formats.Language);
        return new(
            item.Text.Href, item.Text.Code ?? (title.Length == 0 ? item.Key : null),
            title == item.Text.Code ? [] : Snippet.Mark(title, words), Foreign(titleLanguage), Snippet.Around(body, words), Foreign(bodyLanguage),
            item.ActionName is { } action && action != item.Text.Code ? $"{kind} · {action}" : kind, item.UpdatedAt);
    }

    private static string? Foreign(string language) => language == Formats.Language ? null : language;
}
