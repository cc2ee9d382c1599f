using System.Net.Http.Json;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Home;

/// <summary>After a step the page says what comes next, and where.</summary>
public class NextStepTests
{
    [Theory, OnEveryDatabase]
    public async Task After_a_step_the_page_says_what_comes_next_and_an_address_that_says_nothing_of_it_has_none(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var officer = await house.SignIn("demo-officer");

        var settings = await coordinator.Open($"{Jams.Page}/settings");
        var closed = await coordinator.Submit(settings, Jams.Form("publication"), []);
        Assert.Equal("The public page is closed.", closed.Done());
        Assert.Null(closed.QuerySelector(".next"));
        var open = await coordinator.Submit(closed, Jams.Form("publication"), []);
        Assert.Equal("The public page is open.", open.Done());
        Assert.Equal("Next: look at the public page", open.QuerySelector(".banner + .next")!.TextContent);
        Assert.Equal("/en/public/jams-2-0", open.QuerySelector(".next a")!.GetAttribute("href"));
        await coordinator.Open("/en/public/jams-2-0");
        Assert.DoesNotContain("done=", open.QuerySelector("form[action='/language'] input[name=return]")!.GetAttribute("value"), StringComparison.Ordinal);

        var again = await coordinator.Open($"{Jams.Page}/settings?done=published");
        Assert.Null(again.QuerySelector(".next"));
    }

    [Theory, OnEveryDatabase]
    public async Task What_comes_next_is_said_once_and_to_nobody_who_has_only_the_address(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var officer = await house.SignIn("demo-officer");

        var made = await coordinator.Submit(await coordinator.Open("/ja/new"), Jams.Form("create"), [("Acronym", "NEXT"), ("Title[en]", "What comes next"), ("LeadCountry", "MT")]);
        Assert.NotNull(made.Done());
        Assert.Equal("/ja/next/wp/new", made.QuerySelector(".next a")!.GetAttribute("href"));
        foreach (var reader in new[] { coordinator, officer })
        {
            var again = await reader.Open("/ja/next?done=action-created");
            Assert.Null(again.QuerySelector(".banner"));
            Assert.Null(again.QuerySelector(".next"));
        }
    }
}
