using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Storage;

/// <summary>A connection to the file gets its settings when it is made, and keeps them in the driver's pool.</summary>
public class SqliteTuningTests
{
    [Fact]
    public async Task Settings_are_made_once_a_connection_and_not_at_each_opening()
    {
        await using var board = await Board.Open(DatabaseKind.Sqlite);
        await board.Work(async db =>
        {
            var connection = db.Database.GetDbConnection();
            await db.Database.OpenConnectionAsync();
            Assert.Equal(["wal", "1", "1", "-16384"], [await Say(connection, "journal_mode"), await Say(connection, "synchronous"), await Say(connection, "foreign_keys"), await Say(connection, "cache_size")]);

            // What somebody sets on it by hand is still so when it comes back from the pool: nobody has made the settings again.
            await Say(connection, "cache_size = -77");
            await db.Database.CloseConnectionAsync();
            await db.Database.OpenConnectionAsync();
            Assert.Equal(["wal", "1", "1", "-77"], [await Say(connection, "journal_mode"), await Say(connection, "synchronous"), await Say(connection, "foreign_keys"), await Say(connection, "cache_size")]);
            return await Another(board);
        });
    }

    // The first is in use, so this one is made.
    private static Task<bool> Another(Board board) => board.Work(async db =>
    {
        await db.Database.OpenConnectionAsync();
        Assert.Equal(["1", "1", "-16384"], [await Say(db.Database.GetDbConnection(), "synchronous"), await Say(db.Database.GetDbConnection(), "foreign_keys"), await Say(db.Database.GetDbConnection(), "cache_size")]);
        // The comparison of texts, which the driver forgets, is taught at each opening.
        Assert.Equal("a", (await db.Database.SqlQueryRaw<string>("SELECT platform_plain('A') AS \"Value\"").ToListAsync()).Single());
        return true;
    });

    private static async Task<string?> Say(DbConnection connection, string pragma)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
