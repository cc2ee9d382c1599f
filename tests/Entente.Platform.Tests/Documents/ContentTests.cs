using System.Text;
using Entente.Platform.Documents;
using Entente.Platform.Documents.Content;

namespace Entente.Platform.Tests.Documents;

/// <summary>A file is what stands in it, and only one thing at a time.</summary>
public class ContentTests
{
    private static readonly DocumentSettings Rules = new();

    public static TheoryData<string, byte[]> Sound => new()
    {
        { "plan.pdf", Samples.Pdf },
        { "PLAN.PDF", Samples.Pdf },
        { "dot.png", Samples.Png },
        { "dot.gif", Samples.Gif },
        { "photo.jpeg", Samples.Jpeg },
        { "report.docx", Samples.Office("word/document.xml") },
        { "table.xlsx", Samples.Office("xl/workbook.xml") },
        { "slides.pptx", Samples.Office("ppt/presentation.xml") },
        { "report.docx", Samples.Office("word/document.xml", ("word/embeddings/table.xlsx", Samples.Office("xl/workbook.xml"))) },
        { "files.zip", Samples.Zip(("a.txt", Samples.Text("a")), ("b/c.txt", Samples.Text("c"))) },
        { "list.csv", Samples.Text("Authority;Pays\nANSM;Médicaments\n") },
        { "note.txt", Samples.Text("Ελληνικά") },
        { "data.json", Samples.Text("""{ "a": [1] }""") },
    };

    [Theory, MemberData(nameof(Sound))]
    public void An_ordinary_file_is_taken(string name, byte[] bytes) => Assert.Null(ContentCheck.Look(bytes, name, declared: null, Rules).Problem);

