using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Entente.Platform.Tests.Accounts;
using Entente.Platform.Tests.Documents;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Entente.Platform.Tests.Storage;

/// <summary>The world fails the database: reads go on where they can, writes say why they do not, and whoever watches is told.</summary>
public class TroubleTests
{
    private static readonly Uri Me = new("/api/v1/me", UriKind.Relative);
    private static readonly Uri Accounts = new("/api/v1/accounts", UriKind.Relative);

    [Theory, OnEveryDatabase]
    public async Task A_database_that_may_only_be_read_is_still_read_and_says_so_to_who_writes(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");
        using var program = house.WithToken(await house.Token("demo-administrator"));
        var form = await reader.Open("/me/settings/tokens");
        Assert.Equal(("ok", "ok", "ok"), await Health(program));

        await OnlyRead(house, only: true);
        // Long enough that a last use would be noted.
        house.Clock.Pass(TimeSpan.FromMinutes(2));
        var page = await reader.Open(Household.Settings);
        var read = await program.GetAsync(Me);
        var written = await program.PostAsJsonAsync(Accounts, new { signInName = "new-one", displayName = "New One" });
        var sent = await reader.Submit(form, Household.Form("token"), [("Name", "reports"), ("Days", "10")], HttpStatusCode.ServiceUnavailable);
        var health = await Health(program);

        Assert.Equal("Settings", page.Heading());
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        await Refused(written, HttpStatusCode.ServiceUnavailable, "platform.database-read-only");
        Assert.Contains("may only be read at present", sent.Body(), StringComparison.Ordinal);
        Assert.Equal(("failing", "readOnly", "ok"), health);

        await OnlyRead(house, only: false);
        house.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(("ok", "ok", "ok"), await Health(program));
        Assert.Equal(["0"], await house.Database.Read("""SELECT COUNT(*) FROM platform_outbox WHERE "Kind" = 'platform.write-probe'"""));
    }

    [Fact]
    public async Task A_full_disk_refuses_what_is_new_with_a_sentence_and_nothing_else()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        using var reader = await house.Enter("demo-officer");
        using var program = house.WithToken(await house.Token("demo-administrator"));
        await house.Database.Execute("VACUUM");
        await OnEachConnection(house, "PRAGMA max_page_count = 1");

        HttpResponseMessage answer;
        var made = 0;
        do
            answer = await program.PostAsJsonAsync(Accounts, new { signInName = $"person-{made}", displayName = new string('x', 150) });
        while (answer.IsSuccessStatusCode && ++made < 500);
        house.Clock.Pass(TimeSpan.FromMinutes(2));

        await Refused(answer, HttpStatusCode.InsufficientStorage, "platform.database-full");
        Assert.Equal(("failing", "full", "ok"), await Health(program));
        Assert.Equal("Settings", (await reader.Open(Household.Settings)).Heading());
        Assert.Equal([$"{made}"], await house.Database.Read("""SELECT COUNT(*) FROM platform_account WHERE "SignInName" LIKE 'person-%'"""));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_acknowledged_after_the_file_of_the_database_was_deleted_or_replaced(bool replaced)
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        using var reader = await house.Enter("demo-officer");
        using var program = house.WithToken(await house.Token("demo-administrator"));
        var file = new SqliteConnectionStringBuilder(house.Database.Settings.ConnectionString).DataSource;
        var form = await reader.Open("/me/settings/tokens");

        if (replaced)
        {
            File.Copy(file, file + ".copy");
            File.Move(file + ".copy", file, overwrite: true);
        }
        else
        {
            File.Delete(file);
        }

        var written = await program.PostAsJsonAsync(Accounts, new { signInName = "new-one", displayName = "New One" });
        var sent = await reader.Submit(form, Household.Form("token"), [("Name", "reports"), ("Days", "10")], HttpStatusCode.ServiceUnavailable);

