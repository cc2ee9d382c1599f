using System.Net;
using Entente.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Seams;

/// <summary>What is kept between pages is never older than what was written, and nobody gets of it what they may not see.</summary>
public class KeptTests
{
    private static readonly string[] Pages = ["/ja/jams-2-0", "/ja/jams-2-0/plan", "/ja/jams-2-0/deliverables", "/ja/jams-2-0/lineage", "/ja/jams-2-0/wp/5"];

    [Theory, OnEveryDatabase]
    public async Task What_somebody_closes_is_closed_at_once_for_those_whom_it_is_not_for_and_open_for_the_others(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var officer = await house.SignIn("demo-officer");
        await Closed(house, Edition.Network);
        Assert.All(await Answers(officer), answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Contains("/ja/jams-2-0", await Links(officer));

        await Closed(house, Edition.Restricted);
        Assert.All(await Answers(coordinator), answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Contains("/ja/jams-2-0", await Links(coordinator));
        Assert.All(await Answers(officer), answer => Assert.Equal(HttpStatusCode.NotFound, answer));
        Assert.DoesNotContain("/ja/jams-2-0", await Links(officer));

        await Closed(house, Edition.Network);
        Assert.All(await Answers(officer), answer => Assert.Equal(HttpStatusCode.OK, answer));
    }

    // Whoever has a role in the action is of its team.
    private static Task<bool> Closed(House house, Edition edition) => house.Inside(async services =>
    {
        services.GetRequiredService<CurrentActor>().Become(Actor.Program("tester"));
        var db = services.GetRequiredService<ActionsDb>();
        var action = await db.Actions.AsTracking().FirstAsync(one => one.Slug == "jams-2-0");
        db.Entry(action).Property(one => one.Edition).CurrentValue = edition;
        db.Entry(action).Property(one => one.Audience).CurrentValue = Audience.Of(Audience.Team(ActionsScopes.Action("jams-2-0")));
        Assert.Null(await db.Save(CancellationToken.None));
        return true;
    });

    private static async Task<IReadOnlyList<HttpStatusCode>> Answers(Reader reader)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var page in Pages)
            answers.Add((await reader.Http.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
        return answers;
    }

    private static async Task<IReadOnlyList<string?>> Links(Reader reader)
    {
        var found = new List<string?>();
        foreach (var page in (string[])["/ja", "/"])
            found.AddRange((await reader.Open(page)).QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        return found;
    }
}
