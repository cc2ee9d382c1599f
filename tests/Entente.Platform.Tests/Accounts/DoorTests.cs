using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp;

namespace Entente.Platform.Tests.Accounts;

/// <summary>What every answer of the host has in common, whoever asks.</summary>
public class DoorTests
{
    [Theory]
    [OnEveryDatabase("/login")]
    [OnEveryDatabase("/health")]
    [OnEveryDatabase("/api/v1/me")]
    [OnEveryDatabase("/api/openapi.json")]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string url, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var client = house.CreateDefaultClient();

        var first = await client.GetAsync(new Uri(url, UriKind.Relative));
        var second = await client.GetAsync(new Uri(url, UriKind.Relative));

        var policy = Assert.Single(first.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'nonce-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, Assert.Single(second.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(first.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(first.Headers.GetValues("Referrer-Policy")));
        Assert.True(first.Headers.Contains("Permissions-Policy"));
        Assert.True(first.Headers.Contains("Cross-Origin-Opener-Policy"));
        Assert.True(first.Headers.CacheControl?.NoStore);
    }

    [Theory, OnEveryDatabase]
    public async Task Scripts_carry_the_nonce_of_their_page(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var client = house.CreateDefaultClient();

        var answer = await client.GetAsync(new Uri("/login", UriKind.Relative));

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var nonce = answer.Headers.GetValues("Content-Security-Policy").Single().Split("'nonce-")[1].Split('\'')[0];
        Assert.Equal(html.Split("<script").Length - 1, html.Split($"nonce=\"{nonce}\"></script>").Length - 1);
    }

    [Theory, OnEveryDatabase]
    public async Task Too_many_sign_ins_from_one_address_have_to_wait(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, ("Entente:Limits:SignInsPerMinute", "2"));
        await house.Try("demo-officer", "wrong password");
        await house.Try("demo-evaluator", "wrong password");
        using var visitor = house.Visitor();
        var page = await visitor.Open("/login");

        var answer = await visitor.Send(page, Forms.SignIn, [("Name", "demo-officer"), ("Password", "wrong password")]);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Too many attempts", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await visitor.Open("/login");
    }

    [Theory, OnEveryDatabase]
    public async Task A_token_that_asks_too_much_has_to_wait_and_others_do_not(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, ("Entente:Limits:ApiRequestsPerMinute", "3"));
        using var greedy = house.WithToken(await house.Token("demo-officer"));
        using var modest = house.WithToken(await house.Token("demo-officer"));
        var me = new Uri("/api/v1/me", UriKind.Relative);
        for (var request = 0; request < 3; request++)
            Assert.Equal(HttpStatusCode.OK, (await greedy.GetAsync(me)).StatusCode);

        var answer = await greedy.GetAsync(me);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("urn:entente:problem:platform.too-many-requests", await Type(answer));
        Assert.Equal(HttpStatusCode.OK, (await modest.GetAsync(me)).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Health_tells_of_the_database_and_the_outbox(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var client = house.CreateDefaultClient();

        var health = await client.GetFromJsonAsync<JsonElement>(new Uri("/health", UriKind.Relative));

        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal(0, health.GetProperty("outboxParked").GetInt32());
        Assert.True(health.GetProperty("outboxWaiting").GetInt32() >= 0);
    }

    [Theory]
    [OnEveryDatabase("/api/v1/nowhere", "GET", "", "platform.no-such-route", 404)]
    [OnEveryDatabase("/api/v1/me", "DELETE", "", "platform.wrong-method", 405)]
    [OnEveryDatabase("/api/v1/accounts", "POST", "{", "platform.malformed", 400)]
    public async Task The_api_refuses_in_one_form(string url, string method, string body, string code, int status, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = house.WithToken(await house.Token("demo-administrator"));
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await program.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal($"urn:entente:problem:{code}", await Type(answer));
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase("Development")]
    [OnEveryDatabase("Production")]
    public async Task A_fault_of_ours_gives_a_reference_and_no_stack_trace(string environment, DatabaseKind kind)
    {
        await using var house = await House.Open(kind, demo: true, new FixedClock(), [], environment);
        using var reader = await house.Enter("demo-officer");
        using var program = house.WithToken(await house.Token("demo-officer"));
        await house.Database.Execute("ALTER TABLE platform_account RENAME TO gone");

        var page = await reader.Open(Household.Settings, HttpStatusCode.InternalServerError);
        var answer = await program.GetAsync(new Uri("/api/v1/me", UriKind.Relative));

        Assert.Matches("[0-9a-f]{32}", page.QuerySelector("main code")!.TextContent);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("urn:entente:problem:platform.failed", await Type(answer));
        Assert.DoesNotContain("   at ", page.ToHtml() + await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("gone", page.ToHtml(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_page_helps_on(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");

        Assert.Equal("Page not found", (await reader.Open("/nowhere", HttpStatusCode.NotFound)).Heading());
        Assert.Equal("Page not found", (await reader.Open("/status/500", HttpStatusCode.NotFound)).Heading());
    }

    [Theory, OnEveryDatabase]
    public async Task The_page_speaks_the_language_of_cookie_then_account_then_browser(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");
        reader.Http.DefaultRequestHeaders.Add("Accept-Language", "de, fr;q=0.8, en;q=0.5");
        Assert.Equal("Paramètres", (await reader.Open(Household.Settings)).Heading());

        await reader.Submit(await reader.Open(Household.Settings), Household.Form("profile"), [("Language", "en")]);
        Assert.Equal("Settings", (await reader.Open(Household.Settings)).Heading());

        using var elsewhere = house.Visitor();
        elsewhere.Http.DefaultRequestHeaders.Add("Accept-Language", "fr");
        Assert.Equal("Se connecter", (await elsewhere.Open("/login")).Heading());
    }

    [Theory, OnEveryDatabase]
    public async Task The_sheet_of_components_is_for_development_only(DatabaseKind kind)
    {
        await using var house = await House.Open(kind, demo: true, new FixedClock(), [], environment: "Production");
        using var visitor = house.Visitor();

        await visitor.Open("/components", HttpStatusCode.NotFound);
    }

    [Theory, OnEveryDatabase]
    public async Task The_description_of_the_api_names_every_refusal_and_the_token(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var client = house.CreateDefaultClient();

        var document = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/openapi.json", UriKind.Relative));

        var responses = document.GetProperty("paths").GetProperty("/api/v1/me").GetProperty("get").GetProperty("responses");
        Assert.All(new[] { 200, 401, 403, 429 }, status => Assert.True(responses.TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out _)));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        Assert.Equal("/", document.GetProperty("servers")[0].GetProperty("url").GetString());
    }

    private static async Task<string?> Type(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString();
}
