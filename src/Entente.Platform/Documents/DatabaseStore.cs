using Entente.Platform.Storage;
using Npgsql;

namespace Entente.Platform.Documents;

/// <summary>Contents in pieces in the PostgreSQL database: one backup has everything, and any number of hosts read it.</summary>
internal sealed class DatabaseStore(DatabaseSettings database, TimeProvider clock) : DocumentStore
{
    public const int ChunkBytes = 256 * 1024;

    public override async Task Put(string hash, Stream content, CancellationToken stop)
    {
        await using var connection = await Connect(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var head = Command(connection, """
            INSERT INTO platform_document_content ("Hash", "Size", "At") VALUES ($1, $2, $3)
            ON CONFLICT ("Hash") DO UPDATE SET "At" = EXCLUDED."At" RETURNING (xmax = 0)
            """, hash, content.Length, clock.GetUtcNow().UtcDateTime);
        if (await head.ExecuteScalarAsync(stop) is true)
        {
            content.Position = 0;
            var buffer = new byte[ChunkBytes];
            var number = 0;
            for (var read = await Fill(content, buffer, stop); read > 0; read = await Fill(content, buffer, stop))
            {
                await using var piece = Command(connection, """INSERT INTO platform_document_chunk ("Hash", "Number", "Bytes") VALUES ($1, $2, $3)""",
                    hash, number++, buffer[..read]);
                await piece.ExecuteNonQueryAsync(stop);
            }
        }

        await transaction.CommitAsync(stop);
    }

    public override async Task<Stream?> Open(string hash, CancellationToken stop)
    {
        await using var connection = await Connect(stop);
        await using var head = Command(connection, """SELECT "Size" FROM platform_document_content WHERE "Hash" = $1""", hash);
        return await head.ExecuteScalarAsync(stop) is long size ? new Pieces(this, hash, size) : null;
    }

    public override async Task<IReadOnlyList<string>> Before(DateTimeOffset moment, CancellationToken stop)
    {
        await using var connection = await Connect(stop);
        await using var command = Command(connection, """SELECT "Hash" FROM platform_document_content WHERE "At" < $1""", moment.UtcDateTime);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var hashes = new List<string>();
        while (await reader.ReadAsync(stop))
            hashes.Add(reader.GetString(0));
        return hashes;
    }

    public override async Task<bool> Remove(string hash, DateTimeOffset broughtBefore, CancellationToken stop)
    {
        await using var connection = await Connect(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var head = Command(connection, """DELETE FROM platform_document_content WHERE "Hash" = $1 AND "At" < $2""", hash, broughtBefore.UtcDateTime);
        if (await head.ExecuteNonQueryAsync(stop) == 0)
            return false;
        await using var pieces = Command(connection, """DELETE FROM platform_document_chunk WHERE "Hash" = $1""", hash);
        await pieces.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private static async Task<int> Fill(Stream content, byte[] buffer, CancellationToken stop) =>
        await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params IEnumerable<object> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement of this file is a constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private async Task<NpgsqlConnection> Connect(CancellationToken stop)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    private async Task<byte[]> Piece(string hash, int number, CancellationToken stop)
    {
        await using var connection = await Connect(stop);
        await using var command = Command(connection, """SELECT "Bytes" FROM platform_document_chunk WHERE "Hash" = $1 AND "Number" = $2""", hash, number);
        return await command.ExecuteScalarAsync(stop) as byte[] ?? throw new IOException("A piece of this content is gone.");
    }

    /// <summary>Reads a content piece by piece; never more than one is in memory.</summary>
    private sealed class Pieces(DatabaseStore store, string hash, long length) : Stream
    {
        private byte[] piece = [];
        private int at = -1;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= length)
                return 0;
            var number = (int)(Position / ChunkBytes);
            if (number != at)
                (piece, at) = (await store.Piece(hash, number, cancellationToken), number);
            var from = (int)(Position % ChunkBytes);
            var count = Math.Min(buffer.Length, piece.Length - from);
            piece.AsMemory(from, count).CopyTo(buffer);
            Position += count;
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => length + offset,
        };

        public override void Flush()
        {
            // Nothing is ever written here.
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
