using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Entente.Actions.Tests.Sheets;

/// <summary>People take the rows of a page with them: as the page has them filtered, and no more than they may see.</summary>
public class ExportTests
{
    [Theory, OnEveryDatabase]
    public async Task What_is_filtered_on_the_page_is_what_the_file_holds(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-contributor");
        var page = await reader.Open($"{Jams.Page}/deliverables?view=done&wp=1");
        var shown = page.QuerySelectorAll("table.data tbody .code").Select(cell => cell.TextContent).ToList();
        var link = page.QuerySelectorAll("nav.export a").Single(one => one.TextContent.Trim() == "CSV");

        using var answer = await reader.Http.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("jams-2-0-deliverables-", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        Assert.StartsWith("No.,Work package,Title of the work package,Deliverable,Due,", lines[0], StringComparison.Ordinal);
        Assert.NotEmpty(shown);
        Assert.Equal(shown.Order(StringComparer.Ordinal), lines.Skip(1).Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Contains($"Take these {shown.Count} rows with you:", page.QuerySelector("nav.export")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_workbook_has_typed_cells_a_fixed_heading_and_no_formula(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = await house.Program("demo-contributor");

        var bytes = await program.GetByteArrayAsync(new Uri($"{Jams.Api}/deliverables/export/xlsx", UriKind.Relative));

        using var archive = new ZipArchive(new MemoryStream(bytes));
        await using var part = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var sheet = XDocument.Load(part);
        var main = sheet.Root!.Name.Namespace;
        Assert.Empty(sheet.Descendants(main + "f"));
        Assert.Equal("frozen", sheet.Descendants(main + "pane").Single().Attribute("state")!.Value);
        Assert.True(sheet.Descendants(main + "row").Count() > 5);
        var first = sheet.Descendants(main + "row").ElementAt(1).Elements(main + "c").ToList();
        Assert.Equal("inlineStr", first[0].Attribute("t")!.Value);
        Assert.Equal("2", first.Single(cell => cell.Attribute("r")!.Value == "E2").Attribute("s")!.Value);
        Assert.Equal("1", sheet.Descendants(main + "col").Last().Attribute("hidden")!.Value);
    }

    [Theory, OnEveryDatabase]
    public async Task Many_rows_are_written_by_a_job_and_only_the_asker_fetches_them(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, [("Entente:Sheets:RowsAtOnce", "2")]);
        using var reader = await house.SignIn("demo-contributor");
        using var program = await house.Program("demo-contributor");
        await Jams.Refused(await program.GetAsync(new Uri("/api/v1/authorities/export/csv", UriKind.Relative)), HttpStatusCode.UnprocessableEntity, "platform.sheet-needs-job");
        var page = await reader.Open("/authorities?country=FR");
        var form = page.QuerySelectorAll("nav.export form")[0];

        var asked = await reader.Submit(page, "nav.export form[action*='xlsx']", []);
        await house.JobsDone();
        var job = (await program.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/jobs", UriKind.Relative)))[0];

        Assert.Equal("Export of a table", asked.Heading());
        Assert.Equal("done", job.GetProperty("state").GetString());
        var href = job.GetProperty("href").GetString()!;
        using var fetched = await reader.Http.GetAsync(new Uri(href, UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", fetched.Content.Headers.ContentType!.MediaType);
        using var archive = new ZipArchive(await fetched.Content.ReadAsStreamAsync());
        Assert.NotNull(archive.GetEntry("xl/workbook.xml"));
        using var other = await house.SignIn("demo-coordinator");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(new Uri(href, UriKind.Relative))).StatusCode);
        await Jams.Refused(await program.GetAsync(new Uri($"/api/v1/sheets/{Guid.Empty}", UriKind.Relative)), HttpStatusCode.NotFound, "platform.sheet-gone");
        Assert.Equal("/authorities/export/xlsx?country=FR", form.GetAttribute("action"));
    }

    [Theory, OnEveryDatabase]
    public async Task In_French_a_file_has_semicolons_and_French_words(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-contributor");
        reader.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        var text = await reader.Http.GetStringAsync(new Uri($"{Jams.Page}/plan/export/csv", UriKind.Relative));

        Assert.StartsWith("N°;Lot;Intitulé du lot;", text, StringComparison.Ordinal);
    }
}
