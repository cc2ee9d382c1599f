using System.Data.Common;
using Entente.Kernel;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Entente.Platform.Storage;

/// <summary>How the world failed the database: nothing of it is the fault of who asked, nor of the program.</summary>
internal enum StorageTrouble
{
    /// <summary>It does not answer.</summary>
    Away,

    /// <summary>Another writer holds it for longer than anybody waits.</summary>
    Busy,

    /// <summary>There is no room on its disk.</summary>
    Full,

    /// <summary>It may not be written.</summary>
    ReadOnly,

    /// <summary>Its disk cannot be read or written, or what is on it is damaged.</summary>
    Broken,

    /// <summary>Its file was deleted or replaced under the running host.</summary>
    Moved,
}

/// <summary>Tells the troubles apart.</summary>
internal static class StorageTroubles
{
    /// <summary>The trouble behind a failure; null when the failure is something else, a faulty statement say.</summary>
    public static StorageTrouble? Of(Exception failed)
    {
        // Drivers and the framework wrap the one that knows, sometimes twice.
        for (var at = failed; at is not null; at = at.InnerException)
        {
            var found = at switch
            {
                DatabaseMovedException => StorageTrouble.Moved,
                SqliteException sqlite => Of(sqlite.SqliteErrorCode),
                PostgresException postgres => Of(postgres),
                DbException { IsTransient: true } => StorageTrouble.Away,
                _ => (StorageTrouble?)null,
            };
            if (found is not null)
                return found;
        }

        return null;
    }

    /// <summary>What a person or a program is told.</summary>
    public static Problem Problem(this StorageTrouble trouble) => trouble switch
    {
        StorageTrouble.Full => Kernel.Problem.NoRoom("platform.database-full",
            "The disk of the database is full, so nothing can be kept; nothing was changed. Ask your administrator to make room, then try again."),
        StorageTrouble.Busy => Kernel.Problem.Unavailable("platform.database-busy",
            "Somebody else is writing for a long time, so nothing was changed. Try again in a moment."),
        StorageTrouble.ReadOnly => Kernel.Problem.Unavailable("platform.database-read-only",
            "The database may only be read at present, so nothing was changed. Ask your administrator to let it be written, then try again."),
        StorageTrouble.Broken => Kernel.Problem.Unavailable("platform.database-broken",
            "The disk of the database does not work as it should. Ask your administrator to look at it before anything else is entered."),
        StorageTrouble.Moved => Kernel.Problem.Unavailable("platform.database-moved",
            "The file of the database was deleted or replaced while this host was running, so nothing is read or kept. Ask your administrator to put the file back, or to start the host anew."),
        _ => Kernel.Problem.Unavailable("platform.database-away", "The database does not answer. Try again in a moment."),
    };

    // The primary codes of SQLite: BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB.
    private static StorageTrouble? Of(int code) => code switch
    {
        5 or 6 or 15 => StorageTrouble.Busy,
        8 => StorageTrouble.ReadOnly,
        10 or 11 or 26 => StorageTrouble.Broken,
        13 => StorageTrouble.Full,
        14 => StorageTrouble.Away,
        _ => null,
    };

    private static StorageTrouble? Of(PostgresException failed) => failed.SqlState switch
    {
        PostgresErrorCodes.DiskFull => StorageTrouble.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => StorageTrouble.ReadOnly,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.TooManyConnections => StorageTrouble.Busy,
        PostgresErrorCodes.IoError or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => StorageTrouble.Broken,
        _ => failed.IsTransient ? StorageTrouble.Away : null,
    };
}
