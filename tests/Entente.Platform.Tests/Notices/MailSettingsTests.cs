using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Platform.Jobs;
using Entente.Platform.Notices.Mail;
using Entente.Platform.Storage;
using Entente.Platform.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Told = Entente.Platform.Notices.Notice;

namespace Entente.Platform.Tests.Notices;

/// <summary>Where a person says what is mailed, what the administration sees of mail, and how long notices are kept.</summary>
public class MailSettingsTests
{
    private const string Page = "/me/settings/notices";
    private const string Api = "/api/v1/notices/mail";
    private const string Topic = "Times.platform.job-ended";

    [Fact]
    public async Task A_house_without_mail_says_so()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        using var reader = await house.SignIn("demo-administrator");

        Assert.Contains("This platform sends no mail.", (await reader.Open(Page)).Body(), StringComparison.Ordinal);
        Assert.Contains("This platform sends no mail", (await reader.Open("/admin/jobs")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_person_says_where_and_when_and_a_faulty_address_stays_as_it_was_typed(DatabaseKind kind)
    {
        await using var house = await WithMail(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open(Page);

        var missing = await reader.Submit(page, Household.Form("mail"), [(Topic, "Daily")]);
        Assert.Contains("Say where mail shall go", missing.Alert(), StringComparison.Ordinal);
        var faulty = await reader.Submit(page, Household.Form("mail"), [("Address", "anna@agency.example, bruno@agency.example"), (Topic, "Daily")]);
        Assert.Contains("Give one plain e-mail address", faulty.Alert(), StringComparison.Ordinal);
        Assert.Equal("anna@agency.example, bruno@agency.example", faulty.QuerySelector("input[name=Address]")!.GetAttribute("value"));
        Assert.Equal("Daily", Chosen(faulty));
        Assert.Empty(await house.Database.Read("""SELECT "Address" FROM platform_notice_mailbox"""));

        var kept = await reader.Submit(faulty, Household.Form("mail"), [("Address", "anna@agency.example")]);
        Assert.Contains("Your wishes about mail are kept.", kept.Body(), StringComparison.Ordinal);
        Assert.Equal(("anna@agency.example", "Daily"), (kept.QuerySelector("input[name=Address]")!.GetAttribute("value"), Chosen(kept)));
        // The audit trail keeps that it was set, never the address.
        Assert.DoesNotContain(await house.Database.Read("""SELECT "After" FROM platform_audit"""), change => change.Contains("anna@agency.example", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task A_program_does_the_same_for_its_owner_alone(DatabaseKind kind)
    {
        await using var house = await WithMail(kind);
        using var program = house.WithToken(await house.Token("demo-coordinator"));
        using var other = house.WithToken(await house.Token("demo-wp-lead"));

        var refused = await program.PutAnyway(Api, new { address = "anna@agency.example", times = new Dictionary<string, string> { ["no.topic"] = "daily", ["platform.job-ended"] = "monthly" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var problem = await refused.Content.ReadAsStringAsync();
        Assert.Contains("platform.notice-topic-unknown", problem, StringComparison.Ordinal);
        Assert.Contains("platform.mail-time-unknown", problem, StringComparison.Ordinal);

        var kept = await program.PutAnyway(Api, new { address = "anna@agency.example", times = new Dictionary<string, string> { ["platform.job-ended"] = "weekly" } });
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var read = await program.GetFromJsonAsync<JsonElement>(Api);
        Assert.Equal(("anna@agency.example", "weekly"), (read.GetProperty("address").GetString(), read.GetProperty("times").GetProperty("platform.job-ended").GetString()));
        Assert.Equal(JsonValueKind.Null, (await other.GetFromJsonAsync<JsonElement>(Api)).GetProperty("address").ValueKind);
    }

    [Fact]
    public async Task The_administration_sees_that_mail_fails_and_the_rest_goes_on()
    {
        await using var server = new MailServer { ToSender = "451 disk full" };
        await using var house = await House.Demo(DatabaseKind.Sqlite, ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", $"{server.Port}"), ("Mail:From", "entente@agency.example"));
        using var program = house.WithToken(await house.Token("demo-coordinator"));
        await program.PutAnyway(Api, new { address = "anna@agency.example", times = new Dictionary<string, string> { ["platform.job-ended"] = "atOnce" } });
        using var reader = await house.SignIn("demo-administrator");
        Assert.Contains("No mail was sent yet.", (await reader.Open("/admin/jobs")).Body(), StringComparison.Ordinal);
        await InboxTests.Tell(house, "demo-coordinator", 1);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        await house.Services.GetRequiredService<MailSender>().SendDue(CancellationToken.None);

        var page = (await reader.Open("/admin/jobs")).Body();
        Assert.Contains("Mail has failed since 11 Jun 2026", page, StringComparison.Ordinal);
        Assert.Contains("disk full", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:From", "", "Mail:From must be one plain e-mail address")]
    [InlineData("Mail:Site", "entente.example", "Mail:Site must be the http or https address")]
    [InlineData("Mail:TimeLimit", "00:05:00", "Mail:TimeLimit must be")]
    public async Task A_house_whose_mail_is_configured_wrongly_says_what_to_mend_and_does_not_start(string key, string value, string said)
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite, ("Mail:Folder", "mail"), ("Mail:From", "entente@agency.example"), (key, value));

        var failed = Assert.ThrowsAny<Exception>(() => house.Services);
        Assert.Contains(said, failed.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_read_long_ago_is_thrown_away_and_what_nobody_read_stays(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, ("Entente:Notices:KeptDays", "30"));
        await InboxTests.Tell(house, "demo-coordinator", 3);
        await house.Inside(services => services.GetRequiredService<PlatformDb>().Set<Told>().Where(notice => notice.Href != "/jobs/0")
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, house.Clock.Now)));
        house.Clock.Pass(TimeSpan.FromDays(10));
        await house.Inside(services => services.GetRequiredService<PlatformDb>().Set<Told>().Where(notice => notice.Href == "/jobs/1")
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, house.Clock.Now)));
        house.Clock.Pass(TimeSpan.FromDays(21));

        var swept = await house.Inside(services => ActivatorUtilities.CreateInstance<SweepUp>(services).Run(new(), services.GetRequiredService<PlatformDb>(), null!, CancellationToken.None));

        Assert.Equal(1, swept.Value.Figures[3]);
        Assert.Equal(["/jobs/0", "/jobs/1"], await house.Database.Read("""SELECT "Href" FROM platform_notice ORDER BY "Href" """));
    }

    private static Task<House> WithMail(DatabaseKind kind) =>
        House.Demo(kind, ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", "9"), ("Mail:From", "entente@agency.example"));

    private static string? Chosen(AngleSharp.Dom.IDocument page) => page.QuerySelector($"select[name='{Topic}'] option[selected]")?.GetAttribute("value");
}
