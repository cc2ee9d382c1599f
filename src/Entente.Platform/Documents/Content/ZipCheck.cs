using System.Text;
using Entente.Kernel;

namespace Entente.Platform.Documents.Content;

/// <summary>Looks through an archive, and says whether it is one or an office document.</summary>
internal static class ZipCheck
{
    public static Result<ContentKind> Look(byte[] bytes, DocumentRules rules) => Look(bytes, new Unpacking(rules, bytes.Length), inside: false);

    /// <summary>The same, for those who want to know how much was unpacked.</summary>
    public static Result<ContentKind> Look(byte[] bytes, Unpacking unpacking, bool inside)
    {
        var directory = ZipDirectory.Read(bytes, unpacking.Rules);
        if (directory.Problem is { } damaged)
            return damaged;

        var entries = directory.Value;
        var kind = Kind(entries, bytes);
        var isOffice = kind != ContentKind.Zip;
        if (isOffice && Macro(entries, bytes))
            return Macros(kind.Name);
        if (inside && !isOffice)
            return Nested("ZIP");
        foreach (var entry in entries)
        {
            // A chart keeps its table in a workbook inside the document; one level of those is looked through, no other archive is.
            var embedded = isOffice && !inside && entry.Name.Contains("/embeddings/", StringComparison.Ordinal);
            var unpacked = unpacking.Unpack(bytes, entry, keep: embedded);
            if (unpacked.Problem is { } refused)
                return refused;
            var head = unpacked.Value;
            if (Signatures.Archive(head) is { } archive)
                return Nested(archive);
            if (!head.AsSpan().StartsWith("PK\u0003\u0004"u8))
                continue;
            if (!embedded)
                return Nested(entry.Name);
            if (Look(head, unpacking, inside: true).Problem is { } unsound)
                return unsound;
        }

        return kind;
    }

    public static Problem Macros(string name) => Problem.Rule(
        "platform.document-macros", "{0} holds macros, which are programs. Save it without them (DOCX, XLSX, PPTX).", name);

    private static Problem Nested(string name) => Problem.Rule(
        "platform.document-nested", "There is an archive inside the archive ({0}). Unpack it and pack its files directly.", name);

    private static ContentKind Kind(IReadOnlyList<ZipEntry> entries, byte[] bytes)
    {
        if (entries[0] is { Name: "mimetype", Method: 0, Packed: < 100 } mimetype)
        {
            var stated = Encoding.ASCII.GetString(bytes, mimetype.DataAt, mimetype.Packed);
            if (ContentKind.All.FirstOrDefault(kind => kind == ContentKind.Odt || kind == ContentKind.Ods ? kind.MediaType == stated : false) is { } open
                && Has(entries, "content.xml") && Has(entries, "META-INF/manifest.xml"))
            {
                return open;
            }
        }

        if (!Has(entries, "[Content_Types].xml") || !Has(entries, "_rels/.rels"))
            return ContentKind.Zip;
        if (Has(entries, "word/document.xml"))
            return ContentKind.Docx;
        if (Has(entries, "xl/workbook.xml"))
            return ContentKind.Xlsx;
        return Has(entries, "ppt/presentation.xml") ? ContentKind.Pptx : ContentKind.Zip;
    }

    private static bool Macro(IReadOnlyList<ZipEntry> entries, byte[] bytes)
    {
        if (entries.Any(entry => entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || entry.Name.StartsWith("Basic/", StringComparison.Ordinal) || entry.Name.StartsWith("Scripts/", StringComparison.Ordinal)))
        {
            return true;
        }

        // The project may go by another name; its type may not.
        if (entries.FirstOrDefault(entry => entry.Name == "[Content_Types].xml") is not { } types)
            return false;
        var text = Encoding.UTF8.GetString(Unpacking.Head(bytes, types, 256 * 1024));
        return text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Has(IReadOnlyList<ZipEntry> entries, string name) => entries.Any(entry => entry.Name == name);
}
