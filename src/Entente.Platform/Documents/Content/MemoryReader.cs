namespace Entente.Platform.Documents.Content;

/// <summary>Reads bytes that lie somewhere already as a stream, and copies none of them.</summary>
/// <param name="bytes">What is read.</param>
/// <param name="most">How many bytes may be read in all, wherever; more is a fault of the file. Null: any number.</param>
/// <param name="owner">Closed with the stream.</param>
internal sealed class MemoryReader(ReadOnlyMemory<byte> bytes, long? most = null, IDisposable? owner = null) : Stream
{
    private long left = most ?? long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Clamp(bytes.Length - Position, 0, buffer.Length);
        if ((left -= count) < 0)
            throw new InvalidDataException("More of this file was read than a look at it may take.");
        bytes.Span.Slice((int)Math.Min(Position, bytes.Length), count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => bytes.Length + offset,
    };

    public override void Flush()
    {
        // Nothing is ever written here.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            owner?.Dispose();
        base.Dispose(disposing);
    }
}
