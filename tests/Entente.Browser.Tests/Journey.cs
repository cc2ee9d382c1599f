using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>
/// A person at a browser, who goes by what can be seen: links, buttons and labels. Reads as a list of sentences:
/// <c>await journey.SignsIn("demo-coordinator"); await journey.Follows("Joint actions"); await journey.Sees("JAMS 2.0");</c>
/// </summary>
public sealed class Journey(IBrowserContext window, IPage page) : IAsyncDisposable
{
    private const int MostTabs = 400;
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private readonly List<string> complaints = [];

    /// <summary>For what no sentence covers yet.</summary>
    public IPage Page => page;

    /// <summary>The page's address, without the host.</summary>
    public string At => new Uri(page.Url).PathAndQuery;

    /// <summary>Opens an address; only a first step does that, the rest goes by visible links.</summary>
    public async Task Opens(string address)
    {
        Listen();
        var answer = await page.GotoAsync(address);
        Assert.True(answer is { Ok: true }, $"{address} answered {answer?.Status}");
    }

    /// <summary>Signs in through the form with a demo account.</summary>
    public async Task SignsIn(string name)
    {
        await Opens("/login");
        await page.Locator("input[name=Name]").FillAsync(name);
        await page.Locator("input[name=Password]").FillAsync(DemoAccounts.Password);
        await Clicks(page.Locator("form:has(input[name=Password]) button"));
        await page.Locator(Forms.SignOut).WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>Starts at the first page and signs in with an account that is shown there.</summary>
    public async Task ComesInAs(string name)
    {
        await Opens("/");
        await Follows($"Use this account {name}");
        await Presses("Sign in");
        await page.Locator(Forms.SignOut).WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>The same with the keyboard alone.</summary>
    public async Task ComesInByKeyboard(string name)
    {
        await Opens("/");
        await ReachesAndPresses($"Use this account {name}");
        await ReachesAndPresses("Sign in");
        await page.Locator(Forms.SignOut).WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>Leaves through the menu of the account.</summary>
    public async Task SignsOut()
    {
        await page.Locator("summary.me").ClickAsync();
        await Presses("Sign out");
        await Sees("You are signed out.");
    }

    /// <summary>Makes a joint action from the template, with two technical work packages, and lands on its page.</summary>
    public async Task Creates(string acronym)
    {
        await Follows("New joint action");
        await Fills("Acronym", acronym);
        await Fills("Full title (English)", $"Demo data: common surveillance, {acronym}");
        await Fills("Full title (français)", "Données de démonstration\u202f: surveillance commune");
        await Chooses("Country of the lead", "France");
        await Fills("Authority", "ANSM");
        await Fills("Start", "2027-01-01");
        await Fills("Duration in months", "36");
        foreach (var (number, title, country) in new[] { (5, "Signals", "Belgium"), (6, "Inspections", "Malta") })
        {
            await Fills("Title", title, $"Work package {number}");
            await Chooses("Country of the lead", country, $"Work package {number}");
        }

        await Presses("Create the joint action");
        await SeesHeading(acronym);
    }

    /// <summary>Opens an address again and again until something stands there that comes by itself.</summary>
    public async Task OpensUntil(string address, ILocator awaited)
    {
        ArgumentNullException.ThrowIfNull(awaited);
        await Patience.Until(
            async () =>
            {
                await Opens(address);
                return await awaited.CountAsync() > 0;
            },
            () => Task.FromResult($"{awaited} at {address}"));
    }

    /// <summary>Follows a link by its visible text, or by a part of it where no link has the whole.</summary>
    public async Task Follows(string link)
    {
        var exact = Visible(page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));
        await Clicks(await exact.CountAsync() > 0 ? exact : Visible(page.GetByRole(AriaRole.Link, new() { Name = link })));
    }

    /// <summary>Presses a button by its visible text.</summary>
    public Task Presses(string button) => Clicks(Visible(page.GetByRole(AriaRole.Button, new() { Name = button })));

    /// <summary>Clicks on something that no sentence names, and goes where it leads.</summary>
    public async Task Clicks(ILocator target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (await target.EvaluateAsync<bool>(Arrival.Leads))
            await Arrival.After(target.Page, () => target.ClickAsync(), $"where {target} leads from {At}");
        else
            await target.ClickAsync();
    }

    /// <summary>Opens a menu or a disclosure by its visible text.</summary>
    public async Task Unfolds(string summary) =>
        await Visible(page.Locator("summary").Filter(new() { HasText = summary })).ClickAsync();

    /// <summary>Writes into a field by its label, of the whole page or of one group in it.</summary>
    public async Task Fills(string label, string value, string? group = null) => await Labelled(label, group).FillAsync(value);

    /// <summary>Chooses from a list by its label, of the whole page or of one group in it.</summary>
    public async Task Chooses(string label, string option, string? group = null) =>
        await Labelled(label, group).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Ticks a box or a choice by its label.</summary>
    public async Task Ticks(string label) => await Labelled(label).CheckAsync();

    /// <summary>Sees a text on the page.</summary>
    public async Task Sees(string text) => await Visible(page.GetByText(text)).WaitForAsync();

    /// <summary>Sees the page's main heading.</summary>
    public async Task SeesHeading(string text) =>
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = text }).First.WaitForAsync();

