using System.Security.Cryptography;
using Entente.Kernel;
using Entente.Platform.Documents;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Tests.Documents;

/// <summary>Contents are there whole or not at all, on disk and in the database.</summary>
public class StoreTests
{
    [Theory, OnEveryDatabase]
    public async Task A_content_comes_back_whole_and_from_any_place(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var store = Store(kind, board, new FixedClock());
        var content = Enumerable.Range(0, 700_000).Select(number => (byte)(number % 251)).ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));

        await store.Put(hash, new MemoryStream(content), CancellationToken.None);
        await store.Put(hash, new MemoryStream(content), CancellationToken.None);

        await using var opened = await store.Open(hash, CancellationToken.None);
        Assert.Equal(content.Length, opened!.Length);
        Assert.Equal(content, await All(opened));
        opened.Position = 600_000;
        Assert.Equal(content[600_000..], await All(opened));
        Assert.Null(await store.Open(new string('0', 64), CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task A_sweep_takes_old_contents_and_leaves_those_that_were_brought_again(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var clock = new FixedClock();
        var store = Store(kind, board, clock);
        var (left, again) = (new string('a', 64), new string('b', 64));
        await store.Put(left, new MemoryStream([1]), CancellationToken.None);
        await store.Put(again, new MemoryStream([2]), CancellationToken.None);
        clock.Pass(TimeSpan.FromHours(25));
        await store.Put(again, new MemoryStream([2]), CancellationToken.None);

        Assert.Equal([left], await store.Before(clock.Now.AddHours(-24), CancellationToken.None));
        Assert.True(await store.Remove(left, clock.Now.AddHours(-24), CancellationToken.None));
        Assert.False(await store.Remove(again, clock.Now.AddHours(-24), CancellationToken.None));

        Assert.Null(await store.Open(left, CancellationToken.None));
        await using var kept = await store.Open(again, CancellationToken.None);
        Assert.Equal([2], await All(kept!));
    }

    [Fact]
    public async Task A_full_disk_is_a_refusal_and_leaves_nothing_half_written()
    {
        var folder = Directory.CreateTempSubdirectory("full-");
        var intake = new Intake(new FullDisk(folder.FullName), new(Options.Create(new DocumentSettings())), Options.Create(new DocumentSettings()));

        var taken = await intake.Take(new("plan.pdf", () => new MemoryStream(Samples.Pdf), "application/pdf"), note: null, CancellationToken.None);

        Assert.Equal((ProblemKind.NoRoom, "platform.document-no-room"), (taken.Problem?.Kind, taken.Problem?.Code));
        Assert.Empty(folder.EnumerateFiles("*", SearchOption.AllDirectories));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_left_at_the_limit()
    {
        var intake = new Intake(new FullDisk("unused"), new(Options.Create(new DocumentSettings())), Options.Create(new DocumentSettings { MostBytes = 1000 }));
        var endless = new Counting(10_000_000);

        var taken = await intake.Take(new("plan.pdf", () => endless, "application/pdf"), note: null, CancellationToken.None);

        Assert.Equal(ProblemKind.TooLarge, taken.Problem?.Kind);
        Assert.InRange(endless.BytesRead, 1001, 100_000);
    }

    [Fact]
    public async Task A_temporary_file_has_no_name_that_could_outlive_its_process()
    {
        await using var file = TemporaryFile.Open();
        await file.WriteAsync(new byte[] { 1, 2, 3 });
        file.Position = 0;

        Assert.Equal([1, 2, 3], await All(file));
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(file.Name));
    }

    private static DocumentStore Store(DatabaseKind kind, Board board, FixedClock clock) => kind == DatabaseKind.Postgres
        ? new DatabaseStore(board.Database.Settings, clock)
        : new FolderStore(Path.Combine(board.Database.Folder, "documents"), clock);

    private static async Task<byte[]> All(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private sealed class Counting(int length) : MemoryStream(new byte[length])
    {
        public int BytesRead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            BytesRead += read;
            return read;
        }
    }
}
