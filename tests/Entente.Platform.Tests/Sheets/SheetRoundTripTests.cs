using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Entente.Platform.Sheets;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Platform.Tests.Sheets;

/// <summary>What is written is read again as it was, whatever it is.</summary>
public class SheetRoundTripTests
{
    [Fact]
    public void Any_text_comes_back_from_CSV_in_both_languages() => Check(words =>
    {
        var rows = words.Select(word => new SheetRow(["x" + word, null, null, null])).Concat(words.Select(word => new SheetRow([word, 1, null, null])));
        foreach (var language in new[] { "en", "fr" })
        {
            var bytes = In(language, () => Books.Write(SheetFormat.Csv, rows).GetAwaiter().GetResult());
            if (!Same(rows, Books.Read(bytes), text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))))
                return false;
        }

        return true;
    });

    [Fact]
    public void Any_text_comes_back_from_XLSX_with_a_sign_where_XML_has_none() => Check(words =>
    {
        var rows = words.Select(word => new SheetRow([word, 1, null, null]));
        return Same(rows, Books.Read(Books.Write(SheetFormat.Xlsx, rows).GetAwaiter().GetResult()), Visible);
    });

    [Fact]
    public void Any_number_day_and_truth_comes_back_from_both()
    {
        var row = from units in Gen.Choose(int.MinValue, int.MaxValue)
                  from scale in Gen.Choose(0, 12)
                  from day in Gen.Choose(0, 200_000)
                  from truth in Gen.Elements(true, false)
                  select (Number: units / (decimal)Math.Pow(10, scale), Day: new DateOnly(1700, 1, 1).AddDays(day), Truth: truth);
        Prop.ForAll(row.ListOf().ToArbitrary(), list =>
        {
            var rows = list.Select(one => new SheetRow(["x", one.Number, one.Day, one.Truth])).ToList();
            var xlsx = Books.Read(Books.Write(SheetFormat.Xlsx, rows).GetAwaiter().GetResult());
            var csv = Books.Read(In("fr", () => Books.Write(SheetFormat.Csv, rows).GetAwaiter().GetResult()));
            return xlsx.Rows.Count == list.Count && csv.Rows.Count == list.Count && Enumerable.Range(0, list.Count).All(at =>
                (decimal)xlsx.Rows[at].Cells[1]! == list[at].Number && CellText.Invariant(xlsx.Rows[at].Cells[2]) == CellText.Invariant(list[at].Day)
                && (bool)xlsx.Rows[at].Cells[3]! == list[at].Truth
                && (decimal)CellReading.Read(csv.Rows[at].Cells[1], Books.Head.Columns[1], "B2", csv.Ways)! == list[at].Number
                && (DateOnly)CellReading.Read(csv.Rows[at].Cells[2], Books.Head.Columns[2], "C2", csv.Ways)! == list[at].Day
                && (bool)CellReading.Read(csv.Rows[at].Cells[3], Books.Head.Columns[3], "D2", csv.Ways)! == list[at].Truth);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1"), InlineData("\r=1")]
    [InlineData("＝1+1"), InlineData("＋1"), InlineData("－1"), InlineData("＠x"), InlineData("'=1")]
    public async Task A_text_that_looks_like_a_formula_is_none(string text)
    {
        var csv = Encoding.UTF8.GetString(await Books.Write(SheetFormat.Csv, new SheetRow([text, -5, null, null])));
        Assert.Contains("'" + text, csv, StringComparison.Ordinal);
        Assert.Contains(",-5,", csv, StringComparison.Ordinal);
        Assert.Equal(text, Books.Read(Encoding.UTF8.GetBytes(csv)).Rows[0].Cells[0]);

        var xlsx = await Books.Write(SheetFormat.Xlsx, new SheetRow([text, -5, null, null]));
        var cell = Sheet(xlsx).Descendants().First(one => one.Name.LocalName == "c" && one.Attribute("r")!.Value == "A2");
        Assert.Equal("inlineStr", cell.Attribute("t")!.Value);
        Assert.Equal("3", cell.Attribute("s")!.Value);
        Assert.DoesNotContain(Sheet(xlsx).Descendants(), one => one.Name.LocalName == "f");
        Assert.Equal(text, Books.Read(xlsx).Rows[0].Cells[0]);
    }

    [Fact]
    public async Task LibreOffice_opens_and_saves_a_workbook_without_changing_a_cell()
    {
        string[] words = ["=1+1", "+1", "'=x", " a ", "line\nend", "tab\tx", "_x0041_", "é ☃ 𝄞 \"q\"", "2026-04-30", "007", "TRUE", "1e5"];
        var rows = words.Select((word, at) => new SheetRow([word, at - 1.25m, new DateOnly(1900, 3, 1).AddDays(at * 4000), at % 2 == 0])).ToList();

        var saved = await Office.Resave(await Books.Write(SheetFormat.Xlsx, rows), "things.xlsx");

        var read = Books.Read(saved);
        Assert.Equal(Books.Titles, read.Titles.Take(4));
        Assert.Equal(rows.Select(row => string.Join('|', row.Cells.Select(CellText.Invariant))), read.Rows.Select(row => string.Join('|', row.Cells.Select(CellText.Invariant))));
        // LibreOffice itself writes a truth as TRUE(); no text may have become a formula.
        Assert.DoesNotContain(Sheet(saved).Descendants(), one => one.Name.LocalName == "f" && one.Value is not ("TRUE()" or "FALSE()"));
    }

    private static XDocument Sheet(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var part = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return XDocument.Load(part);
    }

    private static void Check(Func<string[], bool> holds)
    {
        // The usual texts of FsCheck, and all that a spreadsheet, CSV or XML takes for a sign of its own.
        var sign = Gen.Elements("=", "+", "-", "@", "'", "\"", ",", ";", "\t", "\r", "\n", "\r\n", "_x0041_", "_x", "&", "<", "]]>", "\u0001", "\uFFFE", "\uD800", "\uDC00", "𝄞", "é", " ", "a", "＝");
        var word = Gen.OneOf(sign.ListOf().Select(signs => string.Concat(signs)), ArbMap.Default.GeneratorFor<string>().Select(text => (text ?? "").Replace('\0', '0')));
        Prop.ForAll(word.ArrayOf().ToArbitrary(), words => holds(words)).QuickCheckThrowOnFailure();
    }

    private static bool Same(IEnumerable<SheetRow> rows, RawSheet read, Func<string, string> kept) =>
        rows.Select(row => kept((string)row.Cells[0]!)).SequenceEqual(read.Rows.Select(row => row.Cells[0] as string ?? ""));

    private static string Visible(string text)
    {
        var kept = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                kept.Append(text[at]).Append(text[++at]);
            else
                kept.Append(text[at] is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF' || char.IsSurrogate(text[at]) ? '\uFFFD' : text[at]);
        }

        return kept.ToString();
    }

    private static T In<T>(string language, Func<T> work)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
