using AngleSharp.Dom;

namespace Entente.Actions.Tests.Languages;

/// <summary>
/// A third language is no line of code: a house with one made by a machine is toured, page by page as links lead. What stands in no brackets
/// where the house speaks (labels, buttons, captions, headings of columns) is written into the code and would stay English for ever.
/// </summary>
public class MadeLanguageTests
{
    // Where only the house speaks, never people: what they wrote stands elsewhere.
    private const string Spoken = "main label, main legend, main button, main caption, main th[scope=col], main .hint, .tabs a, .crumbs li:first-child a, footer p:first-child";

    // Words of codes and signs that are the same in every language.
    private static readonly string[] Same = ["TLP", "EN", "FR", "English", "français", "ελληνικά", "JSON", "XLSX", "CSV", "PDF", "DOCX", "API", "WP", "ICS", "SHA"];

    [Fact]
    public async Task Every_page_that_links_lead_to_speaks_the_language()
    {
        await using var house = await House.InMadeLanguage(DatabaseKind.Sqlite);
        var offences = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in new[] { "demo-administrator", "demo-coordinator" })
        {
            using var reader = await house.SignIn(name);
            reader.Http.DefaultRequestHeaders.Add("Accept-Language", MadeLanguage.Code);
            var ways = new Queue<string>(["/", "/me/settings", "/admin/accounts", "/ja/new", "/ja/jams-2-0/edit", "/ja/jams-2-0/deliverables/D5.3", "/search?q=plan"]);
            while (ways.TryDequeue(out var way))
            {
                if (!seen.Add(name + Kind(way)))
                    continue;
                using var answer = await reader.Http.GetAsync(new Uri(way, UriKind.Relative));
                if (answer.Content.Headers.ContentType?.MediaType != "text/html" || !answer.IsSuccessStatusCode)
                    continue;
                var page = await reader.Open(way);
                if (page.DocumentElement.GetAttribute("lang") != MadeLanguage.Code)
                    offences.Add($"{way}: answers in {page.DocumentElement.GetAttribute("lang")}");
                offences.AddRange(page.QuerySelectorAll(Spoken).Where(element => !Speaks(element)).Select(element => $"{Kind(way)}: <{element.LocalName}> {element.TextContent.Trim()}"));
                // Public pages say in their address which language they are in.
                foreach (var link in page.QuerySelectorAll("a[href^='/']:not([href*='/public'])").Select(link => link.GetAttribute("href")!.Split('#')[0]))
                    ways.Enqueue(link);
            }
        }

        Assert.True(seen.Count > 100, $"Only {seen.Count} kinds of pages were found.");
        Assert.True(offences.Count == 0, string.Join('\n', offences.Distinct(StringComparer.Ordinal).Take(60)));
    }

    [Fact]
    public async Task Public_pages_title_fields_and_the_search_are_there_in_it_too()
    {
        await using var house = await House.InMadeLanguage(DatabaseKind.Sqlite);
        using var coordinator = await house.SignIn("demo-coordinator");

        var form = await coordinator.Open("/ja/jams-2-0/edit");
        Assert.NotNull(form.QuerySelector("label[for='field-Title[el]']"));
        await coordinator.Submit(form, Jams.Form("revise"), [("Title[el]", "Κοινή δράση για την εποπτεία")]);

        using var visitor = house.Visitor();
        var page = await visitor.Open("/el/public/jams-2-0");
        Assert.Equal("el", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Κοινή δράση για την εποπτεία", page.Body(), StringComparison.Ordinal);
        Assert.Contains("Γαλλία", page.Body(), StringComparison.Ordinal);
        Assert.Equal(Language.Interface.Select(one => one.Code).Append(MadeLanguage.Code).Distinct(), page.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("hreflang")));
        var unspoken = Language.All.First(one => one.Code != MadeLanguage.Code && !Language.Interface.Contains(one)).Code;
        await visitor.Open($"/{unspoken}/public", System.Net.HttpStatusCode.NotFound);
        await visitor.Open($"/{unspoken}/public/jams-2-0", System.Net.HttpStatusCode.NotFound);

        Assert.Contains("JAMS 2.0", (await coordinator.Open("/search?q=" + Uri.EscapeDataString("εποπτεία"))).Body(), StringComparison.Ordinal);
        Assert.Contains("ANSM", (await coordinator.Open("/authorities?q=Frankreich")).Body(), StringComparison.Ordinal);
    }

    // The same page with other things on it is looked at once.
    private static string Kind(string way)
    {
        var parts = way.Split('?')[0].Split('/').Select(part => part.Any(char.IsDigit) || part.StartsWith("holidays.", StringComparison.Ordinal) ? "*" : part);
        var query = way.Contains("view=", StringComparison.Ordinal) ? "?" + way.Split("view=")[1].Split('&')[0] : "";
        return string.Join('/', parts) + query;
    }

    private static bool Speaks(IElement element)
    {
        if (element.Closest("[lang]") is { } language && language.GetAttribute("lang") != MadeLanguage.Code)
            return true;
        var own = string.Concat(element.ChildNodes.OfType<IText>().Select(text => text.Data)).Trim();
        return !own.Any(char.IsAsciiLetter) || own.Contains(MadeLanguage.Begin, StringComparison.Ordinal) || Same.Contains(own.Trim('.', ':', ' '), StringComparer.Ordinal)
            || own.Any(char.IsDigit);
    }
}
