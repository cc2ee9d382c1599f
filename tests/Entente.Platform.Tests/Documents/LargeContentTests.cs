using System.Text;
using Entente.Platform.Documents;
using Entente.Platform.Documents.Content;

namespace Entente.Platform.Tests.Documents;

/// <summary>A look at a file takes a small, bounded part of memory, however large the file is and whatever it unpacks to.</summary>
public class LargeContentTests
{
    private const int Mebibyte = 1024 * 1024;
    private static readonly DocumentSettings Rules = new();

    public static TheoryData<string, string> Large => new()
    {
        { "zeros in a document", "a.docx" },
        { "a workbook in a document", "b.docx" },
        { "files in an archive", "c.zip" },
        { "attachments", "d.eml" },
        { "a long head", "e.eml" },
        { "quoted text", "f.eml" },
        { "many small values", "g.json" },
        { "text in two bytes", "h.txt" },
        { "broken lists of parts", "i.docx" },
        { "a PDF that is guarded", "j.pdf" },
    };

    [Theory, MemberData(nameof(Large))]
    public void A_large_file_is_looked_at_in_little_memory(string what, string name)
    {
        var bytes = Make(what);
        // What is loaded once for all looks does not count.
        _ = ContentCheck.Look(Samples.Pdf, "a.pdf", declared: null, Rules);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var look = ContentCheck.Look(bytes, name, declared: null, Rules);

        Assert.Null(look.Problem?.Text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40L * Mebibyte);
    }

    [Fact]
    public void A_head_of_millions_of_lines_ends_the_head_and_not_the_host() =>
        Assert.Equal("value 0 1 2", MailPart.Of(Samples.Text("Name: value\n 0\n 1\n 2\n\nbody")).Head["name"]);

    [Fact]
    public void Parts_of_a_mail_lie_between_the_lines_of_its_boundary_and_are_decoded()
    {
        var mail = MailPart.Of(Samples.Text("From: a\r\nContent-Type: x\r\n\r\nbefore\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\naGVs\r\nbG8\r\n--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nM=C3=A9d=\r\nicaments = 1 =3D=\r\n--b--\r\nafter"));

        var parts = mail.Split("b").Select(MailPart.Of).ToList();

        Assert.Equal(["hello", "Médicaments = 1 =="], parts.Select(Said));
    }

    [Theory]
    [InlineData("a.txt", "A PDF begins with %PDF-1.7, and ends with %%EOF.")]
    [InlineData("a.md", "# The header\n\n`%PDF-` and <b>what follows</b>")]
    [InlineData("a.csv", "sign;meaning\n%PDF-;a header\n")]
    [InlineData("a.json", """{ "header": "%PDF-" }""")]
    [InlineData("a.eml", "From: a@example.org\r\nTo: b@example.org\r\n\r\nIt begins with %PDF-1.4 they say.")]
    public void A_text_that_speaks_of_a_PDF_is_a_text(string name, string text) =>
        Assert.Null(ContentCheck.Look(Samples.Text(text), name, declared: null, Rules).Problem?.Text);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\uFEFF \t\n")]
    public void A_PDF_may_begin_after_white_space(string before) =>
        Assert.Null(ContentCheck.Look(Samples.Text(before + Encoding.ASCII.GetString(Samples.Pdf)), "a.pdf", declared: null, Rules).Problem?.Text);

    [Theory]
    [InlineData("x", "document-before")]
    [InlineData("<script>", "document-two-kinds")]
    public void A_PDF_with_anything_else_before_its_header_is_refused(string before, string code) =>
        Assert.Equal("platform." + code, ContentCheck.Look(Samples.Text(before + Encoding.ASCII.GetString(Samples.Pdf)), "a.pdf", declared: null, Rules).Problem?.Code);

    [Fact]
    public void A_PDF_under_the_name_of_a_text_is_none() =>
        Assert.Equal("platform.document-mismatch", ContentCheck.Look(Samples.Text(" \n" + Encoding.ASCII.GetString(Samples.Pdf)), "a.txt", declared: null, Rules).Problem?.Code);

    private static string Said(MailPart part)
    {
        using var decoded = part.Decoded();
        return Encoding.UTF8.GetString(decoded!.Bytes.Span).TrimEnd('\r');
    }

    private static byte[] Make(string what) => what switch
    {
        "zeros in a document" => Samples.Office("word/document.xml", ("word/media/noise.bin", Noise(2 * Mebibyte)), ("word/embeddings/e.bin", new byte[190 * Mebibyte])),
        "a workbook in a document" => Samples.Office("word/document.xml", ("word/embeddings/t.xlsx", Samples.Office("xl/workbook.xml", ("xl/media/noise.bin", Noise(15 * Mebibyte))))),
        "files in an archive" => Samples.Zip([.. Enumerable.Range(0, 3).Select(number => ($"{number}.txt", Repeated("Lorem ipsum dolor sit amet. ", 30 * Mebibyte))), ("noise.txt", [.. Encoding.UTF8.GetBytes(Convert.ToBase64String(Noise(2 * Mebibyte)))])]),
        "attachments" => Mail("base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(Samples.Office("word/document.xml", ("word/media/noise.bin", Noise(12 * Mebibyte))), Base64FormattingOptions.InsertLineBreaks))),
        "a long head" => Samples.Text("From: a\r\nTo: b\r\nX: " + string.Concat(Enumerable.Repeat("\r\n a", 2 * Mebibyte)) + "\r\n\r\nbody"),
        "quoted text" => Mail("quoted-printable", Repeated("M=C3=A9dicaments=\r\n", 18 * Mebibyte)),
        "many small values" => [.. "["u8, .. Repeated("1,", 10 * Mebibyte), .. "1]"u8],
        "text in two bytes" => [.. Encoding.Unicode.Preamble, .. Repeated("a\0", 20 * Mebibyte)],
        "broken lists of parts" => Samples.Office("word/document.xml", [.. Enumerable.Range(0, 150).Select(number => ($"word/_rels/{number}.rels", Repeated("<a b='not closed' ", Mebibyte))), ("word/media/noise.bin", Noise(2 * Mebibyte))]),
        "a PDF that is guarded" => Samples.Text("%PDF-1.4\n" + string.Concat(Enumerable.Range(1, 200_000).Select(number => $"{number} 0 obj\n<< /A [1 2 3 4 5 6 7 8] /Encrypt 1 >>\nendobj\n")) + "trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static byte[] Mail(string way, byte[] body) => [.. Samples.Text("From: a\r\nTo: b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n"
        + $"Content-Type: application/x; name=\"{(way == "base64" ? "a.docx" : "a.txt")}\"\r\nContent-Transfer-Encoding: {way}\r\n\r\n"), .. body, .. "\r\n--b--\r\n"u8];

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Repeated(string text, int length)
    {
        var bytes = new byte[length / text.Length * text.Length];
        var one = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at += one.Length)
            one.CopyTo(bytes.AsSpan(at));
        return bytes;
    }
}
