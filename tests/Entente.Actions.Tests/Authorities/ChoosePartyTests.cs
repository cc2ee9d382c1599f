using System.Net;
using System.Text.Json;
using Entente.Actions.Authorities;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Authorities;

/// <summary>Parties are chosen: what is not clear is asked again with what it resembles, and a new authority is entered on purpose.</summary>
public class ChoosePartyTests
{
    private const string Participants = "/ja/jams-2-0/participants/new";

    [Theory, OnEveryDatabase]
    public async Task A_mistyped_authority_is_offered_and_chosen(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var before = await Codes(house);

        var asked = await reader.Submit(await reader.Open(Participants), Jams.Form("participant"), [("Agency", "jamzp"), ("Role", "Beneficiary"), ("From", "2025-02")]);

        Assert.Equal(["Agency"], asked.FaultyFields());
        Assert.Equal(("jamzp", "2025-02"), (asked.Field("Agency"), asked.Field("From")));
        Assert.Equal(["si-jazmp", "new!"], asked.QuerySelectorAll("[name=AgencyChoice]").Select(choice => choice.GetAttribute("value")));
        var done = await reader.Submit(asked, Jams.Form("participant"), [("AgencyChoice", "si-jazmp")]);
        Assert.Equal("The participant was added.", done.Done());
        Assert.Contains("JAZMP", done.QuerySelector("section[aria-labelledby=participants]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await Codes(house));
    }

    [Theory, OnEveryDatabase]
    public async Task The_field_suggests_the_participants_first_and_each_suggestion_is_understood(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open("/ja/jams-2-0/wp/5/contributors/new");

        var suggested = page.QuerySelectorAll("datalist#Agency-known option").Select(option => option.GetAttribute("value")!).ToList();

        Assert.Equal("ANSM, France", suggested[0]);
        Assert.Contains("AIFA, Italy", suggested);
        Assert.Equal("Agency-known", page.QuerySelector("#field-Agency")!.GetAttribute("list"));
        var done = await reader.Submit(page, Jams.Form("add-contributor"), [("Agency", "AIFA, Italy")]);
        Assert.Equal("The contributor was added.", done.Done());
        Assert.NotNull(done.QuerySelector("a[href='/authorities/it-aifa']"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_authority_has_a_name_a_country_and_a_warning(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var asked = await reader.Submit(await reader.Open(Participants), Jams.Form("participant"), [("Agency", "ANSN")]);
        asked = await reader.Submit(asked, Jams.Form("participant"), [("AgencyChoice", "new!")]);
        Assert.Equal(["Country"], asked.FaultyFields());
        asked = await reader.Submit(asked, Jams.Form("participant"), [("Country", "FR")]);
        Assert.Equal(["AgencyName"], asked.FaultyFields());
        Assert.Equal("fr-ansm", asked.QuerySelector("[name=AgencyShown]")!.GetAttribute("value"));
        asked = await reader.Submit(asked, Jams.Form("participant"), [("AgencyName", "Istituto di Sanità superiore")]);
        Assert.Contains("resembles an authority that is known here", asked.Alert(), StringComparison.Ordinal);
        Assert.Contains("it-istituto-superiore-di-sanita", asked.QuerySelector("[name=AgencyShown]")!.GetAttribute("value")!, StringComparison.Ordinal);
        var done = await reader.Submit(asked, Jams.Form("participant"), [("AgencyChoice", "new!")]);

        Assert.Equal("The participant was added.", done.Done());
        Assert.Contains("Istituto di Sanità superiore", (await reader.Open("/authorities/fr-ansn")).MainText(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_program_is_told_what_it_may_have_meant_and_says_which_it_does_not(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        const string Path = "/api/v1/actions/jams-2-0/participants";

        var refused = await program.Post(Path, new { country = "FR", agency = "ANSN", role = "participant" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var fault = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("faults")[0];
        Assert.Equal("actions.authority-resembles", fault.GetProperty("code").GetString());
        Assert.Equal("fr-ansm", fault.GetProperty("offers")[0].GetProperty("value").GetString());

        var doubtful = await program.Post(Path, new { country = "FR", agency = "ANSN", role = "participant", newAuthority = new { name = "Another one" } });
        Assert.Contains("actions.authority-doubtful", await doubtful.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var known = await program.Post(Path, new { country = "FR", agency = "ansm", role = "participant", newAuthority = new { name = "Another one" } });
        Assert.Contains("actions.authority-known", await known.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var unknown = await program.Post(Path, new { agency = "Zzyzx", role = "participant" });
        Assert.Contains("actions.authority-new", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("fr-ansn", await Codes(house));

        var made = await program.Post(Path, new { country = "FR", agency = "ANSN", role = "participant", newAuthority = new { name = "Another one", unlike = new[] { "fr-ansm" } } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Contains("fr-ansn", await Codes(house));
    }

    private static async Task<IReadOnlyList<string?>> Codes(House house)
    {
        using var program = await house.Program("demo-officer");
        return [.. (await program.Json("/api/v1/authorities")).EnumerateArray().Select(one => one.GetProperty("code").GetString()).Order(StringComparer.Ordinal)];
    }
}
