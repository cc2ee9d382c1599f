using System.Net;
using Entente.Platform.Notices.Mail;
using Entente.Platform.Tests.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Frame;

/// <summary>Under which names a house answers, and that nobody writes a name into its mails.</summary>
public class AllowedHostTests
{
    [Theory]
    [InlineData("entente.example.eu", "/login", HttpStatusCode.OK)]
    [InlineData("second.example.eu", "/login", HttpStatusCode.OK)]
    [InlineData("evil.example", "/login", HttpStatusCode.BadRequest)]
    [InlineData("evil.example", "/api/v1/me", HttpStatusCode.BadRequest)]
    [InlineData("entente.example.eu.evil.example", "/login", HttpStatusCode.BadRequest)]
    public async Task A_foreign_host_is_refused_where_hosts_are_named(string host, string address, HttpStatusCode status)
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite, ("AllowedHosts", "entente.example.eu;second.example.eu"));

        Assert.Equal(status, await Ask(house, address, host));
    }

    [Theory]
    [InlineData("second.example.eu", "second.example.eu")]
    [InlineData("evil.example", "entente.example.eu")]
    public async Task A_proxy_hands_on_a_named_host_and_no_other(string forwarded, string seen)
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite, ("AllowedHosts", "entente.example.eu;second.example.eu"), ("Entente:Proxy", "127.0.0.1"));
        var context = await house.Server.SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Loopback;
            http.Request.Path = "/login";
            http.Request.Host = new("entente.example.eu");
            http.Request.Headers["X-Forwarded-For"] = "192.0.2.7";
            http.Request.Headers["X-Forwarded-Host"] = forwarded;
            http.Request.Headers["X-Forwarded-Proto"] = "https";
        });

        Assert.Equal(seen, context.Request.Host.Value);
    }

    [Fact]
    public async Task A_mail_leads_to_the_site_and_never_to_the_name_under_which_somebody_asked()
    {
        var folder = Directory.CreateTempSubdirectory("entente-mail-");
        await using var house = await House.Demo(DatabaseKind.Sqlite,
            ("Mail:Folder", folder.FullName), ("Mail:From", "entente@agency.example"), ("Mail:Site", "https://entente.example.eu"));
        using var program = house.WithToken(await house.Token("demo-coordinator"));
        program.DefaultRequestHeaders.Host = "evil.example";
        using var kept = await program.PutAnyway(new Uri("/api/v1/notices/mail", UriKind.Relative), new { address = "anna@agency.example", times = new Dictionary<string, string> { ["platform.job-ended"] = "atOnce" } });
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);

        await InboxTests.Tell(house, "demo-coordinator", 1);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        await house.Services.GetRequiredService<MailSender>().SendDue(CancellationToken.None);

        var mail = await File.ReadAllTextAsync(Assert.Single(folder.GetFiles("*.eml")).FullName);
        Assert.Contains("https://entente.example.eu/", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static async Task<HttpStatusCode> Ask(House house, string address, string host)
    {
        using var visitor = house.Visitor();
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        ask.Headers.Host = host;
        using var answer = await visitor.Http.SendAsync(ask);
        return answer.StatusCode;
    }
}
