using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;

namespace Entente.Platform.Tests.Accounts;

/// <summary>Personal tokens: the only way into the API.</summary>
public class TokenTests
{
    private static readonly Uri Me = new("/api/v1/me", UriKind.Relative);
    private static readonly Uri Accounts = new("/api/v1/accounts", UriKind.Relative);

    [Theory, OnEveryDatabase]
    public async Task A_token_made_on_the_page_opens_the_api_until_it_is_revoked(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-coordinator");
        var made = await reader.Submit(await reader.Open("/me/settings/tokens"), Household.Form("token"), [("Name", "reports"), ("Days", "10")]);
        using var program = house.WithToken(made.QuerySelector("#secret")!.TextContent);

        var me = await program.GetFromJsonAsync<JsonElement>(Me);
        Assert.Equal("demo-coordinator", me.GetProperty("signInName").GetString());
        Assert.Equal("coordinator@jams-2-0", me.GetProperty("roles")[0].GetString());

        var list = await reader.Open("/me/settings/tokens");
        Assert.DoesNotContain("ent_", list.Body(), StringComparison.Ordinal);
        await reader.Submit(list, Household.Form("revoke"), [("Token", list.QuerySelector("button[name=Token]")!.GetAttribute("value"))]);
        await Refused(await program.GetAsync(Me), HttpStatusCode.Unauthorized, "platform.not-signed-in");
    }

    [Theory, OnEveryDatabase]
    public async Task Without_a_token_the_api_says_so_even_to_who_is_signed_in(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-administrator");
        using var nobody = house.CreateDefaultClient();
        using var rubbish = house.WithToken("ent_rubbish");

        foreach (var client in new[] { reader.Http, nobody, rubbish })
        {
            var answer = await client.GetAsync(Me);
            Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
            await Refused(answer, HttpStatusCode.Unauthorized, "platform.not-signed-in");
        }

        await Refused(await reader.Http.GetAsync(new Uri("/API/v1/accounts", UriKind.Relative)), HttpStatusCode.Unauthorized, "platform.not-signed-in");
    }

    [Theory, OnEveryDatabase]
    public async Task A_token_opens_no_page(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = house.WithToken(await house.Token("demo-administrator"));

        var answer = await program.GetAsync(new Uri("/admin/accounts", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_token_that_may_only_read_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = house.WithToken(await house.Token("demo-administrator", readOnly: true));

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Accounts)).StatusCode);
        await Refused(
            await program.PostAsJsonAsync(Accounts, new { signInName = "anna", displayName = "Anna" }),
            HttpStatusCode.Forbidden, "platform.token-reads-only");
    }

    [Theory, OnEveryDatabase]
    public async Task A_token_ends_with_its_days_and_with_its_account(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = house.WithToken(await house.Token("demo-officer", days: 2));
        using var administrator = house.WithToken(await house.Token("demo-administrator"));
        using var other = house.WithToken(await house.Token("demo-evaluator"));

        house.Clock.Pass(TimeSpan.FromDays(1.9));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Me)).StatusCode);
        house.Clock.Pass(TimeSpan.FromDays(0.2));
        await Refused(await program.GetAsync(Me), HttpStatusCode.Unauthorized, "platform.not-signed-in");

        var accounts = await administrator.GetFromJsonAsync<JsonElement>(Accounts);
        var evaluator = accounts.EnumerateArray().Single(account => account.GetProperty("signInName").GetString() == "demo-evaluator").GetProperty("id").GetGuid();
        await administrator.PostAsJsonAsync(new Uri($"/api/v1/accounts/{evaluator}/withdraw", UriKind.Relative), new { reason = "Left" });
        await Refused(await other.GetAsync(Me), HttpStatusCode.Unauthorized, "platform.not-signed-in");
    }

    [Theory, OnEveryDatabase]
    public async Task A_token_does_no_more_than_its_owner(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = house.WithToken(await house.Token("demo-officer"));

        await Refused(await program.GetAsync(Accounts), HttpStatusCode.Forbidden, "platform.not-permitted");
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_typed_for_a_faulty_token_comes_back(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");

        var page = await reader.Submit(await reader.Open("/me/settings/tokens"), Household.Form("token"), [("Name", "reports"), ("Days", "many"), ("ReadOnly", null)]);

        Assert.Contains("1 to 366 days", page.Alert(), StringComparison.Ordinal);
        Assert.Equal("reports", page.QuerySelector("#field-Name")!.GetAttribute("value"));
        Assert.Equal("many", page.QuerySelector("#field-Days")!.GetAttribute("value"));
        Assert.False(page.QuerySelector("#field-ReadOnly")!.HasAttribute("checked"));
    }

    private static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:entente:problem:{code}", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }
}
