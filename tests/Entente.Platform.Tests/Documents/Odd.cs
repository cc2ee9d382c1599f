using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PdfSharp.Pdf;

namespace Entente.Platform.Tests.Documents;

/// <summary>Files as real programs and attackers make them, in ways that one does not expect.</summary>
internal static class Odd
{
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>A program of Windows, as far as anybody looks.</summary>
    public static byte[] Program { get; } = [.. "MZ\u0090\0\u0003\0\0\0"u8, .. new byte[70], .. "This program cannot be run in DOS mode.\r\r\n$"u8, .. new byte[64]];

    public static byte[] Docx(string main = "word/document.xml", string? types = null, string? relations = null, params (string Name, byte[] Content)[] more) => Samples.Zip(
    [
        ("[Content_Types].xml", Samples.Text(types ?? ContentTypes(main))), ("_rels/.rels", Samples.Text(relations ?? Root(main))),
        (main, Samples.Text("<w:document xmlns:w='x'/>")), .. more,
    ]);

    public static string ContentTypes(string main, string more = "") => $"""
        <?xml version="1.0"?><Types xmlns="{Types}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{more}</Types>
        """;

    public static string Root(string main) => $"""
        <?xml version="1.0"?><Relationships xmlns="{Relations}"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>
        """;

    public static byte[] Utf16(string text) => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)];

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    public static byte[] Drawing(int bytes = 200) => Gzip([1, 0, 0, 0, .. new byte[bytes]]);

    public static byte[] Open(string mediaType, string manifest = "<manifest/>", params (string Name, byte[] Content)[] more) =>
        Stored([("mimetype", Samples.Text(mediaType)), ("content.xml", Samples.Text("<content/>")), ("META-INF/manifest.xml", Samples.Text(manifest)), .. more], large: false);

    /// <summary>A locked PDF: a password to open it, or one that only guards what may be done with it.</summary>
    public static byte[] LockedPdf(string? user, string? owner)
    {
        using var document = new PdfDocument();
        document.AddPage();
        if (user is not null)
            document.SecuritySettings.UserPassword = user;
        if (owner is not null)
            document.SecuritySettings.OwnerPassword = owner;
        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    /// <summary>A little TIFF: one directory with one entry.</summary>
    public static byte[] Tiff { get; } = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] Msg(byte[]? inside = null) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("__properties_version1.0"), .. new byte[100], .. inside ?? []];

    public static byte[] Eml(string? name = null, byte[]? attached = null, string disposition = "attachment; filename=\"NAME\"") => Samples.Text(name is null
        ? "From: a@example.org\r\nTo: b@example.org\r\nSubject: Plan\r\n\r\nDear all\r\n"
        : "From: a@example.org\r\nSubject: Plan\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"x y\"\r\n\r\n--x y\r\nContent-Type: text/plain\r\n\r\nDear all\r\n"
            + $"--x y\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: {disposition.Replace("NAME", name, StringComparison.Ordinal)}\r\n\r\n"
            + Convert.ToBase64String(attached!, Base64FormattingOptions.InsertLineBreaks) + "\r\n--x y--\r\n");

    /// <summary>An archive without packing, in the way of ZIP64 or in the old one.</summary>
    public static byte[] Stored((string Name, byte[] Content)[] files, bool large)
    {
        using var bytes = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, content) in files)
        {
            var at = bytes.Position;
            var (letters, length) = (Encoding.UTF8.GetBytes(name), (ulong)content.Length);
            var shown = large ? uint.MaxValue : (uint)content.Length;
            byte[] localExtra = large ? [.. Short(1), .. Short(16), .. Long(length), .. Long(length)] : [];
            byte[] extra = large ? [.. Short(1), .. Short(24), .. Long(length), .. Long(length), .. Long((ulong)at)] : [];
            bytes.Write([.. "PK\u0003\u0004"u8, .. Short(45), .. Short(0), .. Short(0), .. new byte[8], .. Word(shown), .. Word(shown), .. Short(letters.Length), .. Short(localExtra.Length), .. letters, .. localExtra, .. content]);
            directory.Write([.. "PK\u0001\u0002"u8, .. Short(45), .. Short(45), .. Short(0), .. Short(0), .. new byte[8], .. Word(shown), .. Word(shown), .. Short(letters.Length), .. Short(extra.Length), .. new byte[10],
                .. Word(large ? uint.MaxValue : (uint)at), .. letters, .. extra]);
        }

        var start = bytes.Position;
        bytes.Write(directory.ToArray());
        var end = bytes.Position;
        if (large)
        {
            bytes.Write([.. "PK\u0006\u0006"u8, .. Long(44), .. Short(45), .. Short(45), .. Word(0), .. Word(0), .. Long((ulong)files.Length), .. Long((ulong)files.Length), .. Long((ulong)(end - start)), .. Long((ulong)start)]);
            bytes.Write([.. "PK\u0006\u0007"u8, .. Word(0), .. Long((ulong)end), .. Word(1)]);
        }

        var count = large ? ushort.MaxValue : files.Length;
        bytes.Write([.. "PK\u0005\u0006"u8, .. Short(0), .. Short(0), .. Short(count), .. Short(count), .. Word(large ? uint.MaxValue : (uint)(end - start)), .. Word(large ? uint.MaxValue : (uint)start), .. Short(0)]);
        return bytes.ToArray();
    }

    private static byte[] Short(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return bytes;
    }

    private static byte[] Word(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Long(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}
