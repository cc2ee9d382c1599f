using Microsoft.AspNetCore.Http;

namespace Entente.Platform.Hosting;

/// <summary>The body of a request, of which only so much is read.</summary>
/// <param name="body">As it arrives.</param>
/// <param name="most">Bytes; whoever reads on gets an exception with the status 413.</param>
internal sealed class CountedBody(Stream body, long most) : Stream
{
    private long left = most;

    /// <summary>True once there was more than is taken.</summary>
    public bool IsOver => left < 0;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        if ((left -= read) < 0)
            throw new BadHttpRequestException("The body is larger than is taken here.", StatusCodes.Status413PayloadTooLarge);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is ever written here.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