    /// <summary>Does not see a text on the page.</summary>
    public async Task SeesNo(string text) =>
        Assert.False(await page.GetByText(text).Filter(new() { Visible = true }).CountAsync() > 0, $"'{text}' stands at {At}");

    /// <summary>Chooses a file of this content in the page's only field for files.</summary>
    public async Task Uploads(string name, byte[] content) =>
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/json", Buffer = content });

    /// <summary>Nothing on this page is out of reach for somebody, as far as axe can tell. Only where scripts run: without, axe never answers.</summary>
    public async Task FindsItAccessible()
    {
        var found = await Axe.Violations(page);
        Assert.True(found.Count == 0, $"axe at {At}:\n" + string.Join('\n', found));
    }

    /// <summary>The page fits the screen: nothing makes it scroll sideways.</summary>
    public async Task FindsItFitting()
    {
        var beyond = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth");
        Assert.True(beyond <= 0, $"{At} is {beyond} pixels too wide for the screen");
    }

    /// <summary>The browser had nothing to complain about: no blocked style, no script error.</summary>
    public void HeardNoComplaint() => Assert.True(complaints.Count == 0, string.Join('\n', complaints));

    /// <summary>What the browser complained about since the last time.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        Listen();
        var taken = complaints.ToList();
        complaints.Clear();
        return taken;
    }

    /// <summary>
    /// Walks through the page by the tab key alone and back to the start; every stop must be visible and its focus must show.
    /// </summary>
    /// <returns>What the keyboard reached, in order.</returns>
    public async Task<IReadOnlyList<string>> WalksByKeyboard()
    {
        var reached = new List<string>();
        for (var press = 0; press < MostTabs; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string?>(WhereFocusIs);
            if (stop is null)
                return reached;
            Assert.False(stop.StartsWith('!'), $"At {At} the keyboard reaches something that cannot be seen: {stop}");
            reached.Add(stop);
        }

        throw new Xunit.Sdk.XunitException($"At {At} the tab key never comes to an end: {string.Join(" > ", reached.TakeLast(5))}");
    }

    /// <summary>Goes by the tab key to a link or button, and with Enter to the page behind it; a name that ends in … is a beginning.</summary>
    public async Task ReachesAndPresses(string name)
    {
        await Reaches(name);
        await Arrival.After(page, () => page.Keyboard.PressAsync("Enter"), $"where '{name}' leads from {At}");
    }

    /// <summary>Goes by the tab key to a field and types into it; in a list, typing chooses.</summary>
    public async Task Types(string label, string text)
    {
        await Reaches(label);
        await page.Keyboard.TypeAsync(text);
    }

    private async Task Reaches(string name)
    {
        var wanted = name.EndsWith('…') ? new Regex("^" + Regex.Escape(name[..^1]), RegexOptions.None, OneSecond) : Called(name);
        for (var press = 0; press < MostTabs; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(WhereFocusIs) is { } stop && wanted.IsMatch(stop))
                return;
        }

        throw new Xunit.Sdk.XunitException($"At {At} the tab key does not reach '{name}'.");
    }

    /// <summary>Keeps a picture of the page for people to look at.</summary>
    public async Task Photographs(string name) => await page.ScreenshotAsync(new()
    {
        Path = Repository.File($"artifacts/pictures/{name}.png"), FullPage = true,
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await window.DisposeAsync();

    private const string WhereFocusIs = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at === document.documentElement) return null;
          const box = at.getBoundingClientRect(), style = getComputedStyle(at);
          const name = (at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || at.name || at.tagName).trim().replace(/\s+/g, ' ');
          const seen = box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && style.opacity !== '0';
          const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || at.closest(':focus-within')?.matches('label, .field');
          return seen && shown ? name : '!' + name + (seen ? ' (its focus does not show)' : '');
        }
        """;

    // A field that may stay empty says so behind its label.
    private static Regex Called(string name) => new($@"^\s*{Regex.Escape(name)}\s*(\(optional\)\s*)?$", RegexOptions.None, OneSecond);

    private ILocator Labelled(string label, string? group = null) => group is null
        ? page.GetByLabel(Called(label)).First
        : page.GetByRole(AriaRole.Group, new() { Name = group, Exact = true }).GetByLabel(Called(label));

    private static ILocator Visible(ILocator locator) => locator.Filter(new() { Visible = true }).First;

    private void Listen()
    {
        page.Console -= Note;
        page.Console += Note;
    }

    private void Note(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
            complaints.Add($"{At}: {message.Text}");
    }
}
