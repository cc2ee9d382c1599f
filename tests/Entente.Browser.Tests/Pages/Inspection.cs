using Microsoft.Playwright;

namespace Entente.Browser.Tests.Pages;

/// <summary>What is wrong with a page.</summary>
/// <param name="About">The concern: <c>axe</c>, <c>width</c>, <c>frame</c>, <c>browser</c>, <c>typography</c>, <c>form</c>, <c>status</c>.</param>
/// <param name="Text">Where and what, for the person who mends it.</param>
public sealed record Finding(string About, string Text);

/// <summary>Looks at pages one after the other, in one language and one theme, as somebody who is signed in already.</summary>
internal sealed class Inspection(Journey journey, string language, string theme, List<Finding> findings)
{
    private IPage Page => journey.Page;

    /// <summary>Looks at one page as it comes, then at what its forms answer when nothing is filled in.</summary>
    public async Task Of(Place place)
    {
        var forms = await Open(place) && (language == "en" || Sample.IsEverything) ? await Page.Locator(AskingForms).CountAsync() : 0;
        await Frame(place);
        await Look(place.Kind);
        for (var form = 0; form < forms; form++)
        {
            await Open(place);
            await SendEmpty(place.Kind, form);
        }
    }

    /// <summary>Looks at the page that the browser shows now.</summary>
    public async Task Look(string kind)
    {
        foreach (var violation in await Axe.Violations(Page))
            Note("axe", kind, violation);
        await Fits(kind, 390, "100%");
        await Fits(kind, 1440, "140%");
        await Page.SetViewportSizeAsync(1280, 900);
        foreach (var slip in Quoting.Contains(kind, StringComparer.Ordinal) ? [] : (await Page.EvaluateAsync<string[]>(LooseSigns)).Where(IsOurs))
            Note("typography", kind, $"'{slip}'");
    }

    // What a source states, or somebody wrote in a journey, is shown as it was written.
    private static bool IsOurs(string text) => !Sources.Contains(text, StringComparison.Ordinal) && !text.Contains("Demo data:", StringComparison.Ordinal);

    private static readonly string Sources = File.ReadAllText(Repository.File("demo/programme.json")) + File.ReadAllText(Repository.File("demo/plan.json"));

    private const string AskingForms = "main form[method=post]:has([aria-required=true]):not(:has(input[type=file]))";

    // The sheet of components is in English only, and the page of a file quotes the file.
    private static readonly string[] Quoting = ["/components", "/ja/import/{Number:guid}"];

    // Leaving out code, the text of a French page has a narrow no-break space before its double signs.
    private const string LooseSigns = """
        () => {
          if (document.documentElement.lang !== 'fr') return [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), slips = [];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.parentElement;
            if (at.closest('[lang]').lang !== 'fr' || at.closest('code, script, style')) continue;
            if (/[^\s\u202f:;?!%][:;?!%](\s|$)|[ \u00a0][:;?!%]/.test(node.data)) slips.push(node.data.trim());
          }
          return slips;
        }
        """;

    private const string SkipLinkShows = """
        () => {
          const at = document.activeElement, box = at.getBoundingClientRect();
          return at.matches('a.skip[href="#main"]') && box.top >= 0 && box.left >= 0 && box.height > 10 && getComputedStyle(at).opacity !== '0';
        }
        """;

    private const string Empty = """
        form => {
          // A form that lies folded away is unfolded first, as a person would.
          for (let fold = form.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
          let asked = 0;
          for (const field of form.elements) {
            const empties = field.matches('textarea, input:not([type=hidden], [type=radio], [type=checkbox])')
              || field.matches('select') && [...field.options].some(option => option.value === '');
            if (!empties) continue;
            field.value = '';
            if (field.getAttribute('aria-required') === 'true') asked++;
          }
          return asked;
        }
        """;

    private async Task<bool> Open(Place place)
    {
        var answer = await Page.GotoAsync(place.Address);
        if (answer?.Status != place.Status)
            Note("status", place.Kind, $"answered {answer?.Status}, not {place.Status}");
        return answer is { Ok: true };
    }

    private async Task Frame(Place place)
    {
        var lang = await Page.Locator("html").GetAttributeAsync("lang");
        var expected = place.Address.StartsWith("/en/", StringComparison.Ordinal) ? "en" : place.Address.StartsWith("/fr/", StringComparison.Ordinal) ? "fr" : language;
        if (lang != expected)
            Note("frame", place.Kind, $"says that it is in '{lang}', not in '{expected}'");
        if (await Page.Locator("h1").CountAsync() is var headings and not 1)
            Note("frame", place.Kind, $"has {headings} main headings");
        if ((await Page.TitleAsync()).Trim() is "" or "Entente")
            Note("frame", place.Kind, "has no title");
        if (await Page.EvaluateAsync<int>("() => [...document.querySelectorAll('.print-only')].filter(part => part.checkVisibility()).length") is var forPaper and > 0)
            Note("frame", place.Kind, $"shows {forPaper} parts that are for paper alone");
        await Page.Keyboard.PressAsync("Tab");
        // A sheet of components shows an error summary too, which takes the focus.
        if (place.Kind != "/components" && !await Page.EvaluateAsync<bool>(SkipLinkShows))
            Note("frame", place.Kind, "does not show the skip link at the first tab");
        foreach (var complaint in journey.TakeComplaints().Where(complaint => place.Status == 200 || !complaint.Contains("Failed to load resource", StringComparison.Ordinal)))
            Note("browser", place.Kind, complaint);
    }

    private async Task Fits(string kind, int width, string fontSize)
    {
        await Page.SetViewportSizeAsync(width, 900);
        var beyond = await Page.EvaluateAsync<int>("""
            size => {
              document.documentElement.style.fontSize = size;
              return document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth;
            }
            """, fontSize);
        if (beyond > 0)
            Note("width", kind, $"is {beyond} pixels wider than {width} at {fontSize}");
        await Page.EvaluateAsync("() => document.documentElement.style.fontSize = ''");
    }

    private async Task SendEmpty(string kind, int index)
    {
        var form = Page.Locator(AskingForms).Nth(index);
        if (await form.EvaluateAsync<int>(Empty) == 0)
            return;
        await journey.Clicks(form.Locator("button[type=submit], button:not([type])").First);
        if (await Page.Locator(".error-summary").CountAsync() == 0)
            Note("form", kind, $"takes form {index + 1} with nothing filled in");
        else if (Sample.IsEverything)
            await Look(kind + " refused");
        journey.TakeComplaints();
    }

    private void Note(string about, string kind, string text) => findings.Add(new(about, $"{kind} in {language} by {theme} at {journey.At}: {text}"));
}
