using System.Net;
using AngleSharp;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Accounts;

/// <summary>The sign-in form, and the sessions that it begins.</summary>
public class SignInTests
{
    private const string Somebody = "demo-officer";

    [Theory, OnEveryDatabase]
    public async Task Every_demo_account_signs_in(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);

        foreach (var name in Entente.Testing.DemoAccounts.Names)
            using (var reader = await house.Enter(name))
                Assert.Contains(name, (await reader.Open(Household.Settings)).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_sign_in_page_shows_the_demo_accounts_and_fills_one_in(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var visitor = house.Visitor();
        var page = await visitor.Open("/login?return=/me/settings");
        Assert.Contains("Demo data", page.Body(), StringComparison.Ordinal);

        var filled = await visitor.Open(page.QuerySelector($"a[href*='as={Somebody}']")!.GetAttribute("href")!);

        Assert.Equal("Settings", (await visitor.Submit(filled, Forms.SignIn, [])).Heading());
    }

    [Theory, OnEveryDatabase]
    public async Task Five_wrong_passwords_lock_an_account_for_fifteen_minutes(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Contains("could not sign you in", (await house.Try(Somebody, "not the password")).Page.Alert(), StringComparison.Ordinal);

        house.Clock.Pass(TimeSpan.FromMinutes(14));
        Assert.Contains("could not sign you in", (await house.Try(Somebody, Entente.Testing.DemoAccounts.Password)).Page.Alert(), StringComparison.Ordinal);

        house.Clock.Pass(TimeSpan.FromMinutes(1));
        (await house.Enter(Somebody)).Dispose();
    }

    [Theory, OnEveryDatabase]
    public async Task Guesses_sent_at_the_same_time_all_count(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => house.Try(Somebody, "not the password")));

