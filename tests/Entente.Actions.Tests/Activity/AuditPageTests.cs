using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Entente.Platform.Audit;

namespace Entente.Actions.Tests.Activity;

/// <summary>The administrator reads the trail, has it checked, and takes it along.</summary>
public class AuditPageTests
{
    [Theory, OnEveryDatabase]
    public async Task The_check_finds_a_line_that_was_edited_by_sql_and_names_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.SignIn("demo-administrator");
        var whole = await administrator.Press(await administrator.Open("/admin/audit"), Jams.Form("check-trail"));
        await house.JobsDone();
        Assert.Contains("The trail is whole.", (await administrator.Open(new Uri(whole.Url).PathAndQuery)).Body(), StringComparison.Ordinal);

        await house.Database.Execute(WithoutGuard(kind));
        await house.Database.Execute("""UPDATE platform_audit SET "Actor" = 'somebody-else' WHERE "Sequence" = 3""");
        var broken = await administrator.Press(await administrator.Open("/admin/audit"), Jams.Form("check-trail"));
        await house.JobsDone();

        Assert.Contains("Line 3 was changed after it was written", (await administrator.Open(new Uri(broken.Url).PathAndQuery)).Body(), StringComparison.Ordinal);
        var found = await administrator.Open("/admin/audit?by=somebody-else");
        Assert.Equal("3", Assert.Single(found.QuerySelectorAll("tbody th")).TextContent);
    }

    [Theory, OnEveryDatabase]
    public async Task It_is_read_page_by_page_and_narrowed(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = await house.SignIn("demo-administrator");
        using var program = await house.Program("demo-administrator");

        var first = await administrator.Open("/admin/audit");
        var numbers = Numbers(first);
        Assert.Equal(50, numbers.Count);
        var second = await administrator.Open(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(numbers[^1] - 1, Numbers(second)[0]);
        var one = await administrator.Open("/admin/audit?thing=actions_programme");
        Assert.All(one.QuerySelectorAll("tbody tr"), row => Assert.Contains("actions_programme", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("actions_deliverable", one.QuerySelectorAll("select[name=thing] option").Select(option => option.GetAttribute("value")));
        Assert.NotNull((await administrator.Open("/admin/audit?item=actions_programme")).QuerySelector(".empty"));

        var answer = await program.GetFromJsonAsync<AuditAnswer>("/api/v1/audit?thing=actions_programme");
        Assert.All(answer!.Lines, line => Assert.Equal("actions_programme", line.Thing));
        Assert.Equal(64, answer.Lines[0].Hash.Length);
        Assert.Equal(Numbers(one)[0], answer.Lines[0].Sequence);
    }

    [Theory, OnEveryDatabase]
    public async Task The_export_holds_what_is_filtered_safe_against_formulas_in_the_readers_language(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, [("Entente:Sheets:RowsAtOnce", "5")]);
        using var lead = await house.SignIn("demo-wp-lead");
        await lead.Submit(await lead.Open($"{Jams.Page}/deliverables/new?wp=5"), Jams.Form("promise-deliverable"), [("Title", "=cmd|' /C calc'!A0"), ("Due", "2026-12-31")]);
        await house.Database.Execute(WithoutGuard(kind));
        await house.Database.Execute("""UPDATE platform_audit SET "Key" = '=1+1' WHERE "Actor" = 'demo-wp-lead' AND "Thing" = 'actions_deliverable'""");
        using var administrator = await house.SignIn("demo-administrator");
        administrator.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var page = await administrator.Open("/admin/audit?by=demo-wp-lead&thing=actions_deliverable");
        var link = page.QuerySelectorAll("nav.export a").Single(one => one.TextContent.Trim() == "CSV").GetAttribute("href")!;
        var small = Lines(await administrator.Http.GetByteArrayAsync(new Uri(link, UriKind.Relative)));

        Assert.StartsWith("Ligne;Quand;Qui;Changement;Table;Clé;Avant;Après;", small[0], StringComparison.Ordinal);
        Assert.Contains(";demo-wp-lead;Added;actions_deliverable;'=1+1;{};", Assert.Single(small[1..]), StringComparison.Ordinal);

        await administrator.Submit(await administrator.Open("/admin/audit?thing=actions_work_package"), "nav.export form[action*='csv']", []);
        await house.JobsDone();
        using var program = await house.Program("demo-administrator");
        var job = (await program.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/jobs", UriKind.Relative)))[0];
        var large = Lines(await administrator.Http.GetByteArrayAsync(new Uri(job.GetProperty("href").GetString()!, UriKind.Relative)));
        // The job speaks the language of the page on which it was asked for.
        Assert.StartsWith("Ligne;Quand;Qui;", large[0], StringComparison.Ordinal);
        Assert.True(large.Length > 6);
        Assert.All(large[1..], line => Assert.Contains(";actions_work_package;", line, StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_else_reads_checks_or_takes_the_trail(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");

        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Http.GetAsync(new Uri("/admin/audit", UriKind.Relative))).StatusCode);
        foreach (var address in new[] { "/api/v1/audit", "/api/v1/audit/export/csv" })
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await program.GetAsync(new Uri(address, UriKind.Relative))).StatusCode));
        foreach (var address in new[] { "/api/v1/audit/checks", "/api/v1/audit/export/csv" })
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await program.PostAsync(new Uri(address, UriKind.Relative), content: null)).StatusCode));
        using var administrator = await house.Program("demo-administrator");
        Assert.Equal(HttpStatusCode.Accepted, (await administrator.PostAsync(new Uri("/api/v1/audit/checks", UriKind.Relative), content: null)).StatusCode);
    }

    // What somebody who holds the database can do.
    private static string WithoutGuard(DatabaseKind kind) => kind == DatabaseKind.Postgres
        ? "DROP TRIGGER platform_audit_keep ON platform_audit; DROP TRIGGER platform_audit_chain ON platform_audit"
        : "DROP TRIGGER platform_audit_keep; DROP TRIGGER platform_audit_hold";

    private static List<long> Numbers(IDocument page) =>
        [.. page.QuerySelectorAll("tbody tr").Select(row => long.Parse(row.Id!["line-".Length..], System.Globalization.CultureInfo.InvariantCulture))];

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
}