    public static TheoryData<string, byte[], string> Unsound => new()
    {
        { "plan.pdf", Samples.Png, "document-mismatch" },
        { "dot.png", Samples.Pdf, "document-mismatch" },
        { "report.docx", Samples.Office("xl/workbook.xml"), "document-mismatch" },
        { "report.docx", Samples.Text("a text"), "document-mismatch" },
        { "page.html", Samples.Text("<script>"), "document-kind-refused" },
        { "picture.svg", Samples.Text("<svg/>"), "document-kind-refused" },
        { "noname", Samples.Text("a"), "document-kind-refused" },
        { "empty.txt", [], "document-empty" },
        { "plan.pdf", [.. Samples.Text("<script>alert(1)</script>"), .. Samples.Pdf], "document-two-kinds" },
        { "plan.pdf", [.. Samples.Zip(("a.txt", Samples.Text("a"))), .. Samples.Pdf], "document-archive-damaged" },
        { "plan.pdf", [.. Samples.Pdf, .. Samples.Zip(("a.txt", Samples.Text("a")))], "document-two-kinds" },
        { "dot.png", [.. Samples.Png, .. Samples.Zip(("a.txt", Samples.Text("a")))], "document-two-kinds" },
        { "plan.pdf", [.. Samples.Pdf, .. Samples.Text("<script>")], "document-trailing" },
        { "dot.png", [.. Samples.Png, 0], "document-trailing" },
        { "dot.gif", [.. Samples.Gif, .. Samples.Text("*/alert(1)")], "document-trailing" },
        { "photo.jpg", [.. Samples.Jpeg, .. Samples.Text("<?php")], "document-trailing" },
        { "photo.jpg", Samples.Jpeg[..^2], "document-trailing" },
        { "report.docm", Samples.Office("word/document.xml"), "document-macros" },
        { "report.docx", Samples.Office("word/document.xml", ("word/vbaProject.bin", [1])), "document-macros" },
        { "report.docx", Samples.Zip(("[Content_Types].xml", Samples.Text("application/vnd.ms-office.vbaProject")), ("_rels/.rels", [1]), ("word/document.xml", [1]), ("word/x.bin", [1])), "document-macros" },
        { "old.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "document-old-office" },
        { "files.zip", Samples.Text("Rar!..."), "document-archive-refused" },
        { "note.txt", Samples.Text("MZ\0\0"), "document-program" },
        { "note.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0], "document-program" },
        { "note.txt", Samples.Text("a\0b"), "document-unknown" },
        { "note.txt", [(byte)'M', 0xE9, (byte)'d'], "document-not-utf8" },
        { "data.json", Samples.Text("{ not json"), "document-not-json" },
        { "files.zip", Samples.Zip(("inner.zip", Samples.Zip(("a.txt", [1])))), "document-nested" },
        { "files.zip", Samples.Zip(("inner.txt", [0x1F, 0x8B, 8, 0])), "document-nested" },
        { "report.docx", Samples.Office("word/document.xml", ("word/embeddings/x.xlsx", Samples.Zip(("a.txt", [1])))), "document-nested" },
        { "files.zip", Samples.Zip(("../../etc/passwd", [1])), "document-archive-name" },
        { "files.zip", Samples.Zip(("/etc/passwd", [1])), "document-archive-name" },
        { "files.zip", Samples.Zip(("C:/x", [1])), "document-archive-name" },
        { "files.zip", Samples.Zip(("a\\b", [1])), "document-archive-name" },
        { "files.zip", Samples.Zip(("a\0b", [1])), "document-archive-name" },
        { "files.zip", Samples.Zip(("invoice\u202Efdp.exe", [1])), "document-archive-name" },
        { "files.zip", Samples.Patch(Samples.Zip(("a.txt", [1])), 8, 1, 2), "document-encrypted" },
        { "files.zip", Samples.Patch(Samples.Zip(("a.txt", [1])), 10, 14, 2), "document-archive-method" },
        { "files.zip", Samples.Patch(Samples.Zip(("a.txt", new byte[100])), 24, 5), "document-archive-lies" },
        { "files.zip", Samples.Patch(Samples.Zip(("a.txt", new byte[100])), 24, 500), "document-archive-lies" },
        { "files.zip", [.. Samples.Zip(("a.txt", [1])), 0], "document-archive-damaged" },
        { "files.zip", Samples.Zip(("a.txt", [1]))[..^5], "document-archive-damaged" },
        { "files.zip", Samples.Zip([.. Enumerable.Range(0, 2001).Select(number => ($"{number}.txt", Array.Empty<byte>()))]), "document-archive-entries" },
    };

    [Theory, MemberData(nameof(Unsound))]
    public void A_file_that_is_not_what_it_should_be_is_refused_and_told_why(string name, byte[] bytes, string code) =>
        Assert.Equal("platform." + code, ContentCheck.Look(bytes, name, declared: null, Rules).Problem?.Code);

    [Fact]
    public void A_bomb_is_left_as_soon_as_it_has_unpacked_to_too_much()
    {
        var bomb = Samples.Zip(("zeros.txt", new byte[50 * 1024 * 1024]));
        var unpacking = new Unpacking(Rules, bomb.Length);

        var look = ZipCheck.Look(bomb, unpacking, inside: false);

        Assert.Equal("platform.document-bomb", look.Problem?.Code);
        Assert.InRange(unpacking.Bytes, 1, (bomb.Length * 100L) + (16 * 1024));
    }

    [Fact]
    public void Entries_that_share_bytes_are_refused_before_anything_is_unpacked()
    {
        // Two directory entries that both point at the first file, as the bombs do that need no nesting.
        var zip = Samples.Zip(("a.txt", Samples.Text("aaaa")), ("a.txt", Samples.Text("aaaa")));
        var second = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 42;
        zip.AsSpan(second, 4).Clear();
        var unpacking = new Unpacking(Rules, zip.Length);

        Assert.Equal("platform.document-archive-overlap", ZipCheck.Look(zip, unpacking, inside: false).Problem?.Code);
        Assert.Equal(0, unpacking.Bytes);
    }

    [Fact]
    public void A_text_in_latin_letters_is_taken_when_its_sender_says_so() =>
        Assert.Null(ContentCheck.Look(new byte[] { (byte)'M', 0xE9, (byte)'d' }, "note.csv", "text/csv; charset=iso-8859-1", Rules).Problem);

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData(@"C:\Users\me\plan.pdf", "plan.pdf")]
    [InlineData("a\0b.pdf", "ab.pdf")]
    [InlineData("invoice\u202Efdp.exe.pdf", "invoicefdp.exe.pdf")]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("nul", "_nul")]
    [InlineData("..", "file")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("Ευρώπη.pdf", "Ευρώπη.pdf")]
    public void A_name_is_made_safe(string given, string safe) => Assert.Equal(safe, FileName.Safe(given));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var safe = FileName.Safe(new string('é', 300) + ".pdf");

        Assert.Equal((200, true), (safe.Length, safe.EndsWith(".pdf", StringComparison.Ordinal)));
        Assert.True(new UTF8Encoding(false, true).GetByteCount(FileName.Safe(string.Concat(Enumerable.Repeat("😀", 150)) + ".pdf")) > 0);
    }
}
