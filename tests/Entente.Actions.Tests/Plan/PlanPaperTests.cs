using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Entente.Actions.Tests.Portfolio;
using PdfSharp.Pdf.IO;

namespace Entente.Actions.Tests.Plan;

/// <summary>The plan as a file: what is late first, everything in it, in the reader's language, for whoever may see the action.</summary>
public class PlanPaperTests
{
    [Theory, OnEveryDatabase]
    public async Task The_plan_can_be_saved_as_PDF_and_as_DOCX(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        var page = await reader.Open($"{Jams.Page}/plan");
        var links = page.QuerySelectorAll("a[download][href*=print]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal([$"{Jams.Page}/plan/print/pdf", $"{Jams.Page}/plan/print/docx"], links);

        using var pdf = await reader.Http.GetAsync(new Uri(links[0], UriKind.Relative));
        Assert.Equal(("application/pdf", "jams-2-0-plan-2026-06-11.pdf"), (pdf.Content.Headers.ContentType!.MediaType, pdf.Content.Headers.ContentDisposition!.FileNameStar ?? pdf.Content.Headers.ContentDisposition.FileName));
        using var printed = PdfReader.Open(await pdf.Content.ReadAsStreamAsync(), PdfDocumentOpenMode.Import);
        Assert.Equal("Plan of JAMS 2.0", printed.Info.Title);
        Assert.InRange(printed.PageCount, 3, 10);

        using var docx = await reader.Http.GetAsync(new Uri(links[1], UriKind.Relative));
        using var document = WordprocessingDocument.Open(await docx.Content.ReadAsStreamAsync(), isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        foreach (var word in new[] { "Plan of JAMS 2.0", "State of 11 June 2026", "Late or soon due", "D5.1", "MS1", "T5.1", "Co-funded by the European Union", "HaDEA" })
            Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("Late or soon due", StringComparison.Ordinal) < text.IndexOf("D1.1", StringComparison.Ordinal));
        Assert.Contains("Demonstration data", document.MainDocumentPart.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task It_is_in_the_language_of_the_reader_and_an_empty_plan_says_so(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        reader.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        using var docx = await reader.Http.GetAsync(new Uri("/ja/increasenet/plan/print/docx", UriKind.Relative));
        using var document = WordprocessingDocument.Open(await docx.Content.ReadAsStreamAsync(), isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("Situation au 11 juin 2026", text, StringComparison.Ordinal);
        Assert.Contains("Aucun livrable n’est encore promis.", text, StringComparison.Ordinal);
        Assert.Equal("fr", document.PackageProperties.Language);
    }

    [Theory, OnEveryDatabase]
    public async Task Another_format_and_an_unknown_action_are_not_found(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        await reader.Open($"{Jams.Page}/plan/print/exe", HttpStatusCode.NotFound);
        await reader.Open("/ja/no-such/plan/print/pdf", HttpStatusCode.NotFound);
    }

    [Theory, OnEveryDatabase]
    public async Task A_long_plan_is_made_by_a_job_and_only_the_asker_fetches_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, [("Entente:Papers:RowsAtOnce", "2")]);
        using var reader = await house.SignIn("demo-officer");
        using var program = await house.Program("demo-officer");
        await Jams.Refused(await program.GetAsync(new Uri($"{Jams.Api}/plan/print/pdf", UriKind.Relative)), HttpStatusCode.UnprocessableEntity, "platform.paper-needs-job");
        var page = await reader.Open($"{Jams.Page}/plan");

        var asked = await reader.Submit(page, "nav.export form[action$='print/docx']", []);
        await house.JobsDone();
        var job = (await program.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/jobs", UriKind.Relative)))[0];

        Assert.Equal("Printing of a document", asked.Heading());
        Assert.Equal("done", job.GetProperty("state").GetString());
        var href = job.GetProperty("href").GetString()!;
        using var fetched = await reader.Http.GetAsync(new Uri(href, UriKind.Relative));
        Assert.Equal("jams-2-0-plan-2026-06-11.docx", fetched.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var document = WordprocessingDocument.Open(await fetched.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Contains("Plan of JAMS 2.0", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        using var other = await house.SignIn("demo-coordinator");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(new Uri(href, UriKind.Relative))).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_program_takes_the_plan_as_a_document_and_hears_why_not(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-officer");

        using var pdf = await program.GetAsync(new Uri($"{Jams.Api}/plan/print/pdf", UriKind.Relative));
        using var asked = await program.PostAsync(new Uri($"{Jams.Api}/plan/print/pdf", UriKind.Relative), null);
        await house.JobsDone();
        var job = await program.GetFromJsonAsync<JsonElement>(asked.Headers.Location);

        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await pdf.Content.ReadAsByteArrayAsync())[..4]));
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal("done", job.GetProperty("state").GetString());
        await Jams.Refused(await program.GetAsync(new Uri($"{Jams.Api}/plan/print/exe", UriKind.Relative)), HttpStatusCode.NotFound, "platform.paper-format-unknown");
        await Jams.Refused(await program.PostAsync(new Uri("/api/v1/actions/no-such/plan/print/pdf", UriKind.Relative), null), HttpStatusCode.NotFound, "actions.unknown");
    }
}
