using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Storage;

/// <summary>
/// Migrations are written by hand, so nothing but these tests holds them against the model: what they make must be what the
/// model would make by itself.
/// </summary>
public class SchemaTests
{
    [Theory, OnEveryDatabase]
    public async Task The_migrations_make_what_the_model_says(DatabaseKind kind)
    {
        await using var migrated = await TestDatabase.Make(kind);
        await Migrate(migrated, Rooms.All);
        foreach (var store in Rooms.Stores)
        {
            await using var modelled = await TestDatabase.Make(kind);

            Assert.Equal(
                string.Join('\n', await Modelled(modelled, Rooms.All, store)),
                string.Join('\n', await Own(migrated, Rooms.All, store)));
        }
    }

    [Theory]
    [OnEveryDatabase("ALTER TABLE board_notice ADD COLUMN \"Extra\" INTEGER")]
    [OnEveryDatabase("DROP INDEX \"IX_board_notice_Text\"")]
    [OnEveryDatabase("DROP TABLE board_echo")]
    public async Task The_comparison_finds_what_differs(string change, DatabaseKind kind)
    {
        await using var migrated = await TestDatabase.Make(kind);
        await using var modelled = await TestDatabase.Make(kind);
        var expected = await Modelled(modelled, [new BoardRoom()], typeof(BoardDb));
        await Migrate(migrated, [new BoardRoom()]);
        Assert.Equal(expected, await Own(migrated, [new BoardRoom()], typeof(BoardDb)));

        await migrated.Execute(change);

        Assert.NotEqual(expected, await Tables(migrated, "board"));
    }

    [Fact]
    public async Task Every_table_carries_the_prefix_of_its_room()
    {
        await using var database = await TestDatabase.Make(DatabaseKind.Sqlite);
        await using var services = Services(database, Rooms.All);
        await using var scope = services.CreateAsyncScope();

        Assert.All(Rooms.Stores, store =>
        {
            var room = store.Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant();
            Assert.All(Own((RoomDb)scope.ServiceProvider.GetRequiredService(store)), table => Assert.StartsWith(room + "_", table, StringComparison.Ordinal));
        });
    }

    [Theory, OnEveryDatabase]
    public async Task A_house_that_had_one_queue_goes_on_in_lanes_and_loses_no_fact(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Make(kind);
        await using var services = Services(database, []);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        await PlatformSetup.Migrate(services, CancellationToken.None);
        await BackToOneQueue(database);
        string[] ids = [.. Enumerable.Range(1, 4).Select(number => $"00000000-0000-0000-0000-00000000000{number}")];
        // One that was sent, one that was parked, one that waits, and a later one that nobody hears and that was sent already.
        foreach (var (id, told, sent, parked) in new[] { (ids[0], "actions.joint-action-created.1", true, false), (ids[1], "actions.joint-action-created.1", false, true), (ids[2], "actions.joint-action-created.1", false, false), (ids[3], "actions.other.1", true, false) })
        {
            await database.Execute($"""
                INSERT INTO platform_outbox ("Id", "Kind", "Body", "At", "SentAt", "Attempts", "ParkedAt", "LastError")
                VALUES ('{id}', '{told}', '{"{}"}', '2026-06-01 09:00:00', {(sent ? "'2026-06-01 09:00:01'" : "NULL")}, {(parked ? 8 : 0)}, {(parked ? "'2026-06-01 10:00:00'" : "NULL")}, {(parked ? "'No.'" : "NULL")})
                """);
        }

        await database.Execute($"""INSERT INTO platform_delivery ("FactId", "Hearer", "At") VALUES ('{ids[0]}', 'platform.make-creator-coordinator', '2026-06-01 09:00:01')""");

        await PlatformSetup.Migrate(services, CancellationToken.None);

        var outbox = await ListLanes.Run(db, services.GetRequiredService<Facts>(), CancellationToken.None);
        Assert.Equal([new LaneView("platform.make-creator-coordinator", true, 1, 1, 0, null, null)], outbox.Lanes);
        Assert.Equal((Guid.Parse(ids[1]), 8, "No."), (outbox.Parked.Single().Fact, outbox.Parked[0].Attempts, outbox.Parked[0].LastError));
        Assert.Equal(["2"], await database.Read("SELECT \"HeardUpTo\" FROM platform_lane"));
        Assert.Equal(["notice-mail", "platform.make-creator-coordinator"], await database.Read("SELECT \"Name\" FROM platform_lease ORDER BY 1"));
    }

