using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Entente.Papers;

/// <summary>The named styles of a DOCX paper: whoever works on it further changes the look in one place.</summary>
internal static class DocxStyles
{
    private const string Ink = "141B41";
    private const string Pale = "4A5578";

    public static Styles Of(string language)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri", EastAsia = "Calibri" },
                new Color { Val = Ink }, new FontSize { Val = "20" }, new DocumentFormat.OpenXml.Wordprocessing.Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(
            Paragraph("Normal", "Normal", isDefault: true),
            Paragraph("Title", "Title", size: 40, bold: true, after: 60, next: "Normal"),
            Paragraph("Subtitle", "Subtitle", size: 22, color: Pale, after: 240, next: "Normal"),
            Paragraph("Heading1", "heading 1", size: 28, bold: true, before: 280, level: 0, next: "Normal"),
            Paragraph("Heading2", "heading 2", size: 24, bold: true, before: 220, level: 1, next: "Normal"),
            Paragraph("Heading3", "heading 3", size: 21, bold: true, before: 180, level: 2, next: "Normal"),
            Paragraph("Caption", "caption", bold: true, before: 160, after: 60, keepNext: true),
            Paragraph("Cell", "Table cell", size: 18, before: 40, after: 40),
            Paragraph("Fact", "Fact", after: 40, tab: 3000, hanging: 3000),
            Paragraph("Funding", "Funding", before: 360, after: 60, keepNext: true),
            Paragraph("Disclaimer", "Disclaimer", size: 16, color: Pale),
            Paragraph("Foot", "footer", size: 16, color: Pale, after: 0, tab: 9980, tabRight: true),
            Grid());
        return styles;
    }

    private static Style Paragraph(
        string id, string name, int? size = null, bool bold = false, string? color = null, int? before = null, int? after = null, int? level = null,
        bool keepNext = false, string? next = null, int? tab = null, bool tabRight = false, int? hanging = null, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        if (next is not null)
            style.Append(new NextParagraphStyle { Val = next });
        style.Append(new PrimaryStyle());

        // In the order that the schema asks for.
        var paragraph = new StyleParagraphProperties();
        if (keepNext || level is not null)
            paragraph.Append(new KeepNext());
        if (tab is { } at)
            paragraph.Append(new Tabs(new TabStop { Val = tabRight ? TabStopValues.Right : TabStopValues.Left, Position = at }));
        if (before is not null || after is not null)
            paragraph.Append(Spacing(before, after));
        if (hanging is { } back)
            paragraph.Append(new Indentation { Left = Text(back), Hanging = Text(back) });
        if (level is { } outline)
            paragraph.Append(new OutlineLevel { Val = outline });
        style.Append(paragraph);

        var run = new StyleRunProperties();
        if (bold)
            run.Append(new Bold());
        if (color is not null)
            run.Append(new Color { Val = color });
        if (size is { } half)
            run.Append(new FontSize { Val = Text(half) });
        style.Append(run);
        return style;
    }

    // An attribute that is set to nothing would be written empty.
    private static SpacingBetweenLines Spacing(int? before, int? after)
    {
        var spacing = new SpacingBetweenLines();
        if (before is not null)
            spacing.Before = Text(before);
        if (after is not null)
            spacing.After = Text(after);
        return spacing;
    }

    private static Style Grid()
    {
        static T Line<T>()
            where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "C9CFE0" };
        return new Style(
            new StyleName { Val = "Table Grid" },
            new StyleTableProperties(
                new TableBorders(Line<TopBorder>(), Line<BottomBorder>(), Line<InsideHorizontalBorder>()),
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })))
        {
            Type = StyleValues.Table, StyleId = "Grid",
        };
    }

    private static string? Text(int? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
