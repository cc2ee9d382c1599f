using System.Globalization;
using System.Text.RegularExpressions;
using PdfSharp.Pdf.IO;

namespace Entente.Papers.Tests;

/// <summary>PDF that strangers' programs accept, with every word in it, once, in order, and marked for who hears it.</summary>
public class PdfPaperTests
{
    [Fact]
    public void A_paper_states_title_language_and_that_it_is_tagged()
    {
        using var file = new MemoryStream();
        var pages = PdfPaper.Write(Sample.Full(), file);

        file.Position = 0;
        using var read = PdfReader.Open(file, PdfDocumentOpenMode.Import);
        Assert.Equal((1, 1), (pages, read.PageCount));
        Assert.Equal("Deliverables of a sample action", read.Info.Title);
        var catalog = read.Internals.Catalog.Elements;
        Assert.Equal("en", catalog.GetString("/Lang"));
        Assert.True(catalog.GetDictionary("/MarkInfo")!.Elements.GetBoolean("/Marked"));
        Assert.NotNull(catalog.GetDictionary("/StructTreeRoot"));
    }

    [Fact]
    public async Task Another_reader_finds_every_word_and_nothing_to_complain_about()
    {
        var file = Pdf(Sample.Full());
        var text = await Tool.Read("pdftotext", ["-layout"], file, "-");

        foreach (var word in new[]
        {
            "Summary", "Žluťoučký kůň, Łódź, Größe, άλφα, България, Máirtín", "A second line.", "ANSM, France", "Guide number 2 on joint inspections",
            "Demonstration data", "Page 1 of 1", "Co-funded by the European Union",
        })
        {
            Assert.Contains(word, text, StringComparison.Ordinal);
        }

        Assert.Contains("No syntax or stream encoding errors found", await Tool.Read("qpdf", ["--check"], file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_first_font_lacks_is_written_in_another_in_every_size()
    {
        const string Said = "Հայաստան, საქართველო, סוכנות 12, وكالة الأدوية, پژوهش, \u2713 \u26A0 \U0001F44D";
        var file = Pdf(Sample.Of(new PaperHeading(1, Said), new PaperText($"Names: {Said}, and Żółć after them."), Sample.Table(2, Said)));
        var text = await Tool.Read("pdftotext", ["-layout"], file, "-");

        foreach (var word in new[] { "Հայաստան", "საქართველო", "\u2713", "\u26A0", "Żółć after them." })
            Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Lettering.Missing.ToString(), text, StringComparison.Ordinal);
        var fonts = await Tool.Read("pdffonts", [], file);
        foreach (var family in new[] { "Arabic", "Hebrew", "Armenian", "Georgian", "Symbols2" })
            Assert.Contains(family, fonts, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("No syntax or stream encoding errors found", await Tool.Read("qpdf", ["--check"], file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_structure_is_that_of_the_paper()
    {
        var structure = await Tool.Read("pdfinfo", ["-struct-text"], Pdf(Sample.Full()));
        var tags = Regex.Matches(structure, "^ *(?<tag>H[1-4]|P|L|LI|Lbl|LBody|Table|Caption|TR|TH|TD|Figure)\\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(found => found.Groups["tag"].Value).ToList();

        Assert.Equal(
            ["H1", "P", "H2", "P", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "H3", "Table", "Caption", "TR", "TH", "TH", "TH", "TR", "TH", "TD", "TD", "TR", "TH", "TD", "TD", "TR", "TH", "TD", "TD", "Figure", "P"],
            tags);
        Assert.DoesNotContain("Page 1 of 1", structure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_table_keeps_its_head_on_every_page_and_each_row_once()
    {
        var file = Pdf(Sample.Of(Sample.Table(5000)), out var pages);
        var text = await Tool.Read("pdftotext", ["-layout"], file, "-");
        var sheets = text.TrimEnd('\f', '\n').Split('\f');

        Assert.InRange(pages, 100, 500);
        Assert.Equal(pages, sheets.Length);
        Assert.All(sheets.SkipLast(1), sheet => Assert.Contains("Number", sheet, StringComparison.Ordinal));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Page {pages} of {pages}"), sheets[^1], StringComparison.Ordinal);
        var rows = Regex.Matches(text, @"Guide number (?<row>\d+) on", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(found => int.Parse(found.Groups["row"].Value, CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 5000), rows);

        // Read aloud, the head comes once.
        var structure = await Tool.Read("pdfinfo", ["-struct-text"], file);
        Assert.Single(Regex.Matches(structure, "\"Number\"", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_row_that_is_higher_than_a_page_goes_on_and_loses_no_word()
    {
        var words = string.Join(' ', Enumerable.Range(1, 4000).Select(number => $"w{number}"));
        var text = await Tool.Read("pdftotext", ["-raw"], Pdf(Sample.Of(Sample.Table(2, words)), out var pages), "-");

        Assert.True(pages > 3);
        var found = Regex.Matches(text, @"\bw(?<number>\d+)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["number"].Value).ToList();
        Assert.Equal(8000, found.Count);
        Assert.Equal(4000, found.Distinct().Count());
    }

    [Fact]
    public async Task An_empty_table_says_so()
    {
        var text = await Tool.Read("pdftotext", [], Pdf(Sample.Of(Sample.Table(0))), "-");

        Assert.Contains("There is no deliverable yet.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_a_cell_too_many_is_a_slip_and_said()
    {
        var table = Sample.Table(1) with { Rows = [["D1", "Title"]] };

        Assert.Contains("has 2 cells for 3 columns", Assert.Throws<InvalidOperationException>(() => Pdf(Sample.Of(table))).Message, StringComparison.Ordinal);
    }

    private static byte[] Pdf(Paper paper) => Pdf(paper, out _);

    private static byte[] Pdf(Paper paper, out int pages)
    {
        using var file = new MemoryStream();
        pages = PdfPaper.Write(paper, file);
        return file.ToArray();
    }
}
