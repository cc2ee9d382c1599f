using Microsoft.Data.Sqlite;

namespace Entente.Platform.Storage;

/// <summary>
/// Lets one process at a time bring an embedded database up to date. The framework marks its own turn by a row in the database:
/// a process that is killed leaves the row behind, and everybody after it would wait for ever. The lock on a file is taken back
/// by the operating system when its process dies, so whoever holds it knows that such a row is stale and takes it away.
/// </summary>
internal static class MigrationTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the turn, which lasts until the result is disposed; a server keeps order itself.</summary>
    public static async Task<IDisposable?> Take(DatabaseSettings settings, CancellationToken stop)
    {
        if (settings.IsPostgres)
            return null;

        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource);
        FileStream? turn;
        while ((turn = TryLock(file + ".migrating")) is null)
            await Task.Delay(Pause, stop);
        await TakeStaleMarkAway(file, settings, stop);
        return turn;
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    private static async Task TakeStaleMarkAway(string file, DatabaseSettings settings, CancellationToken stop)
    {
        if (!File.Exists(file))
            return;

        await using var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (await command.ExecuteScalarAsync(stop) is not > 0L)
            return;

        command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(stop);
    }
}
