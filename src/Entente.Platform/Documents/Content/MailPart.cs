using System.Buffers.Text;
using System.Text;

namespace Entente.Platform.Documents.Content;

/// <summary>A mail, or a part of one: what its head says, and its body as it lies in the file.</summary>
/// <param name="Head">Fields by their names, in whatever case; of two of one name the later.</param>
/// <param name="Body">As it was sent.</param>
internal sealed record MailPart(IReadOnlyDictionary<string, string> Head, ReadOnlyMemory<byte> Body)
{
    // No mail program writes as much; what stands behind is body.
    private const int LongestHead = 256 * 1024;
    private const int LettersAtOnce = 16 * 1024;
    private const string Way = "content-transfer-encoding";

    /// <summary>Parts head from body at the first empty line.</summary>
    public static MailPart Of(ReadOnlyMemory<byte> bytes)
    {
        var head = new Dictionary<string, StringBuilder>(StringComparer.OrdinalIgnoreCase);
        var (at, last) = (0, default(StringBuilder));
        var text = bytes.Span;
        while (at < Math.Min(text.Length, LongestHead))
        {
            var rest = text[at..Math.Min(text.Length, at + LongestHead)];
            var end = rest.IndexOf((byte)'\n');
            var line = Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]).TrimEnd('\r');
            var next = end < 0 ? at + rest.Length : at + end + 1;
            if (line.Length == 0)
                return new(Told(head), bytes[next..]);
            if (line[0] is ' ' or '\t' && last is not null)
                last.Append(' ').Append(line.AsSpan().Trim());
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !line.AsSpan(0, colon).ContainsAny(" \t<>"))
                head[line[..colon]] = last = new StringBuilder(line[(colon + 1)..].Trim());
            else if (!line.StartsWith("From ", StringComparison.Ordinal))
                return new(Told(head), bytes);
            at = next;
        }

        return new(Told(head), bytes[at..]);
    }

    /// <summary>A head that says only how the body is written.</summary>
    public static IReadOnlyDictionary<string, string> Encoded(bool base64) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [Way] = base64 ? "base64" : "quoted-printable" };

    /// <summary>Its parts between the lines of this boundary, where they lie.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Split(string boundary)
    {
        var line = Encoding.Latin1.GetBytes("\n--" + boundary);
        var at = Body.Span.StartsWith(line.AsSpan(1)) ? line.Length - 1 : After(0, line);
        while (at >= 0 && !Body.Span[at..].StartsWith("--"u8))
        {
            var begin = Body.Span[at..].IndexOf((byte)'\n') + 1 + at;
            // The line that ends a part may be the one that begins it: then there is nothing in it.
            var next = After(at, line);
            var end = next < 0 ? Body.Length : next - line.Length;
            if (end > begin)
                yield return Body[begin..end];
            at = next;
        }
    }

    /// <summary>The body as it was before it was written for the post; null when that changed nothing.</summary>
    public Held? Decoded() => Head.GetValueOrDefault(Way, "").Trim().ToUpperInvariant() switch
    {
        "BASE64" => Base64(Body.Span),
        "QUOTED-PRINTABLE" => Quoted(Body.Span),
        _ => null,
    };

    private static Dictionary<string, string> Told(Dictionary<string, StringBuilder> head) =>
        head.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    // Where the text after the next boundary begins; -1 when there is none.
    private int After(int from, ReadOnlySpan<byte> line) => Body.Span[from..].IndexOf(line) is >= 0 and var found ? from + found + line.Length : -1;

    // Whatever is no letter of the alphabet is gone over, as mail programs do.
    private static Held Base64(ReadOnlySpan<byte> text)
    {
        var held = new Held();
        Span<byte> letters = stackalloc byte[LettersAtOnce];
        Span<byte> bytes = stackalloc byte[LettersAtOnce / 4 * 3];
        var count = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'+' or (byte)'/'))
                continue;
            letters[count++] = letter;
            if (count < letters.Length)
                continue;
            System.Buffers.Text.Base64.DecodeFromUtf8(letters, bytes, out _, out var written);
            held.Write(bytes[..written]);
            count = 0;
        }

        // A single letter more says nothing.
        count -= count % 4 == 1 ? 1 : 0;
        while (count % 4 != 0)
            letters[count++] = (byte)'=';
        System.Buffers.Text.Base64.DecodeFromUtf8(letters[..count], bytes, out _, out var last);
        held.Write(bytes[..last]);
        return held;
    }

    // "=41" is a sign, "=" at the end of a line joins it to the next.
    private static Held Quoted(ReadOnlySpan<byte> text)
    {
        var held = new Held();
        while (text.Length > 0)
        {
            var sign = text.IndexOf((byte)'=');
            held.Write(sign < 0 ? text : text[..sign]);
            if (sign < 0)
                break;
            text = text[(sign + 1)..];
            var blank = text.TrimStart(" \t"u8);
            if (text.Length >= 2 && Utf8Parser.TryParse(text[..2], out byte value, out var read, 'X') && read == 2)
            {
                held.Write([value]);
                text = text[2..];
            }
            else if (blank is [(byte)'\n', ..])
                text = blank[1..];
            else if (blank is [(byte)'\r', (byte)'\n', ..])
                text = blank[2..];
            else
                held.Write("="u8);
        }

        return held;
    }
}
