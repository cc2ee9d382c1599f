using System.Net;
using System.Text.Json;
using Entente.Actions.Portfolio;
using Entente.Actions.Tests.Import;
using Entente.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>The portfolio by its API: who may read, create and change.</summary>
public class ActionApiTests
{
    private const string Actions = "/api/v1/actions";

    private static readonly object NewAction = new
    {
        acronym = "NEW-ACT", title = new { en = "A new action", fr = "Une nouvelle action" }, leadCountry = "MT", leadAgency = "MMA", newAuthority = new { name = "Malta Medicines Authority" },
        start = "2026-09", durationMonths = 36, objectives = new[] { 3, 1 }, budgetEur = 1_500_000, funder = "HaDEA", fundedPercent = 80,
        workPackages = new[] { new { number = 1, kind = "coordination", title = new { en = "Coordination" }, leadCountry = "MT" } },
    };

    [Theory, OnEveryDatabase]
    public async Task Nobody_reads_without_a_token(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var stranger = house.CreateDefaultClient();
        using var liar = house.WithToken("ent_0000000000000000000000000000000000000000000");

        foreach (var path in new[] { Actions, Actions + "/jams-2-0" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await liar.Get(path)).StatusCode);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task With_a_token_the_portfolio_and_each_action_are_read(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = await house.Program("demo-officer");

        var list = await program.Json(Actions);

        Assert.Equal(8, list.GetProperty("count").GetInt32());
        var jams = list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("slug").GetString() == "jams-2-0");
        Assert.Equal("2023-11-01 2026-10-31 8 ongoing", string.Join(' ',
            jams.GetProperty("start"), jams.GetProperty("agreedEnd"), jams.GetProperty("workPackages"), jams.GetProperty("status")));
        foreach (var item in list.GetProperty("items").EnumerateArray())
        {
            var detail = await program.Json($"{Actions}/{item.GetProperty("slug")}");
            foreach (var name in new[] { "acronym", "title", "status", "start", "plannedEnd", "agreedEnd", "ended" })
                Assert.Equal(item.GetProperty(name).ToString(), detail.GetProperty(name).ToString());
            Assert.Equal(item.GetProperty("workPackages").GetInt32(), detail.GetProperty("workPackages").GetArrayLength());
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_creates_an_action_coordinates_it_at_once_however_the_outbox_stands(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        // Another host holds every lane, behind facts that nobody can hear.
        await house.Database.Execute("""UPDATE platform_lane SET "HeardUpTo" = 0, "Attempts" = 7, "NextTryAt" = '2026-06-11 09:30:00+00'""");
        await house.Database.Execute("""UPDATE platform_lease SET "Holder" = 'another', "Until" = '2026-06-11 09:01:00+00'""");
        using var program = await house.Program("demo-agency-contact");

        Assert.Equal(HttpStatusCode.Created, (await program.Post(Actions, NewAction)).StatusCode);

        Assert.Equal(["coordinator new-act"], await house.Database.Read("""SELECT "Role", "ScopeCode" FROM platform_role_grant WHERE "ScopeCode" = 'new-act'"""));
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_action_is_missing_by_name(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = await house.Program("demo-officer");

        var answer = await program.Get(Actions + "/nothing-like-it");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("actions.unknown", await answer.Refusal());
    }

    [Theory, OnEveryDatabase]
    public async Task An_account_without_a_role_reads_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-officer");
        await house.Database.Execute("DELETE FROM platform_role_grant");

        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get(Actions)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get(Actions + "/jams-2-0")).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_not_change_is_refused_and_nothing_changes(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        Assert.NotNull(house.Services);
        var before = await Tables.Dump(house.Database, "actions_");
        object participant = new { country = "DE", agency = "BfArM", role = "participant" };
        (string Account, string Path, bool ReadOnly, object Ask)[] asks =
        [
            ("demo-officer", "", false, NewAction), ("demo-coordinator", "", true, NewAction), ("demo-officer", "/jams-2-0/status", false, new { status = "ended" }),
            ("demo-wp-lead", "/jams-2-0/publication", false, new { @public = false }), ("demo-coordinator", "/chessmen/participants", false, participant),
            ("demo-coordinator", "/chessmen/lead", false, new { country = "DE", agency = "BfArM" }),
            ("demo-coordinator", "/chessmen/amendments", false, new { kind = "extension", state = "proposed", months = 6 }),
        ];

        foreach (var (account, path, readOnly, ask) in asks)
        {
            using var program = readOnly ? await house.ReadOnlyProgram(account) : await house.Program(account);
            var answer = await program.Post(Actions + path, ask);
            Assert.Equal((account, path, HttpStatusCode.Forbidden), (account, path, answer.StatusCode));
        }

        Assert.Equal(before, await Tables.Dump(house.Database, "actions_"));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_creates_an_action_coordinates_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        var answer = await program.Post(Actions, NewAction);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(Actions + "/new-act", answer.Headers.Location?.OriginalString);
        var created = await program.Json(answer.Headers.Location!.OriginalString);
        Assert.Equal("mt-mma", created.GetProperty("lead").GetProperty("authority").GetString());
        Assert.Equal([1, 3], created.GetProperty("objectives").EnumerateArray().Select(number => number.GetInt32()));
        Assert.Equal((0.8m, 0.2m), (created.GetProperty("budget").GetProperty("fundedShare").GetDecimal(), created.GetProperty("budget").GetProperty("memberStatesShare").GetDecimal()));
        Assert.Equal("planned", created.GetProperty("status").GetString());
        Assert.Equal("network", created.GetProperty("edition").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post(Actions + "/new-act/status", new { status = "ongoing" })).StatusCode);
        Assert.Equal("ongoing", (await program.Json(Actions + "/new-act")).GetProperty("status").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task An_acronym_is_given_once(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        foreach (var acronym in new[] { "JAMS 2.0", " jams 2.0 ", "JAMS-2-0" })
        {
            var answer = await program.Post(Actions, new { acronym, title = new { en = "Again" }, leadCountry = "FR" });

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Equal("actions.acronym-taken", Assert.Single((await answer.Json()).GetProperty("faults").EnumerateArray()).GetProperty("code").GetString());
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Every_fault_of_a_new_action_is_named(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var before = await house.Dump();

        var answer = await program.Post(Actions, new
        {
            acronym = "?", title = new { en = " " }, leadCountry = "ZZ", leadAgency = "***", start = "2026-02-30", durationMonths = 0, objectives = new[] { 9 },
            budgetEur = 0, fundedPercent = 101,
            workPackages = new[] { new { number = 0, kind = "17", title = new { en = "" }, leadCountry = "XX" }, new { number = 1, kind = "technical", title = new { en = "T" }, leadCountry = "" } },
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var places = (await answer.Json()).GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("place").GetString());
        Assert.Equal(
            ["Acronym", "Title[en]", "LeadCountry", "LeadAgency", "Start", "DurationMonths", "BudgetEur", "FundedPercent", "Objectives",
                "WorkPackages[0].Number", "WorkPackages[0].Kind", "WorkPackages[0].Title", "WorkPackages[0].LeadCountry"], places);
        Assert.Equal(before, await house.Dump());
    }

    [Theory, OnEveryDatabase]
    public async Task A_restricted_action_is_there_for_those_it_names_only(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            var action = await db.Actions.AsTracking().SingleAsync(one => one.Slug == "jams-2-0");
            db.Entry(action).Property(one => one.Edition).CurrentValue = Edition.Restricted;
            db.Entry(action).Property(one => one.Handling).CurrentValue = Handling.Amber;
            return await db.Save(CancellationToken.None);
        });
        using var named = await house.Program("demo-coordinator");
        using var other = await house.Program("demo-officer");
        using var page = await house.SignIn("demo-officer");
        using var visitor = house.Visitor();

        Assert.Equal(8, (await named.Json(Actions)).GetProperty("count").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await named.Get(Actions + "/jams-2-0")).StatusCode);
        Assert.Equal(7, (await other.Json(Actions)).GetProperty("count").GetInt32());
        Assert.Equal("actions.unknown", await (await other.Get(Actions + "/jams-2-0")).Refusal());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Actions + "/jams-2-0/plan")).StatusCode);
        await page.Open("/ja/jams-2-0", HttpStatusCode.NotFound);
        await page.Open("/ja/jams-2-0/lineage", HttpStatusCode.NotFound);
        Assert.DoesNotContain("JAMS 2.0", (await page.Open("/ja")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("JAMS 2.0", (await page.Open("/authorities/fr-ansm")).MainText(), StringComparison.Ordinal);
        await visitor.Open("/en/public/jams-2-0", HttpStatusCode.NotFound);
    }
}