    [Theory, OnEveryDatabase]
    public async Task What_named_persons_names_offices_afterwards_and_a_role_that_was_there_twice_is_there_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Make(kind);
        await using var services = Services(database, []);
        await PlatformSetup.Migrate(services, CancellationToken.None);
        await database.Execute("DROP INDEX \"IX_platform_role_grant_Account_Role_ScopeKind_ScopeCode\"");
        await database.Execute("CREATE INDEX \"IX_platform_role_grant_Account\" ON platform_role_grant (\"Account\")");
        await database.Execute("DELETE FROM platform_migrations WHERE \"MigrationId\" = '0030_NameScopes'");
        const string ada = "0197A000-0000-7000-8000-00000000000A";
        foreach (var (id, scope, code, account) in new[] { (1, "WorkPackage", "jams-2-0/5", $"'{ada}'"), (2, "Action", "chessmen", "NULL"), (3, "Platform", "", "NULL") })
        {
            await database.Execute($"""
                INSERT INTO platform_document ("Id", "Title", "OwnerKind", "OwnerKey", "ScopeKind", "ScopeCode", "Edition", "Handling", "Audience", "Retention", "By", "Account", "Version")
                VALUES ('0197A000-0000-7000-8000-00000000000{id}', 'Plan', 'test.thing', '1', '{scope}', '{code}', 'Restricted', 'Red', ' person:x ', 'project', 'test', {account}, 1)
                """);
        }

        foreach (var (id, role, until) in new[] { (1, "coordinator", "NULL"), (2, "coordinator", "NULL"), (3, "evaluator", "'2020-01-01'") })
        {
            await database.Execute($"""
                INSERT INTO platform_role_grant ("Id", "Account", "Role", "ScopeKind", "ScopeCode", "From", "Until", "GrantedBy", "EndedAt", "Version")
                VALUES ('0197A000-0000-7000-8000-00000000000{id}', '{ada}', '{role}', 'Action', 'jams-2-0', '2019-01-01', {until}, 'test', NULL, 1)
                """);
        }

        await PlatformSetup.Migrate(services, CancellationToken.None);

