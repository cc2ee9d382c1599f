using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Entente.Papers;

/// <summary>
/// Writes a paper as DOCX, to be worked on further: headings, captions and tables by named styles, table heads that repeat, page
/// numbers, the language stated. The body is written as it comes, so that a long table takes no more memory than a short one.
/// </summary>
public static class DocxPaper
{
    /// <summary>What a browser calls it.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Writes <paramref name="paper"/> to <paramref name="target"/>, which can be sought in and is left open.</summary>
    public static void Write(Paper paper, Stream target, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var file = WordprocessingDocument.Create(target, WordprocessingDocumentType.Document);
        file.PackageProperties.Title = paper.Title;
        file.PackageProperties.Creator = paper.Author ?? "Entente";
        file.PackageProperties.Language = paper.Language;
        file.PackageProperties.Created = paper.MadeAt.UtcDateTime;
        file.PackageProperties.Modified = paper.MadeAt.UtcDateTime;
        var main = file.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Of(paper.Language);
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new(new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15",
        }));
        main.AddNewPart<FooterPart>("foot").Footer = Foot(paper);
        if (paper.Funding is not null)
        {
            using var emblem = new MemoryStream(PaperFonts.Read("eu-emblem.png"));
            main.AddNewPart<ImagePart>("image/png", "emblem").FeedData(emblem);
        }

        using var body = OpenXmlWriter.Create(main);
        body.WriteStartElement(new Document());
        body.WriteStartElement(new Body());
        body.WriteElement(Text("Title", paper.Title));
        if (paper.Subtitle is { } subtitle)
            body.WriteElement(Text("Subtitle", subtitle));
        foreach (var part in paper.Parts)
        {
            stop.ThrowIfCancellationRequested();
            Write(body, part, paper.Across, stop);
        }

        if (paper.Funding is { } funding)
        {
            body.WriteElement(new Paragraph(Style("Funding"), new Run(DocxEmblem.Picture("emblem", funding.Statement)), new Run(new Break()), Bold(funding.Statement)));
            body.WriteElement(Text("Disclaimer", funding.Disclaimer));
        }

        body.WriteElement(Page(paper.Across));
        body.WriteEndElement();
        body.WriteEndElement();
    }

    private static void Write(OpenXmlWriter body, PaperPart part, bool across, CancellationToken stop)
    {
        switch (part)
        {
            case PaperHeading heading:
                body.WriteElement(Text($"Heading{Math.Clamp(heading.Level, 1, 3)}", heading.Text));
                break;
            case PaperText text:
                body.WriteElement(Text("Normal", text.Text));
                break;
            case PaperFacts facts:
                foreach (var (term, said) in facts.Facts)
                    body.WriteElement(new Paragraph(Style("Fact"), Bold(term), new Run(new TabChar()), new Run(Words(said))));
                break;
            case PaperTable table:
                Write(body, table, across, stop);
                break;
        }
    }

    private static void Write(OpenXmlWriter body, PaperTable table, bool across, CancellationToken stop)
    {
        // Twentieths of a point between the margins of an A4 page.
        var room = (across ? 16838 : 11906) - (2 * Margin);
        var shares = table.Columns.Sum(column => column.Share);
        var widths = table.Columns.Select(column => (int)(room * column.Share / shares)).ToArray();

        body.WriteElement(Text("Caption", table.Caption));
        using var rows = table.Rows.GetEnumerator();
        if (!rows.MoveNext())
        {
            body.WriteElement(Text("Normal", table.None));
            return;
        }

        body.WriteStartElement(new Table());
        body.WriteElement(new TableProperties(
            new TableStyle { Val = "Grid" }, new TableWidth { Width = Number(room), Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { FirstRow = true, FirstColumn = table.Columns[0].IsRowHeading, NoVerticalBand = true }, new TableCaption { Val = table.Caption }));
        body.WriteElement(new TableGrid(widths.Select(width => new GridColumn { Width = Number(width) })));
        body.WriteElement(Row([.. table.Columns.Select(column => column.Title)], table, widths, head: true));
        do
        {
            stop.ThrowIfCancellationRequested();
            body.WriteElement(Row(table.Fitting(rows.Current), table, widths, head: false));
        }
        while (rows.MoveNext());

        body.WriteEndElement();
        body.WriteElement(Text("Normal", ""));
    }

    private static TableRow Row(IReadOnlyList<string> cells, PaperTable table, int[] widths, bool head)
    {
        var row = new TableRow(head ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties());
        for (var column = 0; column < cells.Count; column++)
        {
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Cell" }), head ? Bold(cells[column]) : new Run(Words(cells[column])));
            if (table.Columns[column].IsNumber)
                paragraph.ParagraphProperties!.AppendChild(new Justification { Val = JustificationValues.Right });
            row.AppendChild(new TableCell(new TableCellProperties(new TableCellWidth { Width = Number(widths[column]), Type = TableWidthUnitValues.Dxa }), paragraph));
        }

        return row;
    }

    private const int Margin = 960;

    private static SectionProperties Page(bool across) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = "foot" },
        across
            ? new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 480, Footer = 480, Gutter = 0 });

    // "Page {0} of {1}" with fields in the places of the numbers.
    private static Footer Foot(Paper paper)
    {
        var foot = new Paragraph(Style("Foot"), new Run(Words(paper.Foot.Length > 0 ? $"{paper.Title}. {paper.Foot}" : paper.Title)), new Run(new TabChar()));
        foreach (var piece in Regex.Split(paper.PageOf, @"(?<place>\{[01]\})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            if (piece is "{0}" or "{1}")
                foot.AppendChild(new SimpleField(new Run(new Text("1"))) { Instruction = piece == "{0}" ? " PAGE " : " NUMPAGES " });
            else if (piece.Length > 0)
                foot.AppendChild(new Run(Words(piece)));
        }

        return new(foot);
    }

    private static Paragraph Text(string style, string text) => new(Style(style), new Run(Words(text)));

    private static ParagraphProperties Style(string name) => new(new ParagraphStyleId { Val = name });

    private static Run Bold(string text) => new([new RunProperties(new Bold()), .. Words(text)]);

    // Line breaks stay; what XML cannot hold is left out.
    private static IEnumerable<OpenXmlElement> Words(string text)
    {
        var first = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!first)
                yield return new Break();
            first = false;
            yield return new Text(Valid(line)) { Space = SpaceProcessingModeValues.Preserve };
        }
    }

    private static string Valid(string text)
    {
        var valid = new System.Text.StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (System.Xml.XmlConvert.IsXmlChar(text[index]))
                valid.Append(text[index]);
            else if (index + 1 < text.Length && System.Xml.XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
                valid.Append(text[index]).Append(text[++index]);
        }

        return valid.ToString();
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
