using System.Buffers;
using System.Text;
using System.Xml;
using Entente.Kernel;

namespace Entente.Platform.Documents.Content;

/// <summary>Reads what an office document says about its parts, as the programs do that open it: as XML, in whatever encoding.</summary>
internal static class OfficeParts
{
    // No document needs more to name its parts.
    private const int MostOfOne = 1024 * 1024;

    private static readonly (string Type, ContentKind Kind, string Usual)[] Mains =
    [
        ("wordprocessingml", ContentKind.Docx, "word/document.xml"),
        ("spreadsheetml", ContentKind.Xlsx, "xl/workbook.xml"),
        ("presentationml", ContentKind.Pptx, "ppt/presentation.xml"),
    ];

    /// <summary>What the archive is: an office document, or just an archive; a refusal when it holds macros or asks for a password.</summary>
    public static Result<ContentKind> Kind(IReadOnlyList<ZipEntry> entries, ReadOnlyMemory<byte> bytes)
    {
        if (OpenDocument(entries, bytes) is { } open)
            return OpenDocument(open, entries, bytes);
        if (Find(entries, "[Content_Types].xml") is not { } types || Find(entries, "_rels/.rels") is not { } roots)
            return ContentKind.Zip;

        var named = Elements(bytes, types);
        var main = MainOf(entries, bytes, roots);
        var kind = Main(main, named);
        if (kind == ContentKind.Zip)
            return kind;
        // A project of macros may go by another name, and be named in a way that only a reader of XML sees; its type may not.
        if (entries.Any(entry => IsMacro(entry.Name)) || Says(bytes, types, named) || entries.Where(IsRelations).Any(part => Says(bytes, part, Elements(bytes, part))))
            return ZipCheck.Macros(kind.Name);
        return named is null ? Unreadable(types.Name) : kind;
    }

    private static ContentKind? OpenDocument(IReadOnlyList<ZipEntry> entries, ReadOnlyMemory<byte> bytes)
    {
        if (entries[0] is not { Name: "mimetype", Method: 0, Packed: < 100 } mimetype || Find(entries, "content.xml") is null)
            return null;
        var stated = Encoding.ASCII.GetString(bytes.Span.Slice(mimetype.DataAt, mimetype.Packed));
        return ContentKind.All.FirstOrDefault(kind => kind.IsOpenDocument && kind.MediaType == stated);
    }

    private static Result<ContentKind> OpenDocument(ContentKind kind, IReadOnlyList<ZipEntry> entries, ReadOnlyMemory<byte> bytes)
    {
        if (Find(entries, "META-INF/manifest.xml") is not { } manifest)
            return ContentKind.Zip;
        if (entries.Any(entry => entry.Name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || entry.Name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)))
            return ZipCheck.Macros(kind.Name);
        if (Elements(bytes, manifest) is not { } named)
            return Unreadable(manifest.Name);
        return named.Any(element => element.Name is "encryption-data" or "encrypted-key") ? ContentCheck.Password(kind.Name) : kind;
    }

    // The relation of the package says which part is the document; its name is free.
    private static string? MainOf(IReadOnlyList<ZipEntry> entries, ReadOnlyMemory<byte> bytes, ZipEntry roots)
    {
        var target = Elements(bytes, roots)?.FirstOrDefault(element => element.Name == "Relationship"
            && element.Of("Type").EndsWith("/officeDocument", StringComparison.OrdinalIgnoreCase))?.Of("Target").TrimStart('/');
        return target is not null && Find(entries, target) is { } part ? part.Name : Mains.Select(main => main.Usual).FirstOrDefault(usual => Find(entries, usual) is not null);
    }

    private static ContentKind Main(string? part, IReadOnlyList<Element>? named)
    {
        if (part is null)
            return ContentKind.Zip;
        var type = named?.FirstOrDefault(element => element.Name == "Override" && element.Of("PartName").TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase))?.Of("ContentType") ?? "";
        return Mains.FirstOrDefault(main => type.Contains(main.Type, StringComparison.OrdinalIgnoreCase)).Kind
            ?? Mains.FirstOrDefault(main => part.StartsWith(main.Usual.Split('/')[0] + "/", StringComparison.OrdinalIgnoreCase)).Kind ?? ContentKind.Zip;
    }

    private static bool Says(ReadOnlyMemory<byte> bytes, ZipEntry part, IReadOnlyList<Element>? named) => named is null
        ? SpeaksOfMacro(bytes, part)
        : named.Any(element => element.Values.Any(value => IsMacro(value.Text)));

    // A part that is no sound XML is searched letter by letter, in a buffer that is lent: an archive may have thousands of them.
    private static bool SpeaksOfMacro(ReadOnlyMemory<byte> bytes, ZipEntry part)
    {
        var head = ArrayPool<byte>.Shared.Rent(MostOfOne);
        try
        {
            using var content = Unpacking.Open(bytes, part);
            var text = head.AsSpan(0, content.ReadAtLeast(head.AsSpan(0, MostOfOne), MostOfOne, throwOnEndOfStream: false));
            foreach (ref var letter in text)
                letter = char.IsAsciiLetterUpper((char)letter) ? (byte)(letter | 0x20) : letter;
            return text.IndexOf("vbaproject"u8) >= 0 || text.IndexOf("macroenabled"u8) >= 0 || text.EndsWith("/xlmacrosheet"u8);
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
        }
    }

    private static bool IsMacro(string text) => text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || text.EndsWith("/xlMacrosheet", StringComparison.OrdinalIgnoreCase);

    private static bool IsRelations(ZipEntry entry) => entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static ZipEntry? Find(IReadOnlyList<ZipEntry> entries, string name) =>
        entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Problem Unreadable(string part) => Problem.Rule("platform.document-office-damaged",
        "The part '{0}' of this document cannot be read. Open the document, and save it again.", part);

    // The elements with their attributes; null when it is no sound XML. A document type could hide what follows, so none is read.
    private static List<Element>? Elements(ReadOnlyMemory<byte> bytes, ZipEntry part)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostOfOne };
        var found = new List<Element>();
        try
        {
            using var content = Unpacking.Open(bytes, part);
            using var reader = XmlReader.Create(content, settings);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                var name = reader.LocalName;
                var values = new List<(string Name, string Text)>();
                while (reader.MoveToNextAttribute())
                    values.Add((reader.LocalName, reader.Value));
                found.Add(new(name, values));
            }

            return found;
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private sealed record Element(string Name, IReadOnlyList<(string Name, string Text)> Values)
    {
        public string Of(string name) => Values.FirstOrDefault(value => value.Name == name).Text ?? "";
    }
}
