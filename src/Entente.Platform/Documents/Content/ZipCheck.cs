using System.IO.Compression;
using Entente.Kernel;

namespace Entente.Platform.Documents.Content;

/// <summary>
/// Looks through an archive, and says whether it is one or an office document. What an archive holds is judged as it would be by
/// itself; of an office document the parts that could be a file of their own are.
/// </summary>
internal static class ZipCheck
{
    // More of one entry is never held; what is larger is judged by its beginning.
    private const long MostKept = 32L * 1024 * 1024;

    public static Result<ContentKind> Look(ReadOnlyMemory<byte> bytes, DocumentSettings rules) => Look(bytes, new Unpacking(rules, bytes.Length), inside: false);

    /// <summary>The same, for those who want to know how much was unpacked.</summary>
    /// <param name="bytes">The archive.</param>
    /// <param name="unpacking">Counts what comes out, of this archive and of those around it.</param>
    /// <param name="inside">True when it lies in another archive or document: then it must be an office document.</param>
    /// <param name="embeds">True when it may hold office documents itself: a chart keeps its table in a workbook. One level is looked through.</param>
    public static Result<ContentKind> Look(ReadOnlyMemory<byte> bytes, Unpacking unpacking, bool inside, bool embeds = true)
    {
        var directory = ZipDirectory.Read(bytes.Span, unpacking.Rules);
        if (directory.Problem is { } damaged)
            return damaged;
        var entries = directory.Value;
        var kind = OfficeParts.Kind(entries, bytes);
        if (kind.Problem is { } unsound)
            return unsound;
        if (inside && kind.Value == ContentKind.Zip)
            return Nested("ZIP");
        foreach (var entry in entries)
        {
            if ((kind.Value == ContentKind.Zip ? File(bytes, entry, unpacking) : Part(bytes, entry, unpacking, embeds)) is { } refused)
                return refused;
        }

        return kind;
    }

    public static Problem Macros(string name) => Problem.Rule(
        "platform.document-macros", "{0} holds macros, which are programs. Save it without them (DOCX, XLSX, PPTX).", name);

    public static Problem Program(string name) => Problem.Rule(
        "platform.document-program-inside", "'{0}' in this file is a program, or holds one. Programs are not taken: take it out.", FileName.Safe(name));

    private static Problem Nested(string name) => Problem.Rule(
        "platform.document-nested", "There is an archive inside the archive ({0}). Unpack it and pack its files directly.", name);

    // A file of an archive.
    private static Problem? File(ReadOnlyMemory<byte> archive, ZipEntry entry, Unpacking unpacking)
    {
        var isKept = entry.Stated <= MostKept;
        var unpacked = unpacking.Unpack(archive, entry, _ => isKept);
        if (unpacked.Problem is { } refused)
            return refused;
        using var held = unpacked.Value;
        var (bytes, name) = (held.Bytes, entry.Name.Split('/')[^1]);
        var content = bytes.Span;
        if (content.Length == 0)
            return null;
        if (Signatures.Archive(content) is { } packed)
            return Nested(packed);
        if (Signatures.IsProgram(content) || FileName.IsProgram(name))
            return Program(entry.Name);
        // What the file managers of some systems put beside the files, unseen by who packs them.
        if (entry.Name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name is ".DS_Store" or "Thumbs.db" or "desktop.ini")
            return null;
        if (!isKept)
            return Large(content, entry);
        return ContentCheck.Look(bytes, FileName.Safe(name), declared: null, unpacking, inside: true).Problem is not { } problem
            ? null
            // A sentence about the file by itself does not say which of the many is meant.
            : problem.Kind == ProblemKind.Rule && problem.Arguments.Contains(FileName.Safe(name)) || problem.Code is "platform.document-nested" or "platform.document-program-inside" or "platform.document-bomb"
                ? problem
                : Problem.Rule("platform.document-inside", "'{0}' in this archive would not be taken by itself: it is damaged, guarded by a password, or not what its name says. Mend it, or take it out.", FileName.Safe(name));
    }

    private static Problem? Large(ReadOnlySpan<byte> head, ZipEntry entry)
    {
        var expected = ContentKind.ByExtension(FileName.Extension(entry.Name));
        return expected is { IsText: true } || (expected is not null && expected == Signatures.Kind(head))
            ? null
            : TooLarge(entry);
    }

    private static Problem TooLarge(ZipEntry entry) =>
        Problem.Rule("platform.document-entry-large", "'{0}' in this archive is too large to be looked at ({1} MiB at most). Attach it by itself.", FileName.Safe(entry.Name), (int)(MostKept / 1024 / 1024));

    // A part of an office document.
    private static Problem? Part(ReadOnlyMemory<byte> archive, ZipEntry entry, Unpacking unpacking, bool embeds)
    {
        var isDrawing = entry.Name.EndsWith(".emz", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".wmz", StringComparison.OrdinalIgnoreCase);
        var embedded = embeds && entry.Name.Contains("/embeddings/", StringComparison.Ordinal);
        var unpacked = unpacking.Unpack(archive, entry, head =>
            entry.Stated <= MostKept && (Signatures.IsCompound(head) || (embedded && IsZip(head)) || (isDrawing && Signatures.Archive(head) == "GZIP")));
        if (unpacked.Problem is { } refused)
            return refused;
        using var held = unpacked.Value;
        var content = held.Bytes.Span;
        if (isDrawing && Signatures.Archive(content) == "GZIP")
            return Drawing(held.Bytes, entry, unpacking);
        // Of what is not kept only the head is here, and a program may lie behind it.
        if (entry.Stated > MostKept && Signatures.IsCompound(content))
            return TooLarge(entry);
        if (Signatures.Archive(content) is { } packed)
            return Nested(packed);
        if (Signatures.IsProgram(content) || FileName.IsProgram(entry.Name) || (Signatures.IsCompound(content) && CompoundCheck.HoldsProgram(content)))
            return Program(entry.Name);
        if (!IsZip(content))
            return null;
        return embedded ? Look(held.Bytes, unpacking, inside: true, embeds: false).Problem : Nested(entry.Name);
    }

    // A drawing of Windows that is packed by itself: it counts as what it unpacks to, and must be one.
    private static Problem? Drawing(ReadOnlyMemory<byte> content, ZipEntry entry, Unpacking unpacking)
    {
        using var packed = new GZipStream(new MemoryReader(content), CompressionMode.Decompress);
        var drawn = unpacking.Drain(packed);
        if (drawn.Problem is { } refused)
            return refused;
        return drawn.Value is [1, 0, 0, 0, ..] or [0xD7, 0xCD, 0xC6, 0x9A, ..] or [1 or 2, 0, 9, 0, ..] ? null : Nested(entry.Name);
    }

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);
}
