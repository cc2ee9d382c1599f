using AngleSharp.Html.Parser;

namespace Entente.Browser.Tests.Pages;

/// <summary>A page to look at: its route, one address of it, and who reads it (nobody for a visitor).</summary>
/// <param name="Kind">The route, and the view where a page has several.</param>
/// <param name="Address">The fullest page of its kind that was found.</param>
/// <param name="Reader">The account that found it, or null.</param>
/// <param name="Status">What the host answers.</param>
public sealed record Place(string Kind, string Address, string? Reader, int Status = 200);

/// <summary>Where a person gets from home by following links alone.</summary>
internal static class Rounds
{
    /// <summary>Enough to meet every action and every view of a table; a work package more tells nothing new.</summary>
    private const int MostOfAKind = 16;

    /// <summary>Follows every link of every page, reading only; keeps of each kind of page the fullest.</summary>
    public static async Task<IReadOnlyList<Place>> Of(Journey journey, string? reader, PageRoutes routes)
    {
        var found = new Dictionary<string, (string Address, int Length, int Times)>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var ahead = new Queue<(string Address, string From)>([("/", "the start")]);
        var parser = new HtmlParser();
        while (ahead.TryDequeue(out var next))
        {
            var (address, from) = next;
            if (KindOf(address, routes) is not { } kind || found.GetValueOrDefault(kind).Times >= MostOfAKind)
                continue;

            var answer = await journey.Page.APIRequest.GetAsync(address);
            Assert.True(answer.Ok, $"{reader ?? "a visitor"} is led from {from} to {address}, which answers {answer.Status}");
            var text = await answer.TextAsync();
            var (best, length, times) = found.GetValueOrDefault(kind);
            found[kind] = text.Length > length ? (address, text.Length, times + 1) : (best, length, times + 1);

            using var page = parser.ParseDocument(text);
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(anchor => anchor.GetAttribute("href")!.Split('#')[0]))
            {
                if (known.Add(link))
                    ahead.Enqueue((link, address));
            }
        }

        return [.. found.Select(entry => new Place(entry.Key, entry.Value.Address, reader))];
    }

    /// <summary>A view of a page is a page of its own: the board looks nothing like the table.</summary>
    private static string? KindOf(string address, PageRoutes routes)
    {
        var parts = address.Split('?', 2);
        var view = parts.Length < 2 ? null : parts[1].Split('&').FirstOrDefault(part => part.StartsWith("view=", StringComparison.Ordinal));
        return routes.Of(parts[0]) is { } route ? route + (view is null ? "" : "?" + view) : null;
    }
}
