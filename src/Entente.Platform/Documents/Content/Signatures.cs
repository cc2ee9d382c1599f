using System.Buffers.Binary;
using Entente.Kernel;

namespace Entente.Platform.Documents.Content;

/// <summary>The first bytes by which kinds of files are known.</summary>
internal static class Signatures
{
    // The end of an archive stands at most this far from the end of the file: 22 bytes and the longest comment.
    private const int FarthestEnd = 22 + 65_535;

    // Readers look for the header of a PDF no farther.
    private const int FarthestPdf = 1024;

    public static ContentKind? Kind(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when IsPdf(bytes) => ContentKind.Pdf,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ContentKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => ContentKind.Jpeg,
        _ when bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) => ContentKind.Gif,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => ContentKind.Tiff,
        _ when bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) => ContentKind.Webp,
        _ => null,
    };

    // Its header stands first, or behind what every reader goes over: a byte order mark, then white space.
    private static bool IsPdf(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, FarthestPdf)];
        return (bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).TrimStart(" \t\r\n\f"u8).StartsWith("%PDF-"u8);
    }

    /// <summary>What is known and not taken.</summary>
    public static Problem? Foreign(ReadOnlySpan<byte> bytes)
    {
        if (IsCompound(bytes))
        {
            return Problem.Rule("platform.document-old-office",
                "This is an Office file of the old kind, or one with a password. Open it, take the password off, and save it as DOCX, XLSX or PPTX.");
        }

        if (Archive(bytes) is { } archive)
            return Problem.Rule("platform.document-archive-refused", "Archives of the kind {0} are not taken. Pack it as ZIP.", archive);
        return IsProgram(bytes) ? Problem.Rule("platform.document-program", "This is a program. Programs are not taken.") : null;
    }

    /// <summary>Name of a kind of archive; null when it is none. ZIP has its own look.</summary>
    public static string? Archive(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1F, 0x8B, ..] => "GZIP",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "7z",
        _ when bytes.StartsWith("Rar!"u8) => "RAR",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "XZ",
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, ..] => "BZIP2",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "ZSTD",
        _ when bytes.Length > 262 && bytes[257..262].SequenceEqual("ustar"u8) => "TAR",
        _ => null,
    };

    /// <summary>True when a reader of archives, which begins at the end, would find one in this file.</summary>
    public static bool HidesArchive(ReadOnlySpan<byte> bytes)
    {
        var from = Math.Max(0, bytes.Length - FarthestEnd);
        var tail = bytes[from..];
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
        {
            if (tail.Length - at < 22)
                continue;
            var directory = (long)from + at - BinaryPrimitives.ReadUInt32LittleEndian(tail[(at + 12)..]);
            if (directory >= 0 && directory <= bytes.Length - 4 && bytes[(int)directory..].StartsWith("PK\u0001\u0002"u8))
                return true;
        }

        return false;
    }

    /// <summary>A compound file: an Office file of the old kind, a mail of Outlook, an object inside a document.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..];

    /// <summary>True for the first bytes of what a computer would run.</summary>
    public static bool IsProgram(ReadOnlySpan<byte> bytes) =>
        bytes is [(byte)'M', (byte)'Z', ..] && bytes[..Math.Min(bytes.Length, 1024)].Contains((byte)0)
        || bytes is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..]
        || bytes is [0xCA, 0xFE, 0xBA, 0xBE, ..] or [0xCF, 0xFA, 0xED, 0xFE, ..]
        || bytes.StartsWith("#!"u8);
}
