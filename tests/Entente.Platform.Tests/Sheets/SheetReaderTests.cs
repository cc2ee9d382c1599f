using System.Text;
using Entente.Platform.Sheets;

namespace Entente.Platform.Tests.Sheets;

/// <summary>Sheets as Excel and LibreOffice write them are read; sheets that are broken, hostile or odd are refused with a reason.</summary>
public class SheetReaderTests
{
    private const string Heading = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c><c r=\"B1\" t=\"str\"><v>Amount</v></c><c r=\"C1\" t=\"str\"><v>Day</v></c></row>";

    [Fact]
    public void Shared_texts_days_truths_and_results_of_formulas_are_read_from_the_first_visible_sheet()
    {
        var read = Books.Read(Books.Book(
            Heading + "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>1</v></c><c r=\"B5\"><f>1+1</f><v>2.5E1</v></c><c r=\"C5\" s=\"1\"><v>45777.75</v></c><c r=\"D5\" t=\"b\"><v>1</v></c><c r=\"F5\" s=\"1\"/></row>",
            "<si><t>no</t></si><si><r><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r><rPh sb=\"0\" eb=\"1\"><t>reading aid</t></rPh></si>",
            "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-40C]d\\ mmmm\\ yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>"));

        var row = Assert.Single(read.Rows);
        Assert.Equal(5, row.Number);
        Assert.Equal(["rich ", 25m, new DateOnly(2025, 4, 30), true], row.Cells);
        Assert.Equal(["Name", "Amount", "Day"], read.Titles);
    }

    [Theory]
    [InlineData("1", "1900-01-01"), InlineData("59", "1900-02-28"), InlineData("61", "1900-03-01"), InlineData("2958465", "9999-12-31")]
    public void Days_are_counted_as_spreadsheets_do(string serial, string day) => Assert.Equal(
        DateOnly.ParseExact(day, "yyyy-MM-dd", null),
        Books.Read(Books.Book(Heading + $"<row><c r=\"C2\" s=\"0\"><v>{serial}</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")).Rows[0].Cells[2]);

    [Fact]
    public void Old_Macs_count_from_1904() => Assert.Equal(
        new DateOnly(1904, 1, 2),
        Books.Read(Books.Book(Heading + "<row><c r=\"C2\" s=\"0\"><v>1</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", book: "<workbookPr date1904=\"1\"/>")).Rows[0].Cells[2]);

    [Theory]
    [InlineData("<c r=\"A2\" t=\"e\"><v>#REF!</v></c>", "platform.sheet-error-value")]
    [InlineData("<c r=\"A2\"><f>NOW()</f></c>", "platform.sheet-formula-empty")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>99</v></c>", "platform.sheet-text-missing")]
    [InlineData("<c r=\"A2\"><v>1E300</v></c>", "platform.sheet-number-odd")]
    [InlineData("<c r=\"A2\" s=\"0\"><v>-4</v></c>", "platform.sheet-day-odd")]
    [InlineData("<c r=\"A2\"><f>NOW()</f><v/></c>", "platform.sheet-formula-empty")]
    public void A_cell_that_cannot_be_read_is_a_fault_of_its_place(string cell, string code)
    {
        var fault = Assert.IsType<Fault>(Books.Read(Books.Book(Heading + $"<row>{cell}</row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")).Rows[0].Cells[0]);
        Assert.Equal(("A2", code), (fault.Place, fault.Code));
    }

    [Fact]
    public void A_day_beyond_all_days_is_none_for_old_Macs_too() => Assert.Equal(
        "platform.sheet-day-odd",
        Assert.IsType<Fault>(Books.Read(Books.Book(Heading + "<row><c r=\"C2\" s=\"0\"><v>79228162514264337593543950335</v></c></row>",
            styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", book: "<workbookPr date1904=\"1\"/>")).Rows[0].Cells[2]).Code);

    [Fact]
    public void Rows_beyond_the_last_one_are_counted()
    {
        var read = Books.Read(Books.Book(Heading + "<row r=\"2147483647\"><c r=\"A2\"><v>1</v></c></row><row><c><v>2</v></c></row>"));

        Assert.Equal([2, 3], read.Rows.Select(row => row.Number));
    }

    [Fact]
    public void A_number_without_digits_is_an_empty_cell() => Assert.Equal(
        [null, 1m], Assert.Single(Books.Read(Books.Book(Heading + "<row><c r=\"A2\"><v/></c><c r=\"B2\"><v>1</v></c></row>")).Rows).Cells);

    [Fact]
    public void A_text_that_no_cell_can_hold_is_refused_wherever_it_stands()
    {
        // Of digits that repeat less than a text of one sign would: that one is refused as a bomb.
        var text = string.Concat(Enumerable.Range(10_000, 7_000))[..32_768];
        var digits = string.Concat(Enumerable.Range(100_000, 40_000));
        Assert.Equal("platform.sheet-texts-long", Books.Refused(Books.Book(Heading, $"<si><t>{text}</t></si>")));
        Assert.Equal("platform.sheet-texts-long", Books.Refused(Books.Book(Heading + $"<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>")));
        Assert.Equal("platform.sheet-texts-long", Books.Refused(Books.Book(Heading + $"<row><c t=\"str\"><v>{text}</v></c></row>")));
        Assert.Equal("platform.sheet-texts-long", Books.Refused(Books.Book(Heading + $"<row><c><v>{digits}</v></c></row>")));
        Assert.Equal("taken", Books.Refused(Books.Book(Heading + $"<row><c t=\"str\"><v>{text[1..]}</v></c></row>")));
    }

    [Fact]
    public void One_shared_text_in_very_many_cells_is_refused_while_they_are_counted()
    {
        var row = "<row>" + string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 100)) + "</row>";
        var book = Books.Book(Heading + string.Concat(Enumerable.Repeat(row, 40)), $"<si><t>{new string('x', 32_767)}</t></si>");