        Assert.Equal(
            [
                " action:jams-2-0  coordinator@action:jams-2-0  person:0197a00000007000800000000000000a ", " action:chessmen  coordinator@action:chessmen ", " person:x ",
            ],
            await database.Read("SELECT \"Audience\" FROM platform_document ORDER BY \"Id\""));
        Assert.Equal(["action/work-package", "action", "platform"], await database.Read("SELECT \"ScopeKind\" FROM platform_document ORDER BY \"Id\""));
        Assert.Equal(["action"], await database.Read("SELECT DISTINCT \"ScopeKind\" FROM platform_role_grant"));
        Assert.Equal(["1"], await database.Read("SELECT COUNT(*) FROM platform_role_grant WHERE \"EndedAt\" IS NULL AND \"Until\" IS NULL AND \"Role\" = 'coordinator'"));
        Assert.Equal(["0"], await database.Read("SELECT COUNT(*) FROM platform_role_grant WHERE \"EndedAt\" IS NULL AND \"Role\" = 'evaluator'"));
    }

    // As 0001 made it; the framework does not go to a migration whose name begins with no date.
    private static async Task BackToOneQueue(TestDatabase database)
    {
        var moment = database.Settings.IsPostgres ? "timestamp with time zone" : "TEXT";
        foreach (var statement in new[]
        {
            "DROP TABLE platform_lane", "DROP TABLE platform_parked", "DROP INDEX \"IX_platform_outbox_Id\"",
            $"ALTER TABLE platform_outbox ADD COLUMN \"SentAt\" {moment}", $"ALTER TABLE platform_outbox ADD COLUMN \"NextTryAt\" {moment}",
            $"ALTER TABLE platform_outbox ADD COLUMN \"ParkedAt\" {moment}", "ALTER TABLE platform_outbox ADD COLUMN \"Attempts\" INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE platform_outbox ADD COLUMN \"LastError\" TEXT",
            "CREATE INDEX \"IX_platform_outbox_SentAt_ParkedAt_Sequence\" ON platform_outbox (\"SentAt\", \"ParkedAt\", \"Sequence\")",
            "UPDATE platform_lease SET \"Name\" = 'outbox' WHERE \"Name\" <> 'notice-mail'",
            "DELETE FROM platform_migrations WHERE \"MigrationId\" = '0014_OpenLanes'",
        })
        {
            await database.Execute(statement);
        }
    }

    private static ServiceProvider Services(TestDatabase database, IReadOnlyList<IRoom> rooms) => new ServiceCollection()
        .AddLogging().AddSingleton<TimeProvider>(new FixedClock()).AddPlatform(database.Settings, rooms).BuildServiceProvider();

    private static async Task Migrate(TestDatabase database, IReadOnlyList<IRoom> rooms)
    {
        await using var services = Services(database, rooms);
        await PlatformSetup.Migrate(services, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> Own(TestDatabase database, IReadOnlyList<IRoom> rooms, Type store)
    {
        await using var services = Services(database, rooms);
        return await Tables(database, await Prefix(services, store));
    }

    private static async Task<IReadOnlyList<string>> Modelled(TestDatabase database, IReadOnlyList<IRoom> rooms, Type store)
    {
        await using var services = Services(database, rooms);
        await using var scope = services.CreateAsyncScope();
        await ((RoomDb)scope.ServiceProvider.GetRequiredService(store)).Database.EnsureCreatedAsync();
        return await Tables(database, await Prefix(services, store));
    }

    private static async Task<string> Prefix(ServiceProvider services, Type store)
    {
        await using var scope = services.CreateAsyncScope();
        return Own((RoomDb)scope.ServiceProvider.GetRequiredService(store)).First().Split('_')[0];
    }

    private static IEnumerable<string> Own(RoomDb db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables
        .Where(table => !table.IsExcludedFromMigrations).Select(table => table.Name);

    private static Task<IReadOnlyList<string>> Tables(TestDatabase database, string prefix) => database.Read(
        (database.Settings.IsPostgres ? OnPostgres : OnSqlite).Replace("PREFIX", prefix, StringComparison.Ordinal));

    // The words of the search hang on their rows by triggers and are no part of the model; the tests of the search hold them.
    private const string OnSqlite = """
        WITH own AS (SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name LIKE 'PREFIX\_%' ESCAPE '\' AND name <> 'PREFIX_migrations'
            AND name NOT LIKE 'platform\_search\_words%' ESCAPE '\')
        SELECT 'column', own.name, c.name, c.type, c."notnull", c.pk, c.dflt_value, instr(own.sql, '"' || c.name || '" INTEGER NOT NULL CONSTRAINT') > 0
               AND instr(own.sql, 'AUTOINCREMENT') > 0
          FROM own, pragma_table_info(own.name) c
        UNION ALL
        SELECT 'index', own.name, CASE i.origin WHEN 'pk' THEN 'key' ELSE i.name END, i."unique", i.partial,
               (SELECT group_concat(x.name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno) x), NULL, NULL
          FROM own, pragma_index_list(own.name) i
        UNION ALL
        SELECT 'foreign key', own.name, f."from", f."table", f."to", f.on_delete, f.on_update, NULL FROM own, pragma_foreign_key_list(own.name) f
        ORDER BY 1, 2, 3
        """;

    private const string OnPostgres = """
        SELECT 'column', table_name::text, column_name::text, data_type::text, coalesce(character_maximum_length::text, ''),
               coalesce(numeric_precision::text, ''), is_nullable::text, is_identity::text, coalesce(column_default, '')
          FROM information_schema.columns WHERE table_name LIKE 'PREFIX\_%' AND table_name <> 'PREFIX_migrations' AND table_name <> 'platform_search_words'
        UNION ALL
        SELECT 'index', tablename::text, indexname::text, indexdef, '', '', '', '', '' FROM pg_indexes
          WHERE tablename LIKE 'PREFIX\_%' AND tablename <> 'PREFIX_migrations' AND tablename <> 'platform_search_words' AND indexname NOT IN ('IX_platform_search_item_Title', 'IX_platform_search_item_Whole')
        UNION ALL
        SELECT 'constraint', conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), '', '', '', '', '' FROM pg_constraint
          WHERE conrelid::regclass::text LIKE 'PREFIX\_%' AND conrelid::regclass::text NOT IN ('PREFIX_migrations', 'platform_search_words')
        ORDER BY 1, 2, 3
        """;
}
