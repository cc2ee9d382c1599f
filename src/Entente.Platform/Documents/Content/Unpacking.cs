using System.IO.Compression;
using Entente.Kernel;

namespace Entente.Platform.Documents.Content;

/// <summary>Unpacks entries and counts what comes out; what the headers say is compared with it and never believed.</summary>
internal sealed class Unpacking(DocumentSettings rules, long archiveBytes)
{
    // Enough to know another archive by.
    private const int HeadBytes = 512;

    private readonly long most = Math.Min(rules.MostUnpackedBytes, archiveBytes * rules.MostRatio);

    public DocumentSettings Rules => rules;

    /// <summary>Bytes that came out so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The first bytes of an entry, or all of them.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="entry">Which.</param>
    /// <param name="wanted">Told the first bytes, it says whether all of them are wanted.</param>
    public Result<Held> Unpack(ReadOnlyMemory<byte> archive, ZipEntry entry, Func<byte[], bool> wanted)
    {
        bool? keep = null;
        var kept = new Held();
        var whole = false;
        using var content = Open(archive, entry);
        var buffer = new byte[16 * 1024];
        long real = 0;
        try
        {
            for (var read = Fill(content, buffer); read > 0; read = Fill(content, buffer))
            {
                real += read;
                Bytes += read;
                if (Bytes > most)
                    return TooMuch();
                if (real > entry.Stated)
                    return Lies(entry);
                keep ??= wanted(buffer[..Math.Min(read, HeadBytes)]);
                if (keep == true || kept.Length < HeadBytes)
                    kept.Write(buffer.AsSpan(0, keep == true ? read : Math.Min(read, HeadBytes)));
            }

            whole = real == entry.Stated;
            return whole ? kept : Lies(entry);
        }
        catch (InvalidDataException)
        {
            return ZipDirectory.Damaged("an entry cannot be unpacked");
        }
        finally
        {
            if (!whole)
                kept.Dispose();
        }
    }

    /// <summary>Counts what comes out of something packed inside an entry, and gives its first bytes.</summary>
    public Result<byte[]> Drain(Stream packed)
    {
        var (buffer, head) = (new byte[16 * 1024], Array.Empty<byte>());
        try
        {
            for (var read = Fill(packed, buffer); read > 0; read = Fill(packed, buffer))
            {
                if (head.Length == 0)
                    head = buffer[..Math.Min(read, HeadBytes)];
                if ((Bytes += read) > most)
                    return TooMuch();
            }
        }
        catch (InvalidDataException)
        {
            return ZipDirectory.Damaged("an entry cannot be unpacked");
        }

        return head;
    }

    private static int Fill(Stream from, byte[] buffer) => from.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);

    /// <summary>An entry as it is unpacked, uncounted: whoever reads it reads only so much.</summary>
    public static Stream Open(ReadOnlyMemory<byte> archive, ZipEntry entry)
    {
        var packed = new MemoryReader(archive.Slice(entry.DataAt, entry.Packed));
        return entry.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    private Problem TooMuch() => Problem.Rule("platform.document-bomb",
        "This archive unpacks to far more than its size: at most {0} MiB and {1} times its own size are taken. Pack fewer files.",
        (int)(rules.MostUnpackedBytes / 1024 / 1024), rules.MostRatio);

    private static Problem Lies(ZipEntry entry) => Problem.Rule("platform.document-archive-lies",
        "'{0}' in this archive is not as long as its header says. Pack the files again.", FileName.Safe(entry.Name));
}
