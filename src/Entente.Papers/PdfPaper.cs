using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace Entente.Papers;

/// <summary>
/// Writes a paper as tagged PDF: headings, paragraphs and tables are marked for who hears it read aloud, the language and the title
/// are stated, the fonts are in the file, and what is repeated on each page is not read again.
/// </summary>
public static class PdfPaper
{
    /// <summary>What a browser calls it.</summary>
    public const string ContentType = "application/pdf";

    private const double Pad = 4;
    private const double Term = 150;

    /// <summary>Writes <paramref name="paper"/> to <paramref name="target"/>, which is left open.</summary>
    /// <returns>How many pages it has.</returns>
    public static int Write(Paper paper, Stream target, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(paper);

        // Twice: how many pages there are stands on the first one.
        using var first = Fill(paper, total: 0, stop);
        using var second = Fill(paper, first.Pages, stop);
        var pages = second.Pages;
        second.Save(target);
        return pages;
    }

    private static PdfPage Fill(Paper paper, int total, CancellationToken stop)
    {
        var sheet = new PdfPage(paper, total);
        var hands = new[] { sheet.Of(20), sheet.Of(14), sheet.Of(12), sheet.Of(10.5) };
        Heading(sheet, PdfBlockLevelElementTag.Heading1, hands[0], paper.Title);
        if (paper.Subtitle is { } subtitle)
            Paragraph(sheet, subtitle, pale: true);
        foreach (var part in paper.Parts)
        {
            stop.ThrowIfCancellationRequested();
            switch (part)
            {
                case PaperHeading heading:
                    sheet.Y += 8;
                    Heading(sheet, heading.Level switch { 1 => PdfBlockLevelElementTag.Heading2, 2 => PdfBlockLevelElementTag.Heading3, _ => PdfBlockLevelElementTag.Heading4 }, hands[Math.Clamp(heading.Level, 1, 3)], heading.Text);
                    break;
                case PaperText text:
                    Paragraph(sheet, text.Text);
                    break;
                case PaperFacts facts:
                    Facts(sheet, facts);
                    break;
                case PaperTable table:
                    new PdfTable(sheet, table).Write(stop);
                    break;
            }
        }

        if (paper.Funding is { } funding)
            Funding(sheet, funding);
        return sheet;
    }

    private static void Heading(PdfPage sheet, PdfBlockLevelElementTag tag, PdfPage.Hand hand, string text)
    {
        var lines = hand.Lines.Of(text, sheet.Width);

        // A heading stays with at least two lines of what follows.
        sheet.TurnFor((lines.Count * hand.Line) + (3 * sheet.Body.Line));
        sheet.Tags.BeginElement(tag);
        sheet.Write(lines, hand);
        sheet.Tags.End();
        sheet.Y += Pad;
    }

    private static void Paragraph(PdfPage sheet, string text, bool pale = false)
    {
        sheet.Tags.BeginElement(PdfBlockLevelElementTag.Paragraph);
        sheet.Write(sheet.Body.Lines.Of(text, sheet.Width), sheet.Body, pale: pale);
        sheet.Tags.End();
        sheet.Y += 6;
    }

    private static void Facts(PdfPage sheet, PaperFacts facts)
    {
        sheet.Tags.BeginElement(PdfBlockLevelElementTag.List);
        foreach (var (term, said) in facts.Facts)
        {
            var names = sheet.Body.Lines.Of(term, Term - 10);
            var words = sheet.Body.Lines.Of(said, sheet.Width - Term);
            sheet.TurnFor(Math.Min(Math.Max(names.Count, words.Count), 3) * sheet.Body.Line);
            sheet.Tags.BeginElement(PdfBlockLevelElementTag.ListItem);
            sheet.Tags.BeginElement(PdfBlockLevelElementTag.Label);
            for (var line = 0; line < names.Count; line++)
                sheet.Write(names[line], sheet.Body, PdfPage.Margin, sheet.Y + (line * sheet.Body.Line), Term, pale: true);
            sheet.Tags.End();
            sheet.Tags.BeginElement(PdfBlockLevelElementTag.ListBody);
            var top = sheet.Y;
            sheet.Write(words, sheet.Body, Term);
            sheet.Tags.End();
            sheet.Tags.End();
            if (sheet.Y > top)
                sheet.Y = Math.Max(sheet.Y, top + (names.Count * sheet.Body.Line));
        }

        sheet.Tags.End();
        sheet.Y += 6;
    }

    private static void Funding(PdfPage sheet, FundingBlock funding)
    {
        const double wide = 72, high = 48;
        var statement = sheet.Strong.Lines.Of(funding.Statement, sheet.Width - wide - 12);
        var disclaimer = sheet.Small.Lines.Of(funding.Disclaimer, sheet.Width - wide - 12);
        var height = Math.Max(high, (statement.Count * sheet.Strong.Line) + (disclaimer.Count * sheet.Small.Line));
        sheet.Y += 14;
        sheet.TurnFor(height);
        using var bytes = new MemoryStream(PaperFonts.Read("eu-emblem.png"));
        using var emblem = XImage.FromStream(bytes);
        sheet.Show(emblem, wide, high, funding.Statement);
        var top = sheet.Y;
        sheet.Tags.BeginElement(PdfBlockLevelElementTag.Paragraph);
        sheet.Write(statement, sheet.Strong, wide + 12);
        sheet.Write(disclaimer, sheet.Small, wide + 12);
        sheet.Tags.End();
        sheet.Y = Math.Max(sheet.Y, top + high);
    }
}
