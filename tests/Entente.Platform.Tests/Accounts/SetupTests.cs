using AngleSharp.Dom;

namespace Entente.Platform.Tests.Accounts;

/// <summary>The first run of an installation without demo data.</summary>
public class SetupTests
{
    private static readonly (string, string?)[] Answers =
    [
        ("Language", "fr"), ("Organisation", "Agence d’essai"), ("Country", "FR"), ("Authority", "fr-essai"), ("DisplayName", "Anne Essai"),
        ("SignInName", "anne@example.org"), ("Password", "four herons on a raft"), ("Again", "four herons on a raft"),
    ];

    [Theory]
    [OnEveryDatabase("/login")]
    [OnEveryDatabase("/me/settings")]
    [OnEveryDatabase("/admin/accounts")]
    public async Task Until_it_is_set_up_every_page_leads_to_setup(string url, DatabaseKind kind)
    {
        await using var house = await House.Empty(kind);
        using var visitor = house.Visitor();

        Assert.Equal("Set up Entente", (await visitor.Open(url)).Heading());
    }

    [Theory, OnEveryDatabase]
    public async Task The_first_person_becomes_administrator_in_the_chosen_language(DatabaseKind kind)
    {
        await using var house = await House.Empty(kind);
        using var visitor = house.Visitor();

        await visitor.Send(await visitor.Open("/setup"), Household.Form("setup"), Answers);

        var accounts = await visitor.Open("/admin/accounts");
        Assert.Equal("Comptes", accounts.Heading());
        Assert.Contains("Administrateur", accounts.Body(), StringComparison.Ordinal);
        Assert.Equal(
            ["demo false", "organisation.authority fr-essai", "organisation.country FR", "organisation.name Agence d’essai"],
            await house.Database.Read("""SELECT "Key", "Value" FROM platform_setting ORDER BY "Key" """));
    }

    [Theory, OnEveryDatabase]
    public async Task It_is_set_up_once(DatabaseKind kind)
    {
        await using var house = await House.Empty(kind);
        using var first = house.Visitor();
        using var second = house.Visitor();
        var late = await second.Open("/setup");
        await first.Send(await first.Open("/setup"), Household.Form("setup"), Answers);

        await second.Send(late, Household.Form("setup"), [.. Answers.Where(answer => answer.Item1 != "SignInName"), ("SignInName", "bob@example.org")]);

        Assert.Equal(["anne@example.org"], await house.Database.Read("""SELECT "SignInName" FROM platform_account"""));
        Assert.Empty((await second.Open("/setup")).QuerySelectorAll("main form"));
    }

    [Theory, OnEveryDatabase]
    public async Task Every_fault_is_named_and_what_was_typed_stays_but_the_passwords(DatabaseKind kind)
    {
        await using var house = await House.Empty(kind);
        using var visitor = house.Visitor();

        var page = await visitor.Submit(await visitor.Open("/setup"), Household.Form("setup"),
            [("Organisation", "Agency"), ("Authority", "FR ANSM"), ("SignInName", "a b"), ("Password", "four herons on a raft"), ("Again", "other")]);

        Assert.Equal(
            ["#field-Country", "#field-Authority", "#field-DisplayName", "#field-SignInName", "#field-Again"],
            page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Agency", page.QuerySelector("#field-Organisation")!.GetAttribute("value"));
        Assert.Equal("FR ANSM", page.QuerySelector("#field-Authority")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#field-Password")!.GetAttribute("value"));
    }
}
