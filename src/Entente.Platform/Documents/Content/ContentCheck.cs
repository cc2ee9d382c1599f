using System.Text;
using System.Text.Json;
using Entente.Kernel;

namespace Entente.Platform.Documents.Content;

/// <summary>
/// Says what a file is, by what stands in it and not by its name, and refuses what is not taken: other kinds, files that are two
/// kinds at once, archives that unpack to more than they say.
/// </summary>
internal static class ContentCheck
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private const int LettersAtOnce = 8 * 1024;
    private static readonly string[] LatinNames = ["iso-8859-1", "latin1", "windows-1252"];

    /// <param name="bytes">The whole file.</param>
    /// <param name="name">As it was given, made safe.</param>
    /// <param name="declared">The media type that the sender stated; only the character set of a text is taken from it.</param>
    public static Result<ContentKind> Look(ReadOnlyMemory<byte> bytes, string name, string? declared, DocumentSettings rules) =>
        Look(bytes, name, declared, new(rules, bytes.Length), inside: false);

    /// <summary>The same for a file that lies in another: what it unpacks to is counted with the rest.</summary>
    public static Result<ContentKind> Look(ReadOnlyMemory<byte> bytes, string name, string? declared, Unpacking unpacking, bool inside)
    {
        var extension = FileName.Extension(name).ToLowerInvariant();
        if (extension is ".docm" or ".xlsm" or ".pptm" or ".dotm" or ".xltm" or ".xlam")
            return ZipCheck.Macros(name);
        if (ContentKind.ByExtension(extension) is not { } expected)
            return Problem.Rule("platform.document-kind-refused", "Files named like '{0}' are not taken. Save it as one of: {1}.", name, ContentKind.Listed);
        if (bytes.Length == 0)
            return Problem.Rule("platform.document-empty", "The file '{0}' is empty. Choose the one that has something in it.", name);

        var found = Find(bytes, expected, declared, unpacking, inside);
        if (found.Problem is null && found.Value != expected)
            return Mismatch(name, expected, found.Value.Name);
        return found;
    }

    private static Result<ContentKind> Find(ReadOnlyMemory<byte> content, ContentKind expected, string? declared, Unpacking unpacking, bool inside)
    {
        var bytes = content.Span;
        if (expected == ContentKind.Outlook && Signatures.IsCompound(bytes) && CompoundCheck.IsMail(bytes))
            return CompoundCheck.HoldsProgram(bytes) ? ZipCheck.Program(expected.Name) : expected;
        if (Signatures.Foreign(bytes) is { } foreign)
            return foreign;
        if (Starts(bytes, "PK"u8))
            return ZipCheck.Look(content, unpacking, inside);
        if (Signatures.Kind(bytes) is { } binary)
        {
            if (Signatures.HidesArchive(bytes))
                return TwoAtOnce(binary.Name, "ZIP");
            if (!(binary == ContentKind.Pdf ? PdfCheck.IsWhole(bytes) : PictureCheck.IsWhole(bytes, binary)))
                return Problem.Rule("platform.document-trailing", "This {0} does not end where it should: it is damaged, or something else stands after its end. Save it again.", binary.Name);
            return binary == ContentKind.Pdf && PdfCheck.NeedsPassword(content) ? Password(binary.Name) : binary;
        }

        // Readers of PDF look for the header in the first kilobyte, so whatever stands before it rides along unseen. A text may speak of
        // it: it is served as a text, which no reader of PDF is asked to open.
        if (expected == ContentKind.Pdf && bytes[..Math.Min(bytes.Length, 2048)].IndexOf("%PDF-"u8) is > 0 and var before)
        {
            return bytes[..before].Contains((byte)'<')
                ? TwoAtOnce("PDF", "HTML")
                : Problem.Rule("platform.document-before", "Something stands before the beginning of this PDF ({0} bytes). Open it, and save it again.", before);
        }

        if (Signatures.HidesArchive(bytes))
            return TwoAtOnce(expected.Name, "ZIP");
        if (expected == ContentKind.Mail && !bytes.Contains((byte)0) && MailCheck.IsMail(content))
            return MailCheck.Look(content, unpacking) is { } attached ? attached : expected;
        return TextKind(bytes, expected, declared);
    }

    private static Result<ContentKind> TextKind(ReadOnlySpan<byte> bytes, ContentKind expected, string? declared)
    {
        // Spreadsheet programs call it "Unicode text".
        if (IsUtf16(bytes) && expected is { IsText: true } && expected != ContentKind.Json)
            return expected;
        if (bytes.Contains((byte)0))
            return Problem.Rule("platform.document-unknown", "This is none of the kinds that are taken. Save it as one of: {0}.", ContentKind.Listed);
        if (!IsUtf8(bytes) && !LatinNames.Any(latin => declared?.Contains(latin, StringComparison.OrdinalIgnoreCase) ?? false))
            return Problem.Rule("platform.document-not-utf8", "This text is not written in UTF-8. Save it again and choose UTF-8 as its encoding.");
        if (!expected.IsText)
            return ContentKind.Text;
        return expected == ContentKind.Json && !IsJson(bytes)
            ? Problem.Rule("platform.document-not-json", "The name says JSON, but the text is not. Mend it, or name it .txt.")
            : expected;
    }

    public static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = StrictUtf8.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>In which encoding a text that was taken is written, as its media type says it.</summary>
    public static string Charset(ReadOnlySpan<byte> bytes) => IsUtf16(bytes) ? "utf-16" : IsUtf8(bytes) ? "utf-8" : "windows-1252";

    // By its mark, and whole; a text holds no zero sign.
    private static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        if (!Starts(bytes, [0xFF, 0xFE]) && !Starts(bytes, [0xFE, 0xFF]))
            return false;
        var decoder = new UnicodeEncoding(bigEndian: bytes[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true).GetDecoder();
        var letters = new char[LettersAtOnce];
        try
        {
            while (bytes.Length > 0)
            {
                var part = bytes[..Math.Min(bytes.Length, LettersAtOnce)];
                bytes = bytes[part.Length..];
                if (letters.AsSpan(0, decoder.GetChars(part, letters, flush: bytes.Length == 0)).Contains('\0'))
                    return false;
            }

            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes[(Starts(bytes, Encoding.UTF8.Preamble) ? 3 : 0)..]);
            while (reader.Read())
            {
                // What it says is of no interest here, only that it can be read to its end.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool Starts(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> with) => bytes.StartsWith(with);

    public static Problem Password(string kind) => Problem.Rule(
        "platform.document-password", "This {0} opens with a password only, so nobody here could read it. Save it without one.", kind);

    private static Problem Mismatch(string name, ContentKind expected, string found) => Problem.Rule(
        "platform.document-mismatch", "'{0}' is named as {1}, but what stands in it is {2}. Give it its true name, or choose the other file.",
        name, expected.Name, found);

    private static Problem TwoAtOnce(string one, string other) => Problem.Rule(
        "platform.document-two-kinds", "This file is {0} and {1} at once. Such files hide one in the other and are not taken; save the part that you mean alone.", one, other);
}
