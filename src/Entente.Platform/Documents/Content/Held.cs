namespace Entente.Platform.Documents.Content;

/// <summary>What was unpacked and is looked at from any place: a little of it lies in memory, more in a temporary file that is mapped.</summary>
internal sealed class Held : IDisposable
{
    private const int MostInMemory = 128 * 1024;

    private readonly MemoryStream few = new();
    private FileStream? file;
    private MappedFile? mapped;

    /// <summary>Bytes held so far.</summary>
    public long Length => file?.Length ?? few.Length;

    /// <summary>All of them, until it is closed; nothing may be written after.</summary>
    public ReadOnlyMemory<byte> Bytes => file is null ? few.GetBuffer().AsMemory(0, (int)few.Length) : (mapped ??= new MappedFile(file)).Bytes;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (file is null && few.Length + bytes.Length > MostInMemory)
        {
            file = TemporaryFile.Open();
            few.WriteTo(file);
        }

        (file ?? (Stream)few).Write(bytes);
    }

    public void Dispose()
    {
        (mapped as IDisposable)?.Dispose();
        file?.Dispose();
        few.Dispose();
    }
}