        await Refused(written, HttpStatusCode.ServiceUnavailable, "platform.database-moved");
        Assert.Contains("was deleted or replaced", sent.Body(), StringComparison.Ordinal);
        Assert.Equal(("down", "moved", "ok"), await Health(program));
        Assert.Equal(replaced, File.Exists(file));
    }

    [Fact]
    public async Task A_commit_into_a_file_that_has_gone_meanwhile_is_not_acknowledged()
    {
        await using var board = await Board.Open(DatabaseKind.Sqlite);
        var file = new SqliteConnectionStringBuilder(board.Database.Settings.ConnectionString).DataSource;

        await Assert.ThrowsAsync<DatabaseMovedException>(() => board.Work(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Notices.Add(Notice.Post("Bread", board.Clock.Now));
            await db.Save(CancellationToken.None);
            File.Delete(file);
            await transaction.CommitAsync();
            return 0;
        }));
    }

    [Theory, OnEveryDatabase]
    public async Task A_last_use_that_cannot_be_noted_does_not_keep_the_answer(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");
        using var program = house.WithToken(await house.Token("demo-administrator"));
        await using System.Data.Common.DbConnection writer = kind == DatabaseKind.Postgres
            ? new NpgsqlConnection(house.Database.Settings.ConnectionString)
            : new SqliteConnection(house.Database.Settings.ConnectionString);
        await writer.OpenAsync();
        await using var held = await writer.BeginTransactionAsync();
        await using var hold = writer.CreateCommand();
        hold.CommandText = """UPDATE platform_session SET "UserAgent" = 'held'; UPDATE platform_token SET "Name" = 'held'""";
        hold.Transaction = held;
        await hold.ExecuteNonQueryAsync();

        house.Clock.Pass(TimeSpan.FromMinutes(2));
        var page = await reader.Open(Household.Settings);
        var read = await program.GetAsync(Me);

        Assert.Equal("Settings", page.Heading());
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Health_says_that_the_folder_of_files_is_full()
    {
        await using var board = await Board.Open(DatabaseKind.Sqlite);
        var folder = Directory.CreateTempSubdirectory("entente-probe-");
        using var probe = new WriteProbe(board.Get<IServiceScopeFactory>(), new FullDisk(folder.FullName), board.Clock);

        var (database, files) = await probe.Look(CancellationToken.None);

        Assert.Equal((null, StorageTrouble.Full), (database, files));
        Assert.Empty(folder.GetFiles());
        folder.Delete();
    }

    [Theory]
    [InlineData(5, "platform.database-busy")]
    [InlineData(517, "platform.database-busy")]
    [InlineData(6, "platform.database-busy")]
    [InlineData(8, "platform.database-read-only")]
    [InlineData(10, "platform.database-broken")]
    [InlineData(11, "platform.database-broken")]
    [InlineData(13, "platform.database-full")]
    [InlineData(14, "platform.database-away")]
    [InlineData(1, null)]
    [InlineData(19, null)]
    public void The_troubles_of_sqlite_are_told_apart_however_deep_they_lie(int code, string? problem)
    {
        var failed = new InvalidOperationException("outside", new DbUpdateException("between", new SqliteException("inside", code & 255, code)));

        Assert.Equal(problem, StorageTroubles.Of(failed)?.Problem().Code);
    }

    [Theory]
    [InlineData("53100", "platform.database-full")]
    [InlineData("25006", "platform.database-read-only")]
    [InlineData("40P01", "platform.database-busy")]
    [InlineData("55P03", "platform.database-busy")]
    [InlineData("58030", "platform.database-broken")]
    [InlineData("57P01", "platform.database-away")]
    [InlineData("42P01", null)]
    public void The_troubles_of_postgresql_are_told_apart(string state, string? problem)
    {
        var failed = new DbUpdateException("outside", new PostgresException("inside", "ERROR", "ERROR", state));

        Assert.Equal(problem, StorageTroubles.Of(failed)?.Problem().Code);
    }

    private static async Task OnlyRead(House house, bool only)
    {
        if (!house.Database.Settings.IsPostgres)
        {
            await OnEachConnection(house, only ? "PRAGMA query_only = 1" : "PRAGMA query_only = 0");
            return;
        }

        await using var connection = new NpgsqlConnection(house.Database.Settings.ConnectionString);
        await connection.OpenAsync();
        // First for this connection itself, which may be one that only reads.
        foreach (var sql in new[] { "SET default_transaction_read_only = off", $"ALTER DATABASE \"{connection.Database}\" SET default_transaction_read_only = {(only ? "on" : "off")}" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        NpgsqlConnection.ClearPool(connection);
    }

    // The house and this test share the pool of the process; as many as the house ever uses at once are taken out and put back.
    private static async Task OnEachConnection(House house, string pragma)
    {
        var taken = Enumerable.Range(0, 20).Select(_ => new SqliteConnection(house.Database.Settings.ConnectionString)).ToList();
        foreach (var connection in taken)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = pragma;
            await command.ExecuteNonQueryAsync();
        }

        foreach (var connection in taken)
            await connection.DisposeAsync();
    }

    private static async Task<(string? Status, string? Database, string? Files)> Health(HttpClient client)
    {
        var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
        var health = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(health.GetProperty("status").GetString() == "ok", answer.IsSuccessStatusCode);
        return (health.GetProperty("status").GetString(), health.GetProperty("database").GetString(), health.GetProperty("files").GetString());
    }

    private static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {body}");
        Assert.Equal($"urn:entente:problem:{code}", JsonDocument.Parse(body).RootElement.GetProperty("type").GetString());
    }
}
