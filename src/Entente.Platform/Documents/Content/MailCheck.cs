using System.Globalization;
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
    public static bool IsMail(byte[] bytes)
    {
        var head = Part.Of(Encoding.Latin1.GetString(bytes)).Head;
        return head.ContainsKey("from") && Usual.Any(head.ContainsKey);
    }

    /// <summary>What is wrong with an attachment; null when nothing is.</summary>
    public static Problem? Look(byte[] bytes, Unpacking unpacking) => Look(Part.Of(Encoding.Latin1.GetString(bytes)), unpacking, depth: 0);

    private static Problem? Look(Part part, Unpacking unpacking, int depth)
    {
        if (depth > Deepest)
            return Problem.Rule("platform.document-mail-deep", "This mail holds mails in mails, more than {0} deep. Attach the inner one.", Deepest);
        var type = part.Head.GetValueOrDefault("content-type", "text/plain");
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && Value(type, "boundary") is { } boundary)
            return Split(part.Body, boundary).Select(inner => Look(Part.Of(inner), unpacking, depth + 1)).FirstOrDefault(found => found is not null);
        var content = Decode(part);
        if (type.StartsWith("message/rfc822", StringComparison.OrdinalIgnoreCase))
            return Look(Part.Of(Encoding.Latin1.GetString(content)), unpacking, depth + 1);

        var given = Value(part.Head.GetValueOrDefault("content-disposition", ""), "filename") ?? Value(type, "name");
        var name = FileName.Safe(given is null ? "part" : Words(given));
        if (Signatures.IsProgram(content) || FileName.IsProgram(name) || (Signatures.IsCompound(content) && CompoundCheck.HoldsProgram(content)))
            return ZipCheck.Program(name);
        // Signatures, invitations and the like have no kind of their own here; what has one is looked at as if it came by itself.
        if (content.Length == 0 || given is null || ContentKind.ByExtension(FileName.Extension(name)) is not { IsText: false })
            return Signatures.Archive(content) is null ? null : Signatures.Foreign(content);
        return ContentCheck.Look(content, name, declared: null, unpacking, inside: false).Problem;
    }

    private static byte[] Decode(Part part)
    {
        var way = part.Head.GetValueOrDefault("content-transfer-encoding", "").Trim();
        if (way.Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            var letters = string.Concat(part.Body.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/'));
            letters = letters[..(letters.Length - (letters.Length % 4 == 1 ? 1 : 0))];
            return Convert.FromBase64String(letters.PadRight((letters.Length + 3) / 4 * 4, '='));
        }

        return Encoding.Latin1.GetBytes(way.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase) ? Quoted(part.Body) : part.Body);
    }

    private static string Quoted(string text) => QuotedSign().Replace(SoftEnd().Replace(text, ""),
        sign => ((char)byte.Parse(sign.ValueSpan[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    private static IEnumerable<string> Split(string body, string boundary) =>
        ("\n" + body).Split("\n--" + boundary).Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal))
            .Select(part => part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

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
        var letters = word.Groups["text"].Value;
        var bytes = word.Groups["way"].Value is "B" or "b"
            ? Decode(new(new Dictionary<string, string>(StringComparer.Ordinal) { ["content-transfer-encoding"] = "base64" }, letters))
            : Encoding.Latin1.GetBytes(Quoted(letters.Replace('_', ' ')));
        return Encoding.UTF8.GetString(bytes);
    });

    [GeneratedRegex("=[0-9A-Fa-f]{2}", RegexOptions.None, 1000)]
    private static partial Regex QuotedSign();

    [GeneratedRegex("=[ \t]*\r?\n", RegexOptions.None, 1000)]
    private static partial Regex SoftEnd();

    [GeneratedRegex("""(?<name>[a-zA-Z0-9*]+)\s*=\s*("(?<quoted>([^"\\]|\\.)*)"|(?<bare>[^;\s"]+))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("""=\?[^?]+\?(?<way>[BbQq])\?(?<text>[^?]*)\?=(\s+(?==\?))?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();

    private sealed record Part(IReadOnlyDictionary<string, string> Head, string Body)
    {
        public static Part Of(string text)
        {
            var head = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            var (at, last) = (0, "");
            while (at < text.Length)
            {
                var end = text.IndexOf('\n', at);
                var line = (end < 0 ? text[at..] : text[at..end]).TrimEnd('\r');
                at = end < 0 ? text.Length : end + 1;
                if (line.Length == 0)
                    break;
                if (line[0] is ' ' or '\t' && last.Length > 0)
                    head[last] += " " + line.Trim();
                else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !line.AsSpan(0, colon).ContainsAny(" \t<>"))
                    head[last = line[..colon]] = line[(colon + 1)..].Trim();
                else if (!line.StartsWith("From ", StringComparison.Ordinal))
                    return new(head, text);
            }

            return new(head, text[at..]);
        }
    }
}
