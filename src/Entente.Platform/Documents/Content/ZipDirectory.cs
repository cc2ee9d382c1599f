using System.Buffers.Binary;
using System.Text;
using Entente.Kernel;

namespace Entente.Platform.Documents.Content;

/// <summary>A file in an archive.</summary>
/// <param name="Name">With its folders.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="Packed">Bytes that it takes in the archive.</param>
/// <param name="Stated">Bytes that it says it unpacks to.</param>
/// <param name="At">Where its local header begins.</param>
/// <param name="DataAt">Where its packed bytes begin.</param>
internal sealed record ZipEntry(string Name, int Method, int Packed, long Stated, int At, int DataAt);

/// <summary>
/// Reads the directory of an archive strictly: it fills the file from the first byte to the last, both headers of an entry agree,
/// and no two entries share bytes. Ordinary packers write such archives; bombs and disguises do not.
/// </summary>
internal static class ZipDirectory
{
    private const uint LocalHeader = 0x04034B50, CentralHeader = 0x02014B50, End = 0x06054B50;

    public static Result<IReadOnlyList<ZipEntry>> Read(ReadOnlySpan<byte> bytes, DocumentRules rules)
    {
        var end = bytes.Length < 22 ? -1 : bytes.LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > bytes.Length || Word(bytes, end) != End)
            return Damaged("its directory is missing");
        var (count, size, start) = (Short(bytes, end + 10), Word(bytes, end + 12), Word(bytes, end + 16));
        if (end + 22 + Short(bytes, end + 20) != bytes.Length || (long)start + size != end)
            return Damaged("something stands before or after it");
        if (count > rules.MostEntries)
            return Problem.Rule("platform.document-archive-entries", "This archive holds {0} files; at most {1} are taken. Split it.", (int)count, rules.MostEntries);
        if (count == 0)
            return Damaged("there is nothing in it");

        var entries = new List<ZipEntry>(count);
        var at = (int)start;
        for (var number = 0; number < count; number++)
        {
            var read = Entry(bytes, ref at, end);
            if (read.Problem is { } refused)
                return refused;
            entries.Add(read.Value);
        }

        if (at != end)
            return Damaged("its directory is longer than it says");
        return Apart(entries, (int)start) is { } overlapping ? overlapping : entries;
    }

    private static Result<ZipEntry> Entry(ReadOnlySpan<byte> bytes, ref int at, int end)
    {
        if (at + 46 > end || Word(bytes, at) != CentralHeader)
            return Damaged("its directory is shorter than it says");
        var (flags, method, packed, stated) = (Short(bytes, at + 8), Short(bytes, at + 10), Word(bytes, at + 20), Word(bytes, at + 24));
        var (nameLength, local) = (Short(bytes, at + 28), Word(bytes, at + 42));
        var next = at + 46 + nameLength + Short(bytes, at + 30) + Short(bytes, at + 32);
        if (next > end)
            return Damaged("its directory is shorter than it says");
        var rawName = bytes.Slice(at + 46, nameLength);
        at = next;
        var name = Encoding.UTF8.GetString(rawName);
        if ((flags & 1) != 0)
            return Problem.Rule("platform.document-encrypted", "This archive has a password, so nobody can look into it. Pack it without one.");
        if (IsUnsafe(name))
            return Problem.Rule("platform.document-archive-name", "A file in this archive has a name that leads elsewhere or deceives ({0}). Rename it and pack again.", FileName.Safe(name));
        if (method is not (0 or 8))
            return Problem.Rule("platform.document-archive-method", "'{0}' is packed in a way that not every program can unpack. Pack it as an ordinary ZIP (deflate).", FileName.Safe(name));
        if (local + 30L > bytes.Length || Word(bytes, (int)local) != LocalHeader)
            return Damaged("an entry is not where it should be");

        var localName = Short(bytes, (int)local + 26);
        var data = local + 30L + localName + Short(bytes, (int)local + 28);
        if (data + packed > bytes.Length || !bytes.Slice((int)local + 30, Math.Min(localName, bytes.Length - (int)local - 30)).SequenceEqual(rawName))
            return Damaged("the two headers of an entry differ");
        return new ZipEntry(name, method, (int)packed, stated, (int)local, (int)data);
    }

    private static Problem? Apart(List<ZipEntry> entries, int directory)
    {
        var ordered = entries.OrderBy(entry => entry.At).ToList();
        if (ordered[0].At != 0)
            return Damaged("something stands before it");
        for (var number = 0; number < ordered.Count; number++)
        {
            var next = number + 1 < ordered.Count ? ordered[number + 1].At : directory;
            if ((long)ordered[number].DataAt + ordered[number].Packed > next)
                return Problem.Rule("platform.document-archive-overlap", "Two entries of this archive share the same bytes, which only a bomb does. Pack the files again.");
        }

        return null;
    }

    private static bool IsUnsafe(string name) =>
        name.Length == 0 || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Any(FileName.IsDeceptive)
        || (name.Length > 1 && name[1] == ':') || name.Split('/').Any(part => part is ".." or ".");

    public static Problem Damaged(string how) => Problem.Rule("platform.document-archive-damaged", "This archive cannot be read whole: {0}. Pack the files again.", how);

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
