using System.Globalization;
using Entente.Platform.Search;
using Entente.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Entente.Benchmarks;

/// <summary>Brings rows into the index as fast as the database takes them; its triggers write the words.</summary>
internal static class SearchLoad
{
    private static readonly Table[] Tables =
    [
        new("platform_search_text", ["Id", "Href", "Code", "Title", "Body", "TitleWords", "BodyWords", "Marks"],
            (id, item) => [id, item.Text.Href, item.Text.Code, item.Text.TitleJson, item.Text.BodyJson, item.Text.TitleWords, item.Text.BodyWords, item.Text.Marks]),
        new("platform_search_item", ["Id", "Kind", "Key", "Action", "ActionName", "Edition", "Handling", "Audience", "UpdatedAt", "CodeWords", "FullWords"],
            (id, item) => [id, item.Kind, item.Key, item.Action, item.ActionName, item.Edition.ToString(), item.Handling.ToString(), item.Audience, item.UpdatedAt.UtcDateTime, item.CodeWords, item.FullWords]),
    ];

    private sealed record Table(string Name, string[] Columns, Func<long, SearchItem, object?[]> Values)
    {
        public string Quoted => string.Join(", ", Columns.Select(column => $"\"{column}\""));
    }

    // Rows by the million go faster without the indexes of the words, which are made again at the end.
    private static readonly string[] WordIndexes = ["IX_platform_search_item_Title", "IX_platform_search_item_Whole"];

    /// <param name="database">An empty index.</param>
    /// <param name="items">The same each time that they are asked for.</param>
    public static async Task Fill(TestDatabase database, IEnumerable<SearchItem> items)
    {
        var indexes = database.Settings.IsPostgres
            ? await database.Read($"SELECT indexdef FROM pg_indexes WHERE indexname IN ({string.Join(", ", WordIndexes.Select(name => $"'{name}'"))})") : [];
        foreach (var name in WordIndexes.Take(indexes.Count))
            await database.Execute($"DROP INDEX \"{name}\"");
        foreach (var table in Tables)
        {
            if (database.Settings.IsPostgres)
                await FillPostgres(database, table, items);
            else
                await FillSqlite(database, table, items);
        }

        foreach (var index in indexes)
            await Long(database, $"SET maintenance_work_mem = '1GB'; {index}");
        foreach (var name in WordIndexes.Take(indexes.Count))
            await database.Execute($"ALTER INDEX \"{name}\" ALTER COLUMN 1 SET STATISTICS 0");
        await database.Execute(database.Settings.IsPostgres ? "ANALYZE" : "INSERT INTO platform_search_words(platform_search_words) VALUES ('optimize'); ANALYZE;");
    }

    private static async Task FillSqlite(TestDatabase database, Table table, IEnumerable<SearchItem> items)
    {
        await using var connection = new SqliteConnection(database.Settings.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        command.CommandText = $"INSERT INTO {table.Name} ({table.Quoted}) VALUES ({string.Join(", ", table.Columns.Select(column => $"${column}"))})";
        var places = table.Columns.Select(column => command.Parameters.Add($"${column}", column == "Id" ? SqliteType.Integer : SqliteType.Text)).ToList();
        var id = 0L;
        foreach (var item in items)
        {
            foreach (var (place, value) in places.Zip(table.Values(++id, item)))
                place.Value = value is DateTime moment ? moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : value ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task FillPostgres(TestDatabase database, Table table, IEnumerable<SearchItem> items)
    {
        await using var connection = new NpgsqlConnection(database.Settings.ConnectionString);
        await connection.OpenAsync();
        await using (var writer = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({table.Quoted}) FROM STDIN (FORMAT BINARY)"))
        {
            writer.Timeout = TimeSpan.FromHours(2);
            var id = 0L;
            foreach (var item in items)
            {
                await writer.StartRowAsync();
                foreach (var value in table.Values(++id, item))
                    await Write(writer, value);
            }

            await writer.CompleteAsync();
        }

        await Long(database, $"VACUUM {table.Name}");
        await Long(database, "VACUUM platform_search_words");
    }

    private static async Task Long(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.Settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3600 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Write(NpgsqlBinaryImporter writer, object? value)
    {
        if (value is null)
            await writer.WriteNullAsync();
        else if (value is DateTime moment)
            await writer.WriteAsync(moment, NpgsqlDbType.TimestampTz);
        else if (value is long number)
            await writer.WriteAsync(number, NpgsqlDbType.Bigint);
        else
            await writer.WriteAsync((string)value, NpgsqlDbType.Text);
    }
}
