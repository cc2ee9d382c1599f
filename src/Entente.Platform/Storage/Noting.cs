using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Storage;

/// <summary>Notes on the side of a request that asks for something else: when a session was last used, that a page was seen.</summary>
internal static class Noting
{
    // Nobody waits longer for a note than for what was asked.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Writes a note, or leaves it when the database cannot: what was asked for is answered all the same.</summary>
    public static async Task Note(this PlatformDb db, Func<Task> write, ILogger log, CancellationToken stop)
    {
        var usual = db.Database.GetCommandTimeout();
        try
        {
            db.Database.SetCommandTimeout(Patience);
            await write();
        }
        catch (Exception failed) when (!stop.IsCancellationRequested && (failed is DbException or DbUpdateException || failed.InnerException is DbException))
        {
            log.LogWarning("A note could not be kept: {Reason}", failed.GetBaseException().Message);
        }
        finally
        {
            db.Database.SetCommandTimeout(usual);
        }
    }
}
