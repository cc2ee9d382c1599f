using System.Data.Common;
using System.Runtime.CompilerServices;
using Entente.Platform.Lists;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Platform.Storage;

/// <summary>
/// Settings of each SQLite connection: readers do not wait for the writer (WAL), and a commit survives the death of the process
/// (NORMAL loses nothing to kill -9; only a power cut can undo the last commits, whole). 16 MiB of pages are kept, for a search reads many.
/// With a <paramref name="file"/>, nothing is read from, and no commit acknowledged to, a file that has gone.
/// </summary>
internal sealed class SqliteTuning(DatabaseFile? file) : DbConnectionInterceptor, IDbTransactionInterceptor
{
    // The connections to the file itself that have their settings: opening one again takes it from the driver's pool.
    private static readonly ConditionalWeakTable<object, object> Tuned = [];

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        // Before it is opened: that alone would make an empty file where the old one was.
        file?.MustBeThere();
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        file?.MustBeThere();
        return ValueTask.FromResult(result);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tune(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tune(connection);
        return Task.CompletedTask;
    }

    // The context keeps its connection as long as it lives, which is a request or a piece of work: all of the above is done once for it and not
    // for each statement. Whoever works in between asks for nothing, so the file is not held against a writer. PostgreSQL goes without:
    // its connections are few, and a request that held one while it waits for another could wait for itself.
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    // After the commit: a file that is still there now was there when it was written.
    void IDbTransactionInterceptor.TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => file?.MustBeThere();

    Task IDbTransactionInterceptor.TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        file?.MustBeThere();
        return Task.CompletedTask;
    }

    private void Tune(DbConnection opened)
    {
        // A look whether the file is there comes on a connection that may not write. A file left empty by a first run that was
        // killed is not in WAL yet, so the pragma would fail, and with it every later start.
        var connection = (SqliteConnection)opened;
        if (connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase))
            return;

        // What it was taught it forgets when it goes back to the pool; the settings it keeps.
        ListText.Teach(connection);
        if (connection.Handle is { } handle && !Tuned.TryGetValue(handle, out _))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;";
            command.ExecuteNonQuery();
            Tuned.AddOrUpdate(handle, true);
        }

        file?.Hold(connection.ConnectionString);
    }
}
