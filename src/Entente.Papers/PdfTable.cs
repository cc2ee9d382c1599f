using PdfSharp.UniversalAccessibility;

namespace Entente.Papers;

/// <summary>Writes one table: its head on every page, its rows over as many pages as they take.</summary>
internal sealed class PdfTable
{
    private const double Pad = 4;
    private readonly PdfPage sheet;
    private readonly PaperTable table;
    private readonly double[] starts;
    private readonly double[] widths;

    public PdfTable(PdfPage sheet, PaperTable table)
    {
        (this.sheet, this.table) = (sheet, table);
        var shares = table.Columns.Sum(column => column.Share);
        widths = [.. table.Columns.Select(column => sheet.Width * column.Share / shares)];
        starts = [.. widths.Select((_, index) => PdfPage.Margin + widths.Take(index).Sum())];
    }

    public void Write(CancellationToken stop)
    {
        var head = Break([.. table.Columns.Select(column => column.Title)], sheet.Strong);
        var height = High(head, sheet.Strong);
        sheet.TurnFor(sheet.Strong.Line + height + (3 * sheet.Body.Line));
        sheet.Tags.BeginElement(PdfBlockLevelElementTag.Table);
        sheet.Tags.BeginElement(PdfGroupingElementTag.Caption);
        sheet.Write(sheet.Strong.Lines.Of(table.Caption, sheet.Width), sheet.Strong);
        sheet.Tags.End();
        sheet.Y += Pad;
        Head(head, height, repeated: false);

        var none = true;
        foreach (var row in table.Rows)
        {
            stop.ThrowIfCancellationRequested();
            none = false;
            Row(Break(row, sheet.Body), head, height);
        }

        sheet.Tags.End();
        if (none)
        {
            sheet.Tags.BeginElement(PdfBlockLevelElementTag.Paragraph);
            sheet.Write(sheet.Body.Lines.Of(table.None, sheet.Width), sheet.Body, pale: true);
            sheet.Tags.End();
        }

        sheet.Y += 10;
    }

    private void Head(IReadOnlyList<string>[] head, double height, bool repeated)
    {
        // Read aloud once; on later pages it is there for the eye.
        if (repeated)
            sheet.Tags.BeginArtifact();
        else
            sheet.Tags.BeginElement(PdfBlockLevelElementTag.TableRow);
        for (var column = 0; column < head.Length; column++)
        {
            if (!repeated)
                Heading("/Column");
            Cell(head[column], column, sheet.Strong, 0, head[column].Count);
            if (!repeated)
                sheet.Tags.End();
        }

        sheet.Tags.End();
        sheet.Y += height;
        sheet.Underline();
    }

    private void Row(IReadOnlyList<string>[] cells, IReadOnlyList<string>[] head, double headHeight)
    {
        var lines = cells.Max(cell => cell.Count);
        var hand = sheet.Body;
        var whole = (lines * hand.Line) + (2 * Pad);

        // A row goes to the next page whole, unless no page could hold it.
        if (whole > sheet.Left && whole <= sheet.Most - headHeight)
            Next(head, headHeight);
        var from = 0;
        while (from < lines)
        {
            var fitting = (int)Math.Floor((sheet.Left - (2 * Pad)) / hand.Line);
            if (fitting < 1)
            {
                Next(head, headHeight);
                continue;
            }

            var until = Math.Min(lines, from + fitting);
            sheet.Tags.BeginElement(PdfBlockLevelElementTag.TableRow);
            for (var column = 0; column < cells.Length; column++)
            {
                if (table.Columns[column].IsRowHeading)
                    Heading("/Row");
                else
                    sheet.Tags.BeginElement(PdfBlockLevelElementTag.TableDataCell);
                Cell(cells[column], column, hand, from, until);
                sheet.Tags.End();
            }

            sheet.Tags.End();
            sheet.Y += ((until - from) * hand.Line) + (2 * Pad);
            sheet.Underline();
            from = until;
        }
    }

    private void Next(IReadOnlyList<string>[] head, double height)
    {
        sheet.Turn();
        Head(head, height, repeated: true);
    }

    private void Heading(string scope)
    {
        sheet.Tags.BeginElement(PdfBlockLevelElementTag.TableHeaderCell);
        sheet.Tags.CurrentStructureElement.TableAttributes.Elements.SetName("/Scope", scope);
    }

    private void Cell(IReadOnlyList<string> lines, int column, PdfPage.Hand hand, int from, int until)
    {
        for (var line = from; line < until && line < lines.Count; line++)
        {
            sheet.Write(lines[line], hand, starts[column] + Pad, sheet.Y + Pad + ((line - from) * hand.Line), widths[column] - (2 * Pad), table.Columns[column].IsNumber);
        }
    }

    private IReadOnlyList<string>[] Break(IReadOnlyList<string> cells, PdfPage.Hand hand) =>
        [.. table.Fitting(cells).Select((cell, column) => hand.Lines.Of(cell, widths[column] - (2 * Pad)))];

    private static double High(IReadOnlyList<string>[] cells, PdfPage.Hand hand) => (cells.Max(cell => cell.Count) * hand.Line) + (2 * Pad);
}
