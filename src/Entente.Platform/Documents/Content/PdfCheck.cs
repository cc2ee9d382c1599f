using System.Buffers;
using PdfSharp.Pdf.IO;

namespace Entente.Platform.Documents.Content;

/// <summary>A PDF has its header in the first byte, or behind a byte order mark and white space, and nothing but white space after its last end mark.</summary>
internal static class PdfCheck
{
    // Programs of DOS days end a file with Ctrl-Z.
    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \r\n\t\0\u001A"u8);

    // It asks for the password before it reads the objects, each of which takes many times its size in memory.
    private const int MostRead = 4 * 1024 * 1024;

    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf("%%EOF"u8);
        return end > 0 && bytes[..end].LastIndexOf("startxref"u8) > 0 && bytes[(end + 5)..].IndexOfAnyExcept(Blank) < 0;
    }

    /// <summary>True when nobody can open it without a password. One that only guards printing and changing opens without.</summary>
    public static bool NeedsPassword(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.IndexOf("/Encrypt"u8) < 0)
            return false;
        var asked = false;
        try
        {
            using var file = new MemoryReader(bytes, MostRead);
            using var _ = PdfReader.Open(file, PdfDocumentOpenMode.Import, args => (asked, args.Abort) = (true, true));
        }
        catch (Exception unreadable) when (unreadable is PdfReaderException or InvalidOperationException or NotImplementedException or ArgumentException or FormatException
            or IndexOutOfRangeException or NullReferenceException or InvalidCastException or InvalidDataException or System.Security.Cryptography.CryptographicException)
        {
            // What this reader cannot read another may: only whether it asked is of interest.
        }

        return asked;
    }
}
