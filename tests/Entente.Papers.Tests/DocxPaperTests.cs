using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Entente.Papers.Tests;

/// <summary>DOCX that keeps to the schema, with every word in it.</summary>
public class DocxPaperTests
{
    [Fact]
    public void A_paper_keeps_to_the_schema_and_holds_every_word()
    {
        using var file = Written(Sample.Full());
        using var read = WordprocessingDocument.Open(file, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(read).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var body = read.MainDocumentPart!.Document.Body!;
        Assert.Equal("Deliverables of a sample action", body.Elements<Paragraph>().First().InnerText);
        Assert.Contains("Žluťoučký kůň, Łódź, Größe, άλφα, България, Máirtín", body.InnerText, StringComparison.Ordinal);
        Assert.Equal(["Title", "Subtitle", "Heading1", "Normal", "Fact", "Fact", "Heading2", "Caption", "Normal", "Funding", "Disclaimer"],
            body.Elements<Paragraph>().Select(paragraph => paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value!));
        Assert.Equal("Co-funded by the European Union", body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description);
        Assert.Equal([" PAGE ", " NUMPAGES "], read.MainDocumentPart.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value!));
    }

    [Fact]
    public void A_table_repeats_its_head_and_has_every_row()
    {
        using var file = Written(Sample.Of(Sample.Table(5000)));
        using var read = WordprocessingDocument.Open(file, isEditable: false);
        var rows = read.MainDocumentPart!.Document.Body!.Elements<Table>().Single().Elements<TableRow>().ToList();

        Assert.Equal(5001, rows.Count);
        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Equal("D5000.", rows[^1].Elements<TableCell>().First().InnerText);
    }

    [Fact]
    public void What_xml_cannot_hold_is_left_out_and_what_looks_like_markup_stays_text()
    {
        using var file = Written(Sample.Of(new PaperText("a\u0000b\u0008c <w:p> & \U0001F48A \uD800x\nnext")));
        using var read = WordprocessingDocument.Open(file, isEditable: false);
        var paragraph = read.MainDocumentPart!.Document.Body!.Elements<Paragraph>().ElementAt(2);

        Assert.Equal("abc <w:p> & \U0001F48A xnext", paragraph.InnerText);
        Assert.Single(paragraph.Descendants<Break>());
    }

    private static MemoryStream Written(Paper paper)
    {
        var file = new MemoryStream();
        DocxPaper.Write(paper, file);
        file.Position = 0;
        return file;
    }
}
