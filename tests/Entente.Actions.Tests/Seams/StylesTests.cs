using System.Net;

namespace Entente.Actions.Tests.Seams;

/// <summary>A room's style sheet comes with its own pages.</summary>
public class StylesTests
{
    [Theory, OnEveryDatabase]
    public async Task Pages_of_a_room_link_its_styles_and_other_pages_do_not(DatabaseKind kind)
    {
        var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var own = await reader.Open("/ja");
        var home = await reader.Open("/");

        var linked = own.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, linked.Count);
        Assert.Contains("_content/Entente.Actions/actions", linked[1], StringComparison.Ordinal);
        Assert.Single(home.QuerySelectorAll("link[rel=stylesheet]"));
        foreach (var address in linked)
            Assert.Equal(HttpStatusCode.OK, (await reader.Http.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }
}