        Assert.True(book.Length < 20_000, $"{book.Length}");
        Assert.Equal("platform.sheet-texts-long", Books.Refused(book));
    }

    [Fact]
    public void What_is_wrong_with_a_workbook_is_said_in_one_language()
    {
        var missing = SheetReader.Read(Books.Book(Heading, sheetPart: "xl/worksheets/two.xml"), Books.Titles, new()).Problem!;
        Assert.Equal("platform.sheet-part-missing", missing.Code);
        Assert.Equal(["one.xml"], missing.Arguments);
        var broken = SheetReader.Read(Books.Book(Heading + "<row>"), Books.Titles, new()).Problem!;
        Assert.Equal("platform.sheet-not-xml", broken.Code);
        Assert.Equal(["one.xml", 1], broken.Arguments);
    }

    [Fact]
    public void A_document_type_is_refused_whatever_it_names() => Assert.Equal("platform.sheet-not-xml", Books.Refused(Books.Book(
        Heading + "<row><c r=\"A2\" t=\"inlineStr\"><is><t>&x;</t></is></c></row>", prolog: "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")));

    [Fact]
    public void A_million_shared_texts_are_refused_while_they_are_counted()
    {
        var texts = new StringBuilder();
        for (var at = 0; at < 1_000_000; at++)
            texts.Append("<si><t>").Append(at).Append("</t></si>");

        Assert.Equal("platform.sheet-shared-texts", Books.Refused(Books.Book(Heading, texts.ToString())));
    }

    [Fact]
    public void A_workbook_that_unpacks_to_far_more_than_its_size_is_refused() =>
        Assert.Equal("platform.document-bomb", Books.Refused(Books.Book(Heading + new string(' ', 70 * 1024 * 1024))));

    [Fact]
    public void A_workbook_that_lies_about_a_length_is_refused()
    {
        var bytes = Books.Book(Heading);
        // The size of the last part, in the directory at the end.
        var at = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24;
        bytes[at] ^= 0x7F;

        Assert.Equal("platform.document-archive-lies", Books.Refused(bytes));
    }

    [Fact]
    public void Too_many_rows_columns_and_bytes_are_refused()
    {
        Assert.Equal("platform.sheet-rows", Books.Refused(Encoding.UTF8.GetBytes("Name\n" + string.Concat(Enumerable.Repeat("x\n", 2001)))));
        Assert.Equal("platform.sheet-rows", Books.Refused(Books.Book(Heading + string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 2001)))));
        Assert.Equal("platform.sheet-columns", Books.Refused(Encoding.UTF8.GetBytes("Name\nx" + new string(',', 200) + "y")));
        Assert.Equal("platform.sheet-columns", Books.Refused(Books.Book(Heading + "<row><c r=\"XFD2\"><v>1</v></c></row>")));
        Assert.Equal("platform.sheet-too-large", Books.Refused(new byte[101], new() { MostBytes = 100 }));
    }

    [Theory]
    [InlineData("", "platform.sheet-empty")]
    [InlineData("Name|Amount\nx|1", "platform.sheet-delimiter")]
    [InlineData("Name,Amount\n\"x,1\ny,2\n", "platform.sheet-quotes")]
    [InlineData("Name,Amount\nx\"y\"z,1", "platform.sheet-quotes")]
    [InlineData("Name,Amount\n\"x\"y,1", "platform.sheet-quotes")]
    [InlineData("sep=\"\r\nName,Amount\r\nx,1", "platform.sheet-delimiter")]
    [InlineData("sep=x\r\nName,Amount\r\nx,1", "platform.sheet-delimiter")]
    [InlineData("%PDF-1.7", "platform.sheet-not-a-sheet")]
    [InlineData("PK nothing", "platform.document-archive-damaged")]
    public void Other_texts_are_refused(string text, string code) => Assert.Equal(code, Books.Refused(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Other_encodings_and_old_workbooks_are_refused()
    {
        Assert.Equal("platform.sheet-not-utf8", Books.Refused(Encoding.Latin1.GetBytes("Name\né")));
        // UTF-16 that does not say so, that ends within a sign, that holds half of one; and UTF-32.
        Assert.Equal("platform.sheet-not-utf8", Books.Refused(Encoding.Unicode.GetBytes("Name\nx")));
        Assert.Equal("platform.sheet-not-utf8", Books.Refused([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Name\nx"), 0x41]));
        Assert.Equal("platform.sheet-not-utf8", Books.Refused([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Name\nx"), 0x00, 0xD8, 0x41, 0x00]));
        Assert.Equal("platform.sheet-not-utf8", Books.Refused([.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes("Name\nx")]));
        Assert.Equal("platform.sheet-old-excel", Books.Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_table_in_UTF_16_that_says_so_is_read(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);

        Assert.Equal(["Santé, Łódź 𝒳", "1,5"], Assert.Single(Books.Read([.. encoding.Preamble, .. encoding.GetBytes("Name\tAmount\r\nSanté, Łódź 𝒳\t1,5\r\n")]).Rows).Cells);
    }

    [Theory]
    [InlineData("Name;Amount\r\nx,y;1,5"), InlineData("sep=;\r\nName;Amount\r\nx,y;1,5"), InlineData("Name\tAmount\n\"x,y\"\t1,5\n\n"), InlineData("\uFEFFName,Amount\n\"x,y\",\"1,5\"")]
    public void The_sign_between_the_fields_is_found(string text) =>
        Assert.Equal(["x,y", "1,5"], Assert.Single(Books.Read(Encoding.UTF8.GetBytes(text)).Rows).Cells);

    [Theory]
    [InlineData("2026-04-30", false, "2026-04-30"), InlineData("30/04/2026", false, "2026-04-30"), InlineData("30.4.2026", false, "2026-04-30")]
    [InlineData("06/04/2026", true, "2026-04-06"), InlineData("06/04/2026", false, null), InlineData("31/02/2026", true, null), InlineData("soon", true, null)]
    public void A_day_is_read_only_where_it_is_clear(string text, bool dayFirst, string? day)
    {
        var read = CellReading.Read(text, new("due", "Due", CellKind.Date), "E7", new(dayFirst, DecimalMark: null));

        Assert.Equal(day, (read as DateOnly?)?.ToString("yyyy-MM-dd", null));
        Assert.Equal(day is null, read is Fault { Place: "E7", Code: "platform.sheet-not-a-day" });
    }

    [Theory]
    [InlineData("1,5", '.', "1.5"), InlineData("1.5", ',', "1.5"), InlineData("1,234", ',', "1.234"), InlineData("1.234", '.', "1.234")]
    [InlineData("1,234", '.', "platform.sheet-number-unclear"), InlineData("-12.345", ',', "platform.sheet-number-unclear"), InlineData("1.234", null, "platform.sheet-number-unclear")]
    [InlineData("0,125", '.', "0.125"), InlineData("1234,567", '.', "1234.567"), InlineData("1 234,5", '.', "1234.5"), InlineData("1.234,5", ',', "platform.sheet-not-a-number")]
    [InlineData("five", ',', "platform.sheet-not-a-number"), InlineData(".", ',', "platform.sheet-not-a-number")]
    public void A_number_is_read_only_where_it_is_clear(string text, char? mark, string value) =>
        Assert.Equal(value, Said(CellReading.Read(text, new("amount", "Amount", CellKind.Number), "B7", new(DayFirst: false, mark))));

    [Fact]
    public void A_whole_number_has_no_fraction_and_no_end()
    {
        Assert.Equal("5", Said(Whole(5.0m)));
        Assert.Equal("platform.sheet-not-whole", Said(Whole(5.9m)));
        Assert.Equal("platform.sheet-not-whole", Said(Whole("5,9")));
        Assert.Equal("platform.sheet-not-a-number", Said(Whole("99999999999")));
        Assert.Equal("platform.sheet-not-a-number", Said(Whole(new string('5', 100_000))));
    }

    [Theory]
    [InlineData("T5.1;T5.2"), InlineData("T5.1,T5.2"), InlineData(" T5.1 , ; T5.2 ,"), InlineData("T5.1, T5.2")]
    public void A_list_is_read_as_it_is_written_however_it_is_parted(string text) => Assert.Equal(
        "T5.1, T5.2", CellReading.Read(text, new("after", "Waits for") { IsList = true }, "B7", new(DayFirst: false, DecimalMark: null)));

    private static object? Whole(object raw) => CellReading.Read(raw, new("wp", "Work package", CellKind.Whole), "B7", new(DayFirst: false, DecimalMark: null));

    private static string Said(object? read) => read is Fault fault ? fault.Code : CellText.Invariant(read);
}
