using Entente.Platform.Storage;
using System.Net;
using System.Net.Http.Json;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Things;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Seams;

/// <summary>Rooms stand on each other's pages and speak of each other's things; one that fails leaves the others as they are.</summary>
public class SeamTests
{
    [Theory, OnEveryDatabase]
    public async Task A_second_room_stands_in_the_menu_on_the_overview_and_among_what_waits_and_its_page_in_the_frame_of_the_action(DatabaseKind kind)
    {
        await using var house = await House.With(kind, new CasesRoom());
        var id = await Open(house, "Insulin pens", Edition.Network);
        using var reader = await house.SignIn("demo-officer");

        var overview = await reader.Open("/ja/jams-2-0");
        Assert.Equal("Insulin pens", overview.QuerySelector("#cases-card")!.TextContent);
        var links = overview.QuerySelectorAll("#side ul:first-of-type a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(links.IndexOf("/ja/jams-2-0/meetings") + 1, links.IndexOf("/ja/jams-2-0/cases"));
        Assert.Null((await reader.Open("/ja/chessmen")).QuerySelector("#cases-card"));
        Assert.NotNull((await reader.Open("/")).QuerySelector($".waiting a[href='/cases/{id}']"));

        var page = await reader.Open($"/cases/{id}");
        Assert.Equal("Insulin pens", page.QuerySelector("main h1")!.TextContent);
        Assert.Equal("JAMS 2.0", page.QuerySelector(".switch summary strong")!.TextContent);
        Assert.NotNull(page.QuerySelector("#side a[href='/ja/jams-2-0/wp/5']"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_case_that_the_reader_may_not_see_is_on_no_page_and_its_address_tells_no_action(DatabaseKind kind)
    {
        await using var house = await House.With(kind, new CasesRoom());
        var id = await Open(house, "Zirconium", Edition.Restricted);
        using var reader = await house.SignIn("demo-officer");

        Assert.Null((await reader.Open("/ja/jams-2-0")).QuerySelector("#cases-card"));
        Assert.Null((await reader.Open("/")).QuerySelector($".waiting a[href='/cases/{id}']"));
        var page = await reader.Open($"/cases/{id}");
        Assert.DoesNotContain("Zirconium", page.Body(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#side a[href='/ja/jams-2-0/wp/5']"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_room_that_fails_on_the_pages_of_others_is_left_out_and_the_log_says_so(DatabaseKind kind)
    {
        await using var house = await House.With(kind, new BrokenRoom(), new CasesRoom());
        await Open(house, "Insulin pens", Edition.Network);
        using var reader = await house.SignIn("demo-officer");

        var overview = await reader.Open("/ja/jams-2-0");
        Assert.Equal("Insulin pens", overview.QuerySelector("#cases-card")!.TextContent);
        Assert.NotNull(overview.QuerySelector("#packages, table"));
        var home = await reader.Open("/");
        Assert.NotNull(home.QuerySelector("main #glance"));
        Assert.NotNull(home.QuerySelector(".waiting a[href^='/cases/']"));
        Assert.Contains(house.Log.Lines, line => line.Contains("UnreadableGuest could not be shown", StringComparison.Ordinal));
        Assert.Contains(house.Log.Lines, line => line.Contains("BrokenWaiting could not be shown", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task However_many_rooms_stand_in_it_the_frame_asks_the_database_twice(DatabaseKind kind)
    {
        await using var alone = await House.With(kind);
        await using var crowded = await House.With(kind, [.. Enumerable.Range(0, 12).Select(number => new EmptyRoom(number))]);
        var sent = new List<IReadOnlyList<string>>();
        foreach (var house in new[] { alone, crowded })
        {
            house.Server.PreserveExecutionContext = true;
            using var reader = await house.SignIn("demo-officer");
            await reader.Open("/ja/jams-2-0/lineage");
            // As after a write: what is kept is read again.
            house.Services.GetRequiredService<Kept>().Forget();
            using var statements = new Statements();
            await reader.Open("/me/settings/password");
            sent.Add(statements.All);
        }

        // The joint actions with the work packages of the present one, and what is new for the reader; the rest is who asks.
        Assert.Single(sent[0], statement => statement.Contains("actions_", StringComparison.Ordinal));
        Assert.Single(sent[0], statement => statement.Contains("platform_notice", StringComparison.Ordinal));
        Assert.DoesNotContain(sent[0], statement => statement.Contains("platform_job", StringComparison.Ordinal) && !statement.Contains("platform_notice", StringComparison.Ordinal));
        Assert.Equal(sent[0].Count, sent[1].Count);

        using var guest = await crowded.SignIn("demo-officer");
        Assert.Equal(12, (await guest.Open("/ja/jams-2-0")).QuerySelectorAll("#side a[href*='/empty-']").Length);
    }

    [Theory, OnEveryDatabase]
    public async Task A_thing_that_is_renamed_has_its_new_name_wherever_others_speak_of_it(DatabaseKind kind)
    {
        await using var house = await House.With(kind, new CasesRoom());
        var id = await Open(house, "Insulin pens", Edition.Network);
        var thing = new Thing(CasesRoom.Case, id.ToString());
        Assert.Equal("Insulin pens", await NameOf(house, thing));
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<CasesDb>();
            (await db.Cases.SingleAsync()).Title = "Insulin pumps";
            return await db.Save(CancellationToken.None);
        });
        Assert.Equal("Insulin pumps", await NameOf(house, thing));
        Assert.Null(await NameOf(house, new(CasesRoom.Case, Id<Case>.New(house.Clock.Now).ToString())));
        Assert.Null(await NameOf(house, new("cases.unheard-of", id.ToString())));
    }

    [Theory, OnEveryDatabase]
    public async Task A_room_brings_a_role_and_a_kind_of_scope_and_what_names_that_office_is_seen_by_whoever_holds_it(DatabaseKind kind)
    {
        await using var house = await House.With(kind, new CasesRoom());
        var here = new Scope(CasesRoom.CaseScope, "jams-2-0/C-1");
        var id = await Open(house, "Insulin pens", Edition.Restricted, Handling.Red, Audience.Of(Audience.Holder(CasesRoom.Lead, here)));
        using var administrator = await house.Program("demo-administrator");
        var officer = (await administrator.GetFromJsonAsync<List<ListedAccount>>("/api/v1/accounts"))!.Single(one => one.SignInName == "demo-officer").Id;
        using var reader = await house.SignIn("demo-officer");
        Assert.Equal("No such case", (await reader.Open($"/cases/{id}")).QuerySelector("main h1")!.TextContent);

        await Jams.Refused(await Give("jams-2-0/C-2"), HttpStatusCode.UnprocessableEntity, "platform.form-faulty");
        Assert.Equal(HttpStatusCode.Created, (await Give("jams-2-0/C-1")).StatusCode);

        Assert.Equal("Insulin pens", (await reader.Open($"/cases/{id}")).QuerySelector("main h1")!.TextContent);
        Assert.Contains("case-lead, Insulin pens", (await reader.Open("/me/settings")).Body(), StringComparison.Ordinal);
        // Whoever has a role in a case belongs to the team of its action.
        var names = await house.Inside(async services => (await services.GetRequiredService<People>().Holding(CasesRoom.Read, CancellationToken.None)).Single(one => one.Name == "demo-officer").Names.ToList());
        Assert.Contains(Audience.Team(ActionsScopes.Action("jams-2-0")), names);

        Task<HttpResponseMessage> Give(string scope) => administrator.PostAsJsonAsync($"/api/v1/accounts/{officer}/roles", new { role = "case-lead", scope });
    }

    [Theory, OnEveryDatabase]
    public async Task A_room_asks_another_what_its_reader_may_see_of_it(DatabaseKind kind)
    {
        await using var house = await House.With(kind, new CasesRoom());
        var program = Actor.Program("test");
        var (found, parties, packages) = await house.Inside(async services =>
        {
            var actions = services.GetRequiredService<IActions>();
            Assert.Null(await actions.Find("jams-9-9", program, CancellationToken.None));
            return (await actions.Find("jams-2-0", program, CancellationToken.None), await actions.Parties("jams-2-0", program, CancellationToken.None),
                await actions.Packages("jams-2-0", program, CancellationToken.None));
        });

        Assert.Equal(("JAMS 2.0", "Ongoing"), (found!.Acronym, found.Status));
        Assert.Equal((true, "FR", "fr-ansm"), (parties[0].Leads, parties[0].Country, parties[0].Authority));
        Assert.Single(parties, party => party.Leads);
        Assert.Equal(Enumerable.Range(1, packages.Count), packages.Select(package => package.Number));
        Assert.Equal("Technical", packages.Single(package => package.Number == 5).Kind);

        await house.Database.Execute("""UPDATE actions_joint_action SET "Edition" = 'Restricted', "Audience" = '' WHERE "Slug" = 'jams-2-0'""");
        await house.Inside(async services =>
        {
            var actions = services.GetRequiredService<IActions>();
            Assert.Null(await actions.Find("jams-2-0", program, CancellationToken.None));
            Assert.Empty(await actions.Parties("jams-2-0", program, CancellationToken.None));
            Assert.Empty(await actions.Packages("jams-2-0", program, CancellationToken.None));
            return true;
        });
    }

    private static Task<string?> NameOf(House house, Thing thing) => house.Inside(async services =>
        (await services.GetRequiredService<ThingCards>().Find(thing, Actor.Program("test"), CancellationToken.None))?.Name);

    private static Task<Id<Case>> Open(House house, string title, Edition edition, Handling handling = Handling.Green, string audience = "") => house.Inside(async services =>
    {
        var db = services.GetRequiredService<CasesDb>();
        var one = new Case
        {
            Id = Id<Case>.New(house.Clock.Now), Action = "jams-2-0", Number = "C-1", Title = title, Edition = edition, Handling = handling, Audience = audience,
        };
        db.Add(one);
        Assert.Null(await db.Save(CancellationToken.None));
        return one.Id;
    });
}
