using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;

namespace Entente.Platform.Tests.Accounts;

/// <summary>Accounts and roles in the hands of an administrator.</summary>
public class AdministrationTests
{
    [Theory, OnEveryDatabase]
    public async Task A_new_person_gets_a_role_chooses_a_password_and_is_in(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        var (page, password) = await Open(administrator, "anna@example.org");
        await administrator.Submit(page, Household.Form("grant"), [("Role", "officer"), ("Scope", "fr-ansm")]);

        var (anna, first) = await house.Try("anna@example.org", password);
        using var _ = anna;
        Assert.Contains("Choose one of your own", first.Body(), StringComparison.Ordinal);
        await anna.Submit(first, Household.Form("password"), [("Old", password), ("New", "four herons on a raft"), ("Again", "four herons on a raft")]);

        Assert.Contains("Officer, ANSM", Words(await anna.Open(Household.Settings)), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_that_is_taken_back_closes_the_door_at_once(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        using var officer = await house.Enter("demo-officer");
        var page = await Find(administrator, "Demo officer");

        await administrator.Submit(page, Household.Form("end"), [("Grant", page.QuerySelector("button[name=Grant]")!.GetAttribute("value"))]);

        Assert.Contains("role", Words(await officer.Open(Household.Settings, HttpStatusCode.Forbidden)), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_counts_from_its_first_to_its_last_day(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        var page = await Find(administrator, "Demo officer");
        await administrator.Submit(page, Household.Form("grant"), [("Role", "administrator"), ("From", "2026-06-12"), ("Until", "2026-06-13")]);

        Assert.Equal(HttpStatusCode.Forbidden, await Administers());
        house.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, await Administers());
        house.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(HttpStatusCode.Forbidden, await Administers());

        async Task<HttpStatusCode> Administers()
        {
            using var officer = await house.Enter("demo-officer");
            return (await officer.Http.GetAsync(new Uri("/admin/accounts", UriKind.Relative))).StatusCode;
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_withdrawn_person_is_out_at_once_and_stays_on_the_list(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        using var officer = await house.Enter("demo-officer");
        var page = await Find(administrator, "Demo officer");

        var unsaid = await administrator.Submit(page, Household.Form("withdraw"), []);
        Assert.Contains("Say why", unsaid.Alert(), StringComparison.Ordinal);
        var gone = await administrator.Submit(unsaid, Household.Form("withdraw"), [("Reason", "Left the authority")]);

        Assert.Contains("Withdrawn", gone.Body(), StringComparison.Ordinal);
        Assert.Equal("Sign in", (await officer.Open(Household.Settings)).Heading());
        Assert.Contains("could not sign you in", (await house.Try("demo-officer", Entente.Testing.DemoAccounts.Password)).Page.Alert(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_last_administrator_stays(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        var page = await Find(administrator, "Demo administrator");

        var ended = await administrator.Submit(page, Household.Form("end"), [("Grant", page.QuerySelector("button[name=Grant]")!.GetAttribute("value"))]);
        var withdrawn = await administrator.Submit(page, Household.Form("withdraw"), [("Reason", "Mistake")]);

        Assert.Contains("last administrator", ended.Alert(), StringComparison.Ordinal);
        Assert.Contains("last administrator", withdrawn.Alert(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_administrator_unlocks_and_gives_a_new_password(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        for (var attempt = 0; attempt < 5; attempt++)
            await house.Try("demo-officer", "not the password");
        var locked = await Find(administrator, "Demo officer");
        Assert.Contains("Locked", locked.Body(), StringComparison.Ordinal);

        var open = await administrator.Submit(locked, Household.Form("unlock"), []);
        Assert.Contains("Active", open.Body(), StringComparison.Ordinal);
        (await house.Enter("demo-officer")).Dispose();

        var given = await administrator.Submit(open, Household.Form("password"), []);
        var (_, first) = await house.Try("demo-officer", given.QuerySelector("#secret")!.TextContent);
        Assert.Contains("Choose one of your own", first.Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_faulty_role_comes_back_as_it_was_typed(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        var page = await Find(administrator, "Demo officer");

        var nowhere = await administrator.Submit(page, Household.Form("grant"), [("Role", "coordinator"), ("Scope", "fr-ansm")]);
        Assert.Equal("#field-Scope", nowhere.QuerySelector("[role=alert] a")?.GetAttribute("href"));
        Assert.Equal("fr-ansm", nowhere.QuerySelector("#field-Scope option[selected]")!.GetAttribute("value"));

        var noDay = await administrator.Submit(page, Household.Form("grant"), [("Role", "coordinator"), ("Scope", "jams-2-0"), ("From", "2026-02-30")]);
        Assert.Equal("#field-From", noDay.QuerySelector("[role=alert] a")?.GetAttribute("href"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_is_given_only_for_what_there_is_and_the_page_offers_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        using var program = house.WithToken(await house.Token("demo-administrator"));
        var page = await Find(administrator, "Demo officer");
        var officer = page.Url.Split('/')[^1];

        var groups = page.QuerySelectorAll("#field-Scope optgroup").ToDictionary(
            group => group.GetAttribute("label")!, group => group.QuerySelectorAll("option").Select(option => option.GetAttribute("value")).ToList());
        Assert.Contains("jams-2-0", groups["Joint actions"]);
        Assert.Contains("fr-ansm", groups["Authorities"]);
        Assert.Equal(["jams-2-0/1", "jams-2-0/2"], groups["Work packages"].Where(code => code!.StartsWith("jams-2-0/", StringComparison.Ordinal)).Take(2));
        foreach (var (role, scope) in new[] { ("coordinator", "jams-9-0"), ("coordinator", ""), ("wp-lead", "jams-2-0/77"), ("wp-lead", "jams-2-0"), ("officer", "fr-nobody"), ("administrator", "jams-2-0") })
        {
            using var refused = await program.PostAsJsonAsync($"/api/v1/accounts/{officer}/roles", new { role, scope });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("platform.scope-unknown", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await administrator.Submit(page, Household.Form("grant"), [("Role", "wp-lead"), ("Scope", "jams-2-0/5")]);
        Assert.Contains("JAMS 2.0 · WP5", Words(await Find(administrator, "Demo officer")), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_that_ran_out_can_be_given_again_and_the_database_keeps_it_from_being_there_twice(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");
        await administrator.Submit(await Find(administrator, "Demo officer"), Household.Form("grant"), [("Role", "evaluator"), ("Scope", "jams-2-0"), ("Until", "2026-06-12")]);
        Assert.Contains("already", (await administrator.Submit(await Find(administrator, "Demo officer"), Household.Form("grant"), [("Role", "evaluator"), ("Scope", "jams-2-0")])).Alert(), StringComparison.Ordinal);

        house.Clock.Pass(TimeSpan.FromDays(2));
        using var later = await house.Enter("demo-administrator");
        var again = await later.Submit(await Find(later, "Demo officer"), Household.Form("grant"), [("Role", "evaluator"), ("Scope", "jams-2-0")]);

        Assert.Contains("Evaluator", again.Body(), StringComparison.Ordinal);
        Assert.Equal(["1"], await house.Database.Read("""SELECT COUNT(*) FROM platform_role_grant WHERE "Role" = 'evaluator' AND "EndedAt" IS NULL AND "Until" IS NULL AND "GrantedBy" = 'demo-administrator'"""));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.Database.Execute("""
            INSERT INTO platform_role_grant SELECT CAST('0197a000-0000-7000-8000-0000000000aa' AS uuid), "Account", "Role", "ScopeKind", "ScopeCode", "From", "Until", "GrantedBy", "EndedAt", "Version"
            FROM platform_role_grant WHERE "Role" = 'evaluator' AND "EndedAt" IS NULL AND "GrantedBy" = 'demo-administrator'
            """));
    }

    [Theory, OnEveryDatabase]
    public async Task Others_are_told_which_role_opens_the_administration(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var officer = await house.Enter("demo-officer");

        foreach (var url in new[] { "/admin/accounts", "/admin/accounts/new", "/admin/roles" })
            Assert.Contains("Administrator", Words(await officer.Open(url, HttpStatusCode.Forbidden)), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_role_table_shows_every_permission(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.Enter("demo-administrator");

        var rows = (await administrator.Open("/admin/roles")).QuerySelectorAll("main tbody tr").ToList();

        var administer = rows.Single(row => row.QuerySelector("code")!.TextContent == "platform.administer");
        Assert.Equal(1, administer.QuerySelectorAll("td").Count(cell => cell.TextContent.Contains("Yes", StringComparison.Ordinal)));
    }

    private static async Task<(IDocument Page, string Password)> Open(Reader administrator, string name)
    {
        var made = await administrator.Submit(
            await administrator.Open("/admin/accounts/new"), Household.Form("account"), [("DisplayName", "Anna Test"), ("SignInName", name), ("Authority", "fr-ansm")]);
        return (await Find(administrator, "Anna Test"), made.QuerySelector("#secret")!.TextContent);
    }

    private static async Task<IDocument> Find(Reader administrator, string displayName)
    {
        var list = await administrator.Open("/admin/accounts");
        return await administrator.Open(list.QuerySelectorAll("main th a").Single(link => link.TextContent == displayName).GetAttribute("href")!);
    }

    private static string Words(IDocument page) => string.Join(' ', page.Body().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
