using System.Data.Common;
using Entente.Platform.Documents;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Hosting;

/// <summary>Tries whether something can be written, by writing it: nothing else finds a full disk.</summary>
internal sealed class WriteProbe(IServiceScopeFactory scopes, DocumentStore files, TimeProvider clock) : IDisposable
{
    // Everybody may ask how the host is; what one learned holds for all for a moment.
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // More than a slice writes with its lines, its facts and what is searched of it: where this finds room, a comment does.
    private static readonly string Body = new('.', 192 * 1024);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private (DateTimeOffset At, StorageTrouble? Database, StorageTrouble? Files)? last;

    /// <summary>What keeps the database, and the folder of the files, from being written; null when nothing does.</summary>
    public async Task<(StorageTrouble? Database, StorageTrouble? Files)> Look(CancellationToken stop)
    {
        await oneAtATime.WaitAsync(stop);
        try
        {
            var now = clock.GetUtcNow();
            if (last is not { } known || (now - known.At).Duration() >= Holds)
                last = known = (now, await Database(now, stop), await Files(stop));
            return (known.Database, known.Files);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<StorageTrouble?> Database(DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            db.Database.SetCommandTimeout(Patience);
            // Among the facts, as one of a kind that nobody hears. It is committed, for only then does the disk have to take it.
            var id = Guid.CreateVersion7(now);
            var at = now.UtcDateTime;
            await Commit(db, $"""INSERT INTO platform_outbox ("Id", "Kind", "Body", "At") VALUES ({id}, 'platform.write-probe', {Body}, {at})""", stop);
            await Commit(db, $"""DELETE FROM platform_outbox WHERE "Kind" = 'platform.write-probe'""", stop);
            return null;
        }
        catch (Exception failed) when (failed is DbException || failed.InnerException is DbException)
        {
            return StorageTroubles.Of(failed) ?? StorageTrouble.Broken;
        }
    }

    private static async Task Commit(PlatformDb db, FormattableString sql, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlInterpolatedAsync(sql, stop);
        await transaction.CommitAsync(stop);
    }

    private async Task<StorageTrouble?> Files(CancellationToken stop)
    {
        try
        {
            await files.Probe(stop);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return StorageTrouble.ReadOnly;
        }
        catch (IOException failed)
        {
            // EROFS as Linux numbers it.
            return DocumentStore.IsFull(failed) ? StorageTrouble.Full : failed.HResult == 30 ? StorageTrouble.ReadOnly : StorageTrouble.Broken;
        }
    }
}
