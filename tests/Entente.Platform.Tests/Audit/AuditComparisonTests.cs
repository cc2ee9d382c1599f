using Entente.Platform.Audit;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Tests.Audit;

/// <summary>What was changed past the house is found, and nothing else is.</summary>
public class AuditComparisonTests
{
    private const string Other = "0197ffff-0000-7000-8000-000000000000";

    [Theory, OnEveryDatabase]
    public async Task The_demo_is_as_its_trail_says(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);

        var (things, fault) = await house.Inside(services => AuditComparison.Check(services.GetServices<RoomDb>(), CancellationToken.None));

        Assert.True(fault is null, fault?.Text + string.Join('\n', fault?.Faults.Select(one => $"{one.Place} {one.Text}") ?? []));
        Assert.InRange(things, 100, int.MaxValue);
    }

    [Theory]
    [OnEveryDatabase("""UPDATE board_notice SET "Text" = 'Nothing is short' WHERE "Text" = 'Two'""", "platform.audit-value-differs", ": Text", "Stored is \"Nothing is short\"; the trail says \"Two\"")]
    [OnEveryDatabase("""UPDATE board_notice SET "Edition" = 'nonsense' WHERE "Text" = 'Two'""", "platform.audit-value-differs", ": Edition", "Stored is \"nonsense\"; the trail says \"Network\"")]
    [OnEveryDatabase("""UPDATE board_notice SET "Password" = 'x' WHERE "Text" = 'Two'""", "platform.audit-value-differs", ": Password", "Stored is \"(set)\"; the trail says -")]
    [OnEveryDatabase("""UPDATE board_pin SET "Colour" = 'green' """, "platform.audit-value-differs", ": Colour", "Stored is \"green\"; the trail says \"blue\"")]
    [OnEveryDatabase("""UPDATE board_pin SET "NoticeId" = (SELECT "Id" FROM board_notice WHERE "Text" = 'Three')""", "platform.audit-value-differs", ": NoticeId", "the trail says")]
    [OnEveryDatabase("""UPDATE board_notice SET "Id" = '0197ffff-0000-7000-8000-000000000000' WHERE "Text" = 'Three'""", "platform.audit-thing-unknown", Other, "no line says")]
    [OnEveryDatabase("""DELETE FROM board_notice WHERE "Text" = 'Three'""", "platform.audit-thing-gone", "board_notice", "is not stored")]
    [OnEveryDatabase("""DELETE FROM board_pin""", "platform.audit-thing-gone", "board_pin", "is not stored")]
    [OnEveryDatabase("""
        INSERT INTO board_notice ("Id", "Text", "Edition", "Handling", "Audience", "Version") VALUES ('0197ffff-0000-7000-8000-000000000000', 'Four', 'Network', 'Green', '', 1)
        """, "platform.audit-thing-unknown", Other, "no line says")]
    public async Task What_was_done_by_sql_is_named_by_thing_and_property(string meddling, string code, string where, string what, DatabaseKind kind)
    {
        await using var board = await WithThree(kind);
        Assert.Null(await Check(board));

        await board.Database.Execute(meddling);

        var fault = await Check(board);
        Assert.Equal("platform.audit-state-differs", fault?.Code);
        Assert.Contains(fault!.Faults, one => one.Code == code && one.Place.Contains(where, StringComparison.Ordinal) && one.Text.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_was_put_in_place_of_another_is_found()
    {
        await using var board = await WithThree(DatabaseKind.Sqlite);

        await board.Database.Execute("""INSERT OR REPLACE INTO board_notice SELECT "Id", 'Replaced', "Edition", "Handling", "Audience", "Password", "Version" FROM board_notice WHERE "Text" = 'Three'""");

        Assert.Equal("Stored is \"Replaced\"; the trail says \"Three\". The last line is 3.", Assert.Single((await Check(board))!.Faults).Text);
    }

    [Theory, OnEveryDatabase]
    public async Task A_thing_that_was_taken_away_and_put_back_by_sql_is_found(DatabaseKind kind)
    {
        await using var board = await WithThree(kind);
        await board.Database.Execute("""CREATE TABLE kept AS SELECT * FROM board_notice WHERE "Text" = 'Three'""");
        await board.Work(async db =>
        {
            db.Notices.Remove(await db.Notices.AsTracking().SingleAsync(notice => notice.Text == "Three"));
            return await db.Save(CancellationToken.None);
        });
        Assert.Null(await Check(board));

        await board.Database.Execute("INSERT INTO board_notice SELECT * FROM kept");

        Assert.Equal("platform.audit-thing-back", Assert.Single((await Check(board))!.Faults).Code);
    }

    [Theory, OnEveryDatabase]
    public async Task A_part_that_a_save_takes_away_and_makes_anew_under_its_key_is_as_the_trail_says(DatabaseKind kind)
    {
        await using var board = await WithThree(kind);
        await board.Work(async db =>
        {
            var notice = await db.Notices.AsTracking().SingleAsync(one => one.Text == "One");
            var pin = notice.Pins.Single();
            notice.Loosen(pin);
            notice.Hold(new Pin { Id = pin.Id, Colour = "red" });
            return await db.Save(CancellationToken.None);
        });

        Assert.Equal(["red"], await board.Database.Read("""SELECT "Colour" FROM board_pin"""));
        Assert.Null(await Check(board));
        await board.Database.Execute("""UPDATE board_pin SET "Colour" = 'blue' """);
        Assert.Equal("platform.audit-value-differs", Assert.Single((await Check(board))!.Faults).Code);
    }

    [Theory, OnEveryDatabase]
    public async Task A_password_that_was_put_in_place_of_another_is_found(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Database.Execute("""UPDATE platform_account SET "PasswordHash" = 'AQAAAAforged' WHERE "SignInName" = 'demo-coordinator'""");

        var (_, fault) = await house.Inside(services => AuditComparison.Check(services.GetServices<RoomDb>(), CancellationToken.None));

        Assert.EndsWith(": PasswordHash.print", Assert.Single(fault!.Faults).Place, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_house_at_work_gives_no_false_alarm(DatabaseKind kind)
    {
        await using var board = await WithThree(kind);
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(1, 3).Select(writer => Task.Run(async () =>
        {
            for (var number = 1; !over.IsCancellationRequested; number++)
            {
                Assert.Null(await board.Post($"{writer} {number}"));
                await board.Work(async db =>
                {
                    var notice = await db.Notices.AsTracking().SingleAsync(one => one.Text == $"{writer} {number}");
                    notice.Rewrite($"{writer} {number} again");
                    return await db.Save(CancellationToken.None);
                });
            }
        })).ToList();

        for (var check = 0; check < 20; check++)
            Assert.Null(await Check(board));
        await over.CancelAsync();
        await Task.WhenAll(writers);
    }

    [Theory, OnEveryDatabase]
    public async Task What_migrations_wrote_over_gets_lines_when_an_old_house_is_brought_up_to_date(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        // The host brings the house up to date when it starts.
        Assert.Null(await Check(house));
        await house.Database.Execute("""UPDATE platform_role_grant SET "EndedAt" = '2026-01-02' """);
        await house.Database.Execute("""DELETE FROM platform_migrations WHERE "MigrationId" LIKE '0050%'""");
        var before = await Check(house);
        Assert.All(before!.Faults, one => Assert.EndsWith(": EndedAt", one.Place, StringComparison.Ordinal));

        foreach (var _ in Enumerable.Range(1, 2))
            await PlatformSetup.Migrate(house.Services, CancellationToken.None);

        Assert.Null(await Check(house));
        var lines = await house.Database.Read("""SELECT COUNT(*), MAX("After") FROM platform_audit WHERE "Actor" = 'program:0050_RestateScopes'""");
        Assert.Equal($"{before.Faults.Count} {{\"EndedAt\":\"2026-01-02T00:00:00.000Z\"}}", Assert.Single(lines));
        Assert.Null((await house.Inside(services => AuditTrail.Check(services.GetRequiredService<PlatformDb>(), CancellationToken.None))).Fault);
    }

    [Theory, OnEveryDatabase]
    public async Task Each_migration_that_restates_names_tables_and_columns_that_there_are(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        var named = await house.Inside(services => Task.FromResult(services.GetServices<RoomDb>().SelectMany(db => db.GetService<IMigrationsAssembly>().Migrations.Values
            .SelectMany(migration => migration.GetCustomAttributes(typeof(RestatesAttribute), inherit: false).Cast<RestatesAttribute>())
            .SelectMany(one => one.Columns.Select(column => (one.Table, Column: column,
                IsThere: db.Model.GetEntityTypes().Any(type => type.GetTableName() == one.Table && type.GetProperties().Any(property => property.GetColumnName() == column)))))).ToList()));

        Assert.Equal(13, named.Count);
        Assert.All(named, one => Assert.True(one.IsThere, $"{one.Table} {one.Column}"));
    }

    [Theory, OnEveryDatabase]
    public async Task An_anchor_carries_a_seal_that_nobody_else_can_write(DatabaseKind kind)
    {
        await using var board = await WithThree(kind);
        var seal = board.Get<AuditSeal>();
        var anchor = seal.Seal(await board.Work(db => AuditAnchor.Read(db, board.Clock, CancellationToken.None)));

        Assert.Null(seal.Refuse(AuditAnchor.Parse(anchor.Line).Value));
        Assert.Null(seal.Refuse(AuditAnchor.Parse(anchor.ToString()).Value));
        Assert.Null(seal.Refuse(anchor with { Seal = null }));
        Assert.Equal("platform.audit-anchor-forged", seal.Refuse(anchor with { Position = 1 })?.Code);
        Assert.Equal("platform.audit-anchor-forged", seal.Refuse(anchor with { Hash = new('a', 64) })?.Code);
        Assert.Equal("platform.audit-anchor-forged", new AuditSeal(new EphemeralDataProtectionProvider()).Refuse(anchor)?.Code);
    }

    [Fact]
    public async Task Each_day_the_log_says_where_the_trail_ends()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        var log = new Notebook();

        Assert.Contains(house.Services.GetRequiredService<JobKinds>().EveryDay, daily => daily.Kind == AnchorAudit.Kind);
        await house.Inside(services => new AnchorAudit(house.Clock, services.GetRequiredService<AuditSeal>(), log)
            .Run(new(), services.GetRequiredService<PlatformDb>(), null!, CancellationToken.None));
        var line = Assert.Single(log.Lines);
        var anchor = AuditAnchor.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..]).Value;
        Assert.Null(house.Services.GetRequiredService<AuditSeal>().Refuse(anchor));
        Assert.Null((await house.Inside(services => AuditTrail.Check(services.GetRequiredService<PlatformDb>(), CancellationToken.None, anchor: anchor))).Fault);
    }

    private static async Task<Board> WithThree(DatabaseKind kind)
    {
        var board = await Board.Open(kind);
        foreach (var text in new[] { "One", "Two", "Three" })
            await board.Post(text);
        await board.Work(async db =>
        {
            (await db.Notices.AsTracking().SingleAsync(notice => notice.Text == "One")).Hold(new Pin { Id = Guid.CreateVersion7(board.Clock.Now), Colour = "blue" });
            return await db.Save(CancellationToken.None);
        });
        return board;
    }

    private sealed class Notebook : ILogger<AnchorAudit>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }

    private static async Task<Problem?> Check(Board board) => (await board.Work(db => AuditComparison.Check([db], CancellationToken.None))).Fault;

    private static async Task<Problem?> Check(House house) =>
        (await house.Inside(services => AuditComparison.Check(services.GetServices<RoomDb>(), CancellationToken.None))).Fault;
}
