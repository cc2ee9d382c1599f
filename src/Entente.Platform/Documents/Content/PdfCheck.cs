namespace Entente.Platform.Documents.Content;

/// <summary>A PDF has its header in the first byte, and nothing but white space after its last end mark.</summary>
internal static class PdfCheck
{
    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf("%%EOF"u8);
        return end > 0 && bytes[..end].LastIndexOf("startxref"u8) > 0 && bytes[(end + 5)..].IndexOfAnyExcept(" \r\n\t\0"u8) < 0;
    }
}
