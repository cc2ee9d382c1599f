using Entente.Platform.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Entente.Testing;

/// <summary>A fresh database and a fresh data folder, both gone when the test ends.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string folder, DatabaseSettings settings) => (Folder, Settings) = (folder, settings);

    /// <summary>As a host's <c>ENTENTE_DATA</c>.</summary>
    public string Folder { get; }

    /// <summary>How to reach it.</summary>
    public DatabaseSettings Settings { get; }

    /// <summary>Makes an empty one; no tables yet.</summary>
    public static async Task<TestDatabase> Make(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("entente-test-").FullName;
        if (kind == DatabaseKind.Sqlite)
            return new(folder, DatabaseSettings.Sqlite(Path.Combine(folder, "entente.db")));

        Assert.SkipUnless(PostgresServer.IsThere, $"no PostgreSQL server ({PostgresServer.Variable} is not set)");
        // The folder's name is unique on this machine, so the database's is on its server.
        var name = Path.GetFileName(folder).Replace('-', '_').ToLowerInvariant();
        await OnServer($"CREATE DATABASE \"{name}\"");
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Settings.IsPostgres)
        {
            await using var connection = new NpgsqlConnection(Settings.ConnectionString);
            NpgsqlConnection.ClearPool(connection);
            await OnServer($"DROP DATABASE \"{connection.Database}\" WITH (FORCE)");
        }
        else
        {
            await using var connection = new SqliteConnection(Settings.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(Folder, recursive: true);
    }

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
