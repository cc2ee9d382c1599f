using System.Text;
using Entente.Kernel;
using Entente.Platform.Documents.Content;

namespace Entente.Platform.Sheets;

/// <summary>Reads a table that somebody brings, as XLSX or CSV, whatever its name says.</summary>
internal static class SheetReader
{
    /// <param name="bytes">The whole file.</param>
    /// <param name="known">Headings that would make sense; they tell which sign separates the fields of a CSV file.</param>
    /// <param name="rules">Limits.</param>
    public static Result<RawSheet> Read(byte[] bytes, IReadOnlyCollection<string> known, SheetSettings rules)
    {
        if (bytes.Length > rules.MostBytes)
        {
            return new Problem(ProblemKind.TooLarge, "platform.sheet-too-large",
                "The file has {0:N0} bytes; at most {1:N0} are read ({2} MiB). Split it, or bring only the rows that change.", bytes.Length, rules.MostBytes, rules.MostBytes / 1024 / 1024);
        }

        if (bytes.Length == 0)
            return SheetFaults.Empty;
        if (InUtf8(bytes) is { } text)
            return CsvSheetReader.Read(text, known, rules);
        if (bytes.AsSpan().StartsWith("PK"u8))
            return new XlsxReader(bytes, rules).Read();
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return Problem.Rule("platform.sheet-old-excel", "This is a workbook of an old Excel, or one with a password. Save it as XLSX without a password.");
        if (Signatures.Foreign(bytes) is not null || Signatures.Kind(bytes) is not null)
            return Problem.Rule("platform.sheet-not-a-sheet", "This is neither a workbook nor a CSV file. Save the table as XLSX or CSV.");
        return CsvSheetReader.Read(bytes, known, rules);
    }

    // Excel calls it "Unicode text"; its first two bytes say so. Null for everything else, and for what is no whole text.
    private static byte[]? InUtf8(byte[] bytes)
    {
        if (bytes is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..])
            return null;
        try
        {
            return Encoding.UTF8.GetBytes(new UnicodeEncoding(bigEndian: bytes[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(2)));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
