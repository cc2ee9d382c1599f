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
    private const uint LocalHeader = 0x04034B50, CentralHeader = 0x02014B50, End = 0x06054B50, Locator = 0x07064B50, LargeEnd = 0x06064B50;

    public static Result<IReadOnlyList<ZipEntry>> Read(ReadOnlySpan<byte> bytes, DocumentSettings rules)
    {
        var end = bytes.Length < 22 ? -1 : bytes.LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > bytes.Length || Word(bytes, end) != End)
            return Damaged("its directory is missing");
        var stated = new Span64(Short(bytes, end + 10), Word(bytes, end + 12), Word(bytes, end + 16), end);
        if (end + 22 + Short(bytes, end + 20) != bytes.Length || Large(bytes, end, stated) is not { } span || span.Start + span.Size != span.End)
            return Damaged("something stands before or after it");
        var (count, start) = (span.Count, span.Start);
        end = span.End;
        if (count > rules.MostEntries)
            return Problem.Rule("platform.document-archive-entries", "This archive holds {0} files; at most {1} are taken. Split it.", count, rules.MostEntries);
        if (count == 0)
            return Damaged("there is nothing in it");

        var entries = new List<ZipEntry>((int)count);
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
        if (Apart(entries, (int)start) is { } overlapping)
            return overlapping;
        // Of two files of one name each program unpacks another.
        if (entries.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return Problem.Rule("platform.document-archive-twice", "Two files in this archive have the same name ({0}). Rename one and pack again.", FileName.Safe(twice.Key));
        return entries;
    }

    private static Result<ZipEntry> Entry(ReadOnlySpan<byte> bytes, ref int at, int end)
    {
        if (at + 46 > end || Word(bytes, at) != CentralHeader)
            return Damaged("its directory is shorter than it says");
        var (flags, method) = (Short(bytes, at + 8), Short(bytes, at + 10));
        var (nameLength, extraLength) = (Short(bytes, at + 28), Short(bytes, at + 30));
        var next = at + 46 + nameLength + extraLength + Short(bytes, at + 32);
        if (next > end)
            return Damaged("its directory is shorter than it says");
        if (Sizes(bytes, at, bytes.Slice(at + 46 + nameLength, extraLength)) is not var (stated, packed, local))
            return Damaged("an entry does not say how long it is");
        var rawName = bytes.Slice(at + 46, nameLength);
        at = next;
        var name = Encoding.UTF8.GetString(rawName);
        if ((flags & 1) != 0)
            return Problem.Rule("platform.document-encrypted", "This archive has a password, so nobody can look into it. Pack it without one.");
        if (IsUnsafe(name))
            return Problem.Rule("platform.document-archive-name", "A file in this archive has a name that leads elsewhere or deceives ({0}). Rename it and pack again.", FileName.Safe(name));
        if (method is not (0 or 8))
            return Problem.Rule("platform.document-archive-method", "'{0}' is packed in a way that not every program can unpack. Pack it as an ordinary ZIP (deflate).", FileName.Safe(name));
        if (local + 30 > bytes.Length || Word(bytes, (int)local) != LocalHeader)
            return Damaged("an entry is not where it should be");

        var localName = Short(bytes, (int)local + 26);
        var data = local + 30 + localName + Short(bytes, (int)local + 28);
        if (data + packed > bytes.Length || !bytes.Slice((int)local + 30, Math.Min(localName, bytes.Length - (int)local - 30)).SequenceEqual(rawName))
            return Damaged("the two headers of an entry differ");
        return new ZipEntry(name, method, (int)packed, stated, (int)local, (int)data);
    }

    // ZIP64 repeats in a larger record what may not fit into the old one; both must say the same.
    private static Span64? Large(ReadOnlySpan<byte> bytes, int end, Span64 stated)
    {
        if (end < 20 || Word(bytes, end - 20) != Locator)
            return stated;
        var at = Long(bytes, end - 12);
        if (at < 0 || at + 56 > end - 20 || Word(bytes, (int)at) != LargeEnd || at + 12 + Long(bytes, (int)at + 4) != end - 20)
            return null;
        var large = new Span64(Long(bytes, (int)at + 32), Long(bytes, (int)at + 40), Long(bytes, (int)at + 48), (int)at);
        var agree = (stated.Count == ushort.MaxValue || stated.Count == large.Count) && (stated.Size == uint.MaxValue || stated.Size == large.Size)
            && (stated.Start == uint.MaxValue || stated.Start == large.Start);
        return agree && large is { Count: >= 0 and <= int.MaxValue, Size: >= 0 and <= int.MaxValue, Start: >= 0 and <= int.MaxValue } ? large : null;
    }

    // What does not fit stands in the extra field of ZIP64, in this order.
    private static (long Stated, long Packed, long Local)? Sizes(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> extra)
    {
        long stated = Word(bytes, at + 24), packed = Word(bytes, at + 20), local = Word(bytes, at + 42);
        while (extra.Length >= 4)
        {
            var length = Short(extra, 2);
            if (length > extra.Length - 4)
                return null;
            var field = extra.Slice(4, length);
            if (Short(extra, 0) == 1 && !(Take(ref stated, ref field) && Take(ref packed, ref field) && Take(ref local, ref field)))
                return null;
            extra = extra[(4 + length)..];
        }

        return packed <= bytes.Length && local <= bytes.Length && stated >= 0 && packed >= 0 && local >= 0 ? (stated, packed, local) : null;
    }

    private static bool Take(ref long value, ref ReadOnlySpan<byte> field)
    {
        if (value != uint.MaxValue)
            return true;
        if (field.Length < 8)
            return false;
        value = Long(field, 0);
        field = field[8..];
        return true;
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

    private static long Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    // How many entries, how long their directory, where it begins and where it ends.
    private sealed record Span64(long Count, long Size, long Start, int End);
}