        Assert.Contains("could not sign you in", (await house.Try(Somebody, Entente.Testing.DemoAccounts.Password)).Page.Alert(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_name_is_refused_in_the_same_words_and_the_name_is_kept(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);

        var unknown = (await house.Try("who-is-this", "not the password")).Page;
        var known = (await house.Try(Somebody, "not the password")).Page;

        Assert.Equal(known.Alert(), unknown.Alert());
        Assert.Equal("who-is-this", unknown.QuerySelector("input[name=Name]")!.GetAttribute("value"));
        Assert.Null(unknown.QuerySelector("input[name=Password]")!.GetAttribute("value"));
    }

    [Theory]
    [OnEveryDatabase("https://evil.example/")]
    [OnEveryDatabase("//evil.example/")]
    [OnEveryDatabase("/\\evil.example/")]
    public async Task Signing_in_never_leads_to_another_site(string elsewhere, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = house.Visitor();
        var page = await reader.Open("/login?return=" + Uri.EscapeDataString(elsewhere));

        var answer = await reader.Send(page, Forms.SignIn, [("Name", Somebody), ("Password", Entente.Testing.DemoAccounts.Password)]);

        Assert.Equal("/", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("localhost", answer.RequestMessage.RequestUri.Host);
    }

    [Theory]
    [OnEveryDatabase("/é?q=ü", "/%C3%A9?q=%C3%BC")]
    [OnEveryDatabase("/documents?q=\U0001F48A", "/documents?q=%F0%9F%92%8A")]
    public async Task The_way_back_may_have_letters_that_no_header_can_hold(string back, string header, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = house.Visitor();
        var page = await reader.Open("/login?return=" + Uri.EscapeDataString(back));

        var home = await reader.Send(page, Forms.SignIn, [("Name", "demo-officer"), ("Password", Entente.Testing.DemoAccounts.Password)]);

        Assert.Equal(header, Entente.Platform.Frame.Preferences.Local(back));
        Assert.EndsWith(header, home.RequestMessage!.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_asks_for_sign_in_and_comes_back_to_itself(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);

        var (_, page) = await house.Try("demo-administrator", Entente.Testing.DemoAccounts.Password, "/admin/accounts?q=officer");

        Assert.Equal("Accounts", page.Heading());
        Assert.EndsWith("/admin/accounts?q=officer", page.Url, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Signing_out_ends_the_session_even_for_who_kept_the_cookie(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter(Somebody);
        Assert.Equal(["1"], await house.Database.Read("SELECT COUNT(*) FROM platform_session"));

        var page = await reader.Press(await reader.Open(Household.Settings), Forms.SignOut);

        Assert.Contains("You are signed out", page.Body(), StringComparison.Ordinal);
        Assert.Equal(["0"], await house.Database.Read("SELECT COUNT(*) FROM platform_session"));
        Assert.Equal("Sign in", (await reader.Open(Household.Settings)).Heading());
    }

    [Theory, OnEveryDatabase]
    public async Task Signing_in_again_ends_the_session_that_the_browser_had(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter(Somebody);
        var before = await house.Database.Read("""SELECT "KeyHash" FROM platform_session""");

        var page = await reader.Submit(
            await reader.Open("/login?return=/me/settings"), Forms.SignIn, [("Name", "demo-evaluator"), ("Password", Entente.Testing.DemoAccounts.Password)]);

        Assert.Contains("demo-evaluator", page.Body(), StringComparison.Ordinal);
        var after = await house.Database.Read("""SELECT "KeyHash" FROM platform_session""");
        Assert.NotEqual(Assert.Single(before), Assert.Single(after));
    }

    [Theory, OnEveryDatabase]
    public async Task A_session_ends_after_eight_hours_unused_and_after_thirty_days_in_any_case(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var idle = await house.Enter(Somebody);
        house.Clock.Pass(TimeSpan.FromHours(8.1));
        Assert.Equal("Sign in", (await idle.Open(Household.Settings)).Heading());

        using var busy = await house.Enter(Somebody);
        for (var hours = 0; hours < 30 * 24 - 6; hours += 6)
        {
            house.Clock.Pass(TimeSpan.FromHours(6));
            Assert.Equal("Settings", (await busy.Open(Household.Settings)).Heading());
        }

        house.Clock.Pass(TimeSpan.FromHours(6));
        Assert.Equal("Sign in", (await busy.Open(Household.Settings)).Heading());
    }

    [Theory, OnEveryDatabase]
    public async Task The_audit_trail_tells_who_signed_in_and_shows_no_secret(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Try(Somebody, "not the password");
        (await house.Enter(Somebody)).Dispose();

        var lines = await house.Inside(services => services.GetRequiredService<PlatformDb>().Set<AuditEntry>()
            .Where(line => line.Thing == "platform_account").OrderBy(line => line.Sequence).ToListAsync());

        Assert.Equal("nobody", lines[^2].Actor);
        Assert.Contains("\"FailedAttempts\":\"1\"", lines[^2].After, StringComparison.Ordinal);
        Assert.Equal(Somebody, lines[^1].Actor);
        Assert.Contains("LastSignInAt", lines[^1].After, StringComparison.Ordinal);
        Assert.All(lines.Where(line => line.Kind == AuditKind.Added), line => Assert.Contains("\"PasswordHash\":\"(set)\"", line.After, StringComparison.Ordinal));
        Assert.Null((await house.Inside(services => AuditTrail.Verify(services.GetRequiredService<PlatformDb>(), CancellationToken.None))).Fault);
    }

    [Theory, OnEveryDatabase]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites_and_holds_no_name(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var client = house.CreateDefaultClient();
        var login = await client.GetAsync(new Uri("/login", UriKind.Relative));
        var page = await BrowsingContext.New().OpenAsync(answer => answer.Content(login.Content.ReadAsStream()));
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "login"), new("Name", Somebody), new("Password", Entente.Testing.DemoAccounts.Password),
            new("__RequestVerificationToken", page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ]);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/login") { Content = form };
        post.Headers.Add("Cookie", login.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

        var answer = await client.SendAsync(post);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("entente=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Somebody, cookie, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_form_without_its_token_is_refused_with_a_page(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var visitor = house.Visitor();
        using var form = new FormUrlEncodedContent([new("_handler", "login"), new("Name", Somebody), new("Password", Entente.Testing.DemoAccounts.Password)]);

        foreach (var url in new[] { "/login", "/logout", "/language" })
        {
            var answer = await visitor.Http.PostAsync(new Uri(url, UriKind.Relative), form);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("This form has gone stale", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
