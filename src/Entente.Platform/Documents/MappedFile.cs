using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Entente.Platform.Documents;

/// <summary>
/// A file that can be read like memory without lying there: the system brings its pages when they are read, and takes them back when
/// it needs the room. The file must not become shorter meanwhile, so only a <see cref="TemporaryFile"/> is read like this.
/// </summary>
internal sealed class MappedFile : MemoryManager<byte>
{
    private readonly int length;
    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;

    /// <param name="content">Written to its end; it stays open.</param>
    public MappedFile(FileStream content)
    {
        content.Flush();
        length = checked((int)content.Length);
        // An empty file cannot be mapped.
        if (length == 0)
            return;
        file = MemoryMappedFile.CreateFromFile(content, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
    }

    /// <summary>Its bytes, until it is closed.</summary>
    public ReadOnlyMemory<byte> Bytes => length == 0 ? ReadOnlyMemory<byte>.Empty : Memory;

    public override unsafe Span<byte> GetSpan() => new((void*)view!.SafeMemoryMappedViewHandle.DangerousGetHandle(), length);

    public override unsafe MemoryHandle Pin(int elementIndex = 0) => new((byte*)view!.SafeMemoryMappedViewHandle.DangerousGetHandle() + elementIndex);

    public override void Unpin()
    {
        // Mapped pages never move.
    }

    protected override void Dispose(bool disposing)
    {
        view?.Dispose();
        file?.Dispose();
    }
}
