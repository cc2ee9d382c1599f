using Entente.Platform.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Entente.Testing;

/// <summary>A fresh database and a fresh data folder, both gone when the test ends.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string folder, DatabaseSettings settings) => (Folder, Settings) = (folder, settings);

    private const string FileName = "entente.db";

    /// <summary>As a host's <c>ENTENTE_DATA</c>.</summary>
    public string Folder { get; }

    /// <summary>How to reach it.</summary>
    public DatabaseSettings Settings { get; }

    /// <summary>Makes an empty one; no tables yet.</summary>
    public static Task<TestDatabase> Make(DatabaseKind kind) => Make(kind, original: null);

    /// <summary>Makes one with all that is in another, to which nobody may be connected.</summary>
    internal static Task<TestDatabase> CopyOf(TestDatabase original) =>
        Make(original.Settings.IsPostgres ? DatabaseKind.Postgres : DatabaseKind.Sqlite, original);

    private static async Task<TestDatabase> Make(DatabaseKind kind, TestDatabase? original)
    {
        var folder = Directory.CreateTempSubdirectory("entente-test-").FullName;
        if (kind == DatabaseKind.Sqlite)
        {
            var file = Path.Combine(folder, FileName);
            if (original is not null)
                File.Copy(Path.Combine(original.Folder, FileName), file);
            return new(folder, DatabaseSettings.Sqlite(file));
        }

        Assert.SkipUnless(PostgresServer.IsThere, $"no PostgreSQL server ({PostgresServer.Variable} is not set)");
        // The folder's name is unique on this machine, so the database's is on its server.
        var name = Path.GetFileName(folder).Replace('-', '_').ToLowerInvariant();
        await OnServer($"CREATE DATABASE \"{name}\"{(original is null ? "" : $" TEMPLATE \"{original.Name}\"")}");
        var settings = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Database = name, IncludeErrorDetail = true, MaxPoolSize = 30 };
        return new(folder, new(IsPostgres: true, settings.ConnectionString));
    }

    /// <summary>Runs SQL behind the house's back: what a meddler or a crash would leave.</summary>
    public async Task<int> Execute(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads rows as text, a value after the other, nulls as <c>-</c>.</summary>
    public async Task<IReadOnlyList<string>> Read(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column =>
                reader.IsDBNull(column) ? "-" : Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    /// <summary>Ends all connections from this process; the data stay.</summary>
    internal async Task Close()
    {
        await using var connection = Connect();
        if (connection is NpgsqlConnection postgres)
            NpgsqlConnection.ClearPool(postgres);
        else
            SqliteConnection.ClearPool((SqliteConnection)connection);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Close();
        if (Settings.IsPostgres)
            await OnServer($"DROP DATABASE \"{Name}\" WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private string Name => new NpgsqlConnectionStringBuilder(Settings.ConnectionString).Database!;

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private System.Data.Common.DbConnection Connect() =>
        Settings.IsPostgres ? new NpgsqlConnection(Settings.ConnectionString) : new SqliteConnection(Settings.ConnectionString);
}
