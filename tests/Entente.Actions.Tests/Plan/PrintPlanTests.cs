using DocumentFormat.OpenXml.Packaging;
using Entente.Actions.Tests.Portfolio;
using PdfSharp.Pdf.IO;

namespace Entente.Actions.Tests.Plan;

/// <summary>The plan as a file: what is late first, everything in it, in the reader's language, for whoever may see the action.</summary>
public class PrintPlanTests
{
    [Theory, OnEveryDatabase]
    public async Task The_plan_can_be_saved_as_PDF_and_as_DOCX(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-officer");
        var page = await reader.Open($"{Jams.Page}/plan");
        var links = page.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")!).ToList();
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
        await using var house = await House.Demo(kind);
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
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-officer");

        await reader.Open($"{Jams.Page}/plan/print/exe", System.Net.HttpStatusCode.NotFound);
        await reader.Open("/ja/no-such/plan/print/pdf", System.Net.HttpStatusCode.NotFound);
    }
}
