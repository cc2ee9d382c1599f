using System.Text;
using System.Text.RegularExpressions;
using Entente.Kernel;

namespace Entente.Platform.Documents.Content;

/// <summary>Looks through a mail (RFC 5322) and at what is attached to it: a program is not taken in an envelope either.</summary>
internal static partial class MailCheck
{
    private const int Deepest = 10;
    private static readonly string[] Usual = ["date", "received", "message-id", "subject", "to", "mime-version"];

    /// <summary>True when it begins with the head of a mail.</summary>
    public static bool IsMail(ReadOnlyMemory<byte> bytes)
    {
        var head = MailPart.Of(bytes).Head;
        return head.ContainsKey("from") && Usual.Any(head.ContainsKey);
    }

    /// <summary>What is wrong with an attachment; null when nothing is.</summary>
    public static Problem? Look(ReadOnlyMemory<byte> bytes, Unpacking unpacking) => Look(MailPart.Of(bytes), unpacking, depth: 0);

    private static Problem? Look(MailPart part, Unpacking unpacking, int depth)
    {
        if (depth > Deepest)
            return Problem.Rule("platform.document-mail-deep", "This mail holds mails in mails, more than {0} deep. Attach the inner one.", Deepest);
        var type = part.Head.GetValueOrDefault("content-type", "text/plain");
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && Value(type, "boundary") is { } boundary)
            return part.Split(boundary).Select(inner => Look(MailPart.Of(inner), unpacking, depth + 1)).FirstOrDefault(found => found is not null);
        using var decoded = part.Decoded();
        var bytes = decoded?.Bytes ?? part.Body;
        if (type.StartsWith("message/rfc822", StringComparison.OrdinalIgnoreCase))
            return Look(MailPart.Of(bytes), unpacking, depth + 1);

        var content = bytes.Span;
        var given = Value(part.Head.GetValueOrDefault("content-disposition", ""), "filename") ?? Value(type, "name");
        var name = FileName.Safe(given is null ? "part" : Words(given));
        if (Signatures.IsProgram(content) || FileName.IsProgram(name) || (Signatures.IsCompound(content) && CompoundCheck.HoldsProgram(content)))
            return ZipCheck.Program(name);
        // Signatures, invitations and the like have no kind of their own here; what has one is looked at as if it came by itself.
        if (content.Length == 0 || given is null || ContentKind.ByExtension(FileName.Extension(name)) is not { IsText: false })
            return Signatures.Archive(content) is null ? null : Signatures.Foreign(content);
        return ContentCheck.Look(bytes, name, declared: null, unpacking, inside: false).Problem;
    }

    // The value of a parameter, its pieces and its letters of RFC 2231 put together.
    private static string? Value(string field, string name)
    {
        var found = Parameter().Matches(field).Where(match => match.Groups["name"].Value.Split('*')[0].Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
            return null;
        var whole = string.Concat(found.Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("\\", "", StringComparison.Ordinal) : match.Groups["bare"].Value));
        if (!found[0].Groups["name"].Value.EndsWith('*'))
            return whole;
        return Uri.UnescapeDataString(whole.Split('\'', 3)[^1]);
    }

    // RFC 2047: =?utf-8?B?…?= and =?utf-8?Q?…?=.
    private static string Words(string text) => EncodedWord().Replace(text, word =>
    {
        var isBase64 = word.Groups["way"].Value is "B" or "b";
        var letters = word.Groups["text"].Value;
        using var decoded = new MailPart(MailPart.Encoded(isBase64), Encoding.Latin1.GetBytes(isBase64 ? letters : letters.Replace('_', ' '))).Decoded();
        return Encoding.UTF8.GetString(decoded!.Bytes.Span);
    });

    [GeneratedRegex("""(?<name>[a-zA-Z0-9*]+)\s*=\s*("(?<quoted>([^"\\]|\\.)*)"|(?<bare>[^;\s"]+))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("""=\?[^?]+\?(?<way>[BbQq])\?(?<text>[^?]*)\?=(\s+(?==\?))?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();
}
