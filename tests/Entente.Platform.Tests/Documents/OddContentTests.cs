using System.Text;
using Entente.Platform.Documents;
using Entente.Platform.Documents.Content;

namespace Entente.Platform.Tests.Documents;

/// <summary>Good files that look odd are taken, and what hides something is refused with the sentence that says what it is.</summary>
public class OddContentTests
{
    private const string Utf16Types = "vnd.ms-office.vbaProject";
    private static readonly DocumentSettings Rules = new();

    public static TheoryData<string, string, byte[]> Good => new()
    {
        { "main part by its relation", "a.docx", Odd.Docx("word/document2.xml") },
        { "absolute target", "a.docx", Odd.Docx("word/document2.xml", relations: Odd.Root("/word/document2.xml")) },
        { "packed drawing", "a.docx", Odd.Docx(more: ("word/media/image1.emz", Odd.Drawing())) },
        { "compound object", "a.docx", Odd.Docx(more: ("word/embeddings/oleObject1.bin", Odd.Msg())) },
        { "types in UTF-16", "a.docx", Samples.Zip(("[Content_Types].xml", Odd.Utf16("<?xml version=\"1.0\" encoding=\"utf-16\"?><Types/>")), ("_rels/.rels", Samples.Text(Odd.Root("word/document.xml"))), ("word/document.xml", Samples.Text("<a/>"))) },
        { "document in an archive", "a.zip", Samples.Zip(("plan/a.docx", Odd.Docx()), ("b.pdf", Samples.Pdf), ("empty.txt", [])) },
        { "document with a workbook in an archive", "a.zip", Samples.Zip(("a.docx", Odd.Docx(more: ("word/embeddings/t.xlsx", Samples.Office("xl/workbook.xml"))))) },
        { "what a Mac adds", "a.zip", Samples.Zip(("a.txt", Samples.Text("a")), ("__MACOSX/._a.txt", [0, 5, 22, 7, 0]), (".DS_Store", [0, 0, 0, 1])) },
        { "mark before", "a.pdf", [0xEF, 0xBB, 0xBF, .. Samples.Pdf] },
        { "Ctrl-Z after", "a.pdf", [.. Samples.Pdf, 0x1A] },
        { "owner's password", "a.pdf", Odd.LockedPdf(user: null, owner: "owner") },
        { "ZIP64", "a.xlsx", Odd.Stored([("[Content_Types].xml", Samples.Text("<Types/>")), ("_rels/.rels", Samples.Text("<Relationships/>")), ("xl/workbook.xml", Samples.Text("<a/>"))], large: true) },
        { "UTF-16", "a.csv", Odd.Utf16("Authority\tCountry\r\nANSM\tFR\r\n") },
        { "UTF-16, the other way", "a.txt", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Santé")] },
        { "ODP", "a.odp", Odd.Open("application/vnd.oasis.opendocument.presentation") },
        { "ODT", "a.odt", Odd.Open("application/vnd.oasis.opendocument.text") },
        { "EML", "a.eml", Odd.Eml() },
        { "EML with a file", "a.eml", Odd.Eml("plan.pdf", Samples.Pdf) },
        { "EML with an invitation", "a.eml", Odd.Eml("invite.ics", Samples.Text("BEGIN:VCALENDAR")) },
        { "MSG", "a.msg", Odd.Msg() },
        { "TIFF", "a.tif", Odd.Tiff },
    };

    [Theory, MemberData(nameof(Good))]
    public void A_good_file_is_taken_however_it_was_made(string what, string name, byte[] bytes)
    {
        Assert.NotEmpty(what);
        Assert.Null(ContentCheck.Look(bytes, name, declared: null, Rules).Problem?.Text);
    }

    public static TheoryData<string, string, byte[], string> Bad => new()
    {
        { "program", "a.zip", Samples.Zip(("a.txt", Samples.Text("a")), ("b.exe", Odd.Program)), "document-program-inside" },
        { "program by another name", "a.zip", Samples.Zip(("b.txt", Odd.Program)), "document-program-inside" },
        { "batch file", "a.zip", Samples.Zip(("run.bat", Samples.Text("del *"))), "document-program-inside" },
        { "page", "a.zip", Samples.Zip(("a.html", Samples.Text("<script>"))), "document-kind-refused" },
        { "false name", "a.zip", Samples.Zip(("a.pdf", Samples.Png)), "document-mismatch" },
        { "program in a document in an archive", "a.zip", Samples.Zip(("a.docx", Odd.Docx(more: ("word/embeddings/oleObject1.bin", Odd.Program)))), "document-program-inside" },
        { "locked PDF in an archive", "a.zip", Samples.Zip(("a.pdf", Odd.LockedPdf("user", "owner"))), "document-inside" },
        { "program as object", "a.docx", Odd.Docx(more: ("word/embeddings/oleObject1.bin", Odd.Program)), "document-program-inside" },
        { "program in an object", "a.docx", Odd.Docx(more: ("word/embeddings/oleObject1.bin", Odd.Msg(Odd.Program))), "document-program-inside" },
        { "archive as drawing", "a.docx", Odd.Docx(more: ("word/media/image1.emz", Odd.Gzip(Samples.Text("something else")))), "document-nested" },
        { "bomb as drawing", "a.docx", Odd.Docx(more: ("word/media/image1.emz", Odd.Drawing(50_000_000))), "document-bomb" },
        { "macros in UTF-16", "a.docx", Samples.Zip(("[Content_Types].xml", Odd.Utf16($"<Types><Default ContentType='{Utf16Types}' Extension='x'/></Types>")), ("_rels/.rels", Samples.Text(Odd.Root("word/document.xml"))), ("word/document.xml", Samples.Text("<a/>"))), "document-macros" },
        { "macros by a character reference", "a.docx", Odd.Docx(types: Odd.ContentTypes("word/document.xml", "<Default Extension=\"x\" ContentType=\"application/vnd.ms-office.vb&#97;Project\"/>")), "document-macros" },
        { "macros by a relation", "a.docx", Odd.Docx(more: ("word/_rels/document.xml.rels", Samples.Text("<Relationships><Relationship Id='r' Type='http://schemas.microsoft.com/office/2006/relationships/vbaPr&#111;ject' Target='x.dat'/></Relationships>"))), "document-macros" },
        { "macro-enabled by another name", "a.docx", Odd.Docx(types: Odd.ContentTypes("word/document.xml").Replace("openxmlformats-officedocument.wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal)), "document-macros" },
        { "types twice", "a.docx", Odd.Docx(more: ("[Content_Types].xml", Samples.Text("<Types/>"))), "document-archive-twice" },
        { "types twice, in other letters", "a.docx", Odd.Docx(more: ("[content_types].XML", Samples.Text("<Types/>"))), "document-archive-twice" },
        { "types with a document type", "a.docx", Odd.Docx(types: "<!DOCTYPE a [<!ENTITY v \"vba\">]><Types><Default Extension='x' ContentType='&v;Project'/></Types>"), "document-office-damaged" },
        { "user's password", "a.pdf", Odd.LockedPdf("user", "owner"), "document-password" },
        { "locked ODT", "a.odt", Odd.Open("application/vnd.oasis.opendocument.text", "<m:manifest xmlns:m='x'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"), "document-password" },
        { "something before", "a.pdf", [.. Samples.Text("#comment\n"), .. Samples.Pdf], "document-before" },
        { "program in a mail", "a.eml", Odd.Eml("report.pdf", Odd.Program), "document-program-inside" },
        { "program in a mail, its name in pieces", "a.eml", Odd.Eml("run.bat", Samples.Text("del"), "attachment; filename*0=\"run.\"; filename*1=\"bat\""), "document-program-inside" },
        { "program in a mail, its name in words", "a.eml", Odd.Eml("x", Samples.Text("del"), "attachment; filename=\"=?utf-8?B?cnVuLmJhdA==?=\""), "document-program-inside" },
        { "no mail", "a.eml", Samples.Text("Dear all"), "document-mismatch" },
        { "no mail of Outlook", "a.msg", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "document-old-office" },
        { "program in a mail of Outlook", "a.msg", Odd.Msg(Odd.Program), "document-program-inside" },
        { "cut TIFF", "a.tif", Odd.Tiff[..^6], "document-trailing" },
        { "half a sign of UTF-16", "a.csv", [0xFF, 0xFE, 0x41], "document-not-utf8" },
        { "ZIP64 that disagrees", "a.zip", Samples.Patch(Odd.Stored([("a.txt", Samples.Text("a"))], large: true), 20, 77), "document-archive-damaged" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void What_hides_something_is_refused_for_what_it_is(string what, string name, byte[] bytes, string code)
    {
        Assert.NotEmpty(what);
        Assert.Equal("platform." + code, ContentCheck.Look(bytes, name, declared: null, Rules).Problem?.Code);
    }

    [Fact]
    public void An_object_too_large_to_be_looked_through_is_refused() => Assert.Equal("platform.document-entry-large", ContentCheck.Look(
        Odd.Docx(more: ("word/embeddings/oleObject1.bin", [.. Odd.Msg(), .. Noise(33 * 1024 * 1024), .. Odd.Program])), "a.docx", declared: null, Rules).Problem?.Code);

    [Fact]
    public void Zeros_in_a_document_are_counted_and_not_kept()
    {
        var bytes = Odd.Docx(more: ("word/embeddings/e.bin", new byte[190 * 1024 * 1024]));
        var rules = Rules with { MostRatio = 10_000 };
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Null(ContentCheck.Look(bytes, "a.docx", declared: null, rules).Problem?.Text);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 60 * 1024 * 1024);
    }

    // What no archive makes smaller.
    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
