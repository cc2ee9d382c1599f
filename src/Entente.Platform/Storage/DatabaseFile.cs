using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Entente.Platform.Storage;

/// <summary>The database's file was deleted or replaced under the running host: whatever is written now would be lost.</summary>
public sealed class DatabaseMovedException() : DbException("The file of the database was deleted or replaced while this host was running.");

/// <summary>
/// Holds on to the file of an embedded database, so that it is seen when somebody deletes or replaces it under the running host. SQLite
/// itself goes on writing into a file that has no name any more, and makes an empty one for the next connection.
/// </summary>
public sealed class DatabaseFile : IDisposable
{
    // SQLITE_FCNTL_HAS_MOVED: whether the name still leads to the file that is open. Not known on Windows, which lets nobody delete it.
    private const int HasMoved = 20;

    private readonly Lock turn = new();
    private SqliteConnection? held;
    private SqliteCommand? look;

    /// <summary>True when the file that this host began on is no longer where it was.</summary>
    public bool IsGone
    {
        get
        {
            lock (turn)
                return held?.Handle is { } handle && sqlite3_file_control(handle, IntPtr.Zero, HasMoved, out var moved) == 0 && moved != 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (turn)
        {
            look?.Dispose();
            held?.Dispose();
        }
    }

    /// <summary>Changes when anybody has written to the file; null while no file is held.</summary>
    internal string? Stamp()
    {
        lock (turn)
        {
            if (held is null)
                return null;
            if (look is null)
            {
                look = held.CreateCommand();
                look.CommandText = "PRAGMA data_version";
            }

            return ((long)look.ExecuteScalar()!).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>From now on this is the file.</summary>
    internal void Hold(string connectionString)
    {
        if (held is not null)
            return;
        lock (turn)
        {
            if (held is not null)
                return;
            var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
            connection.Open();
            held = connection;
        }
    }

    /// <exception cref="DatabaseMovedException">The file is no longer where it was.</exception>
    internal void MustBeThere()
    {
        if (IsGone)
            throw new DatabaseMovedException();
    }

#pragma warning disable SYSLIB1054, CA5392, CA1838 // The generated form needs unsafe code; the library lies beside the program, where the driver loads it too.
    [DllImport("e_sqlite3", ExactSpelling = true)]
    private static extern int sqlite3_file_control(SafeHandle database, IntPtr main, int what, out int answer);
#pragma warning restore SYSLIB1054, CA5392, CA1838
}
