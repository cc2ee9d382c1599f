using System.Diagnostics;
using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.EntityFrameworkCore;

namespace Entente.Actions.Tests.Import;

/// <summary>The process dies in the middle of an import, by <c>kill -9</c>: all of the file is there afterwards, or nothing.</summary>
public class KillTests
{
    private const int Actions = 30;
    // On a machine that grew faster meanwhile, the later ones find the import through: more and more early ones are added then.
    private const int FewestBefore = 3;
    private static readonly int Moments = Sample.IsEverything ? 15 : 6;

    // Everything that a reader could see, without the identities that differ from one import to the next.
    private const string Content = """
        SELECT a."Slug", a."Acronym", a."Start", a."DurationMonths", p."Number", p."Title", l."Country", l."Authority", c."Country", c."Authority"
        FROM actions_joint_action a JOIN actions_work_package p ON p."ActionId" = a."Id"
        JOIN actions_work_package_lead l ON l."WorkPackageId" = p."Id" JOIN actions_contributor c ON c."WorkPackageId" = p."Id"
        ORDER BY a."Slug", p."Number"
        """;

    [Theory, OnEveryDatabase]
    public async Task An_import_that_is_killed_leaves_all_or_nothing(DatabaseKind kind)
    {
        var content = ProgrammeFiles.Large(Actions, seed: 20260611);
        await using var whole = await TestDatabase.Make(kind);
        var watch = Stopwatch.StartNew();
        await Finish(whole, content);
        var duration = watch.Elapsed;
        var complete = await Counts(whole);
        var expected = await whole.Read(Content);
        Assert.Equal(Actions * 8, expected.Count);

        var database = await TestDatabase.Make(kind);
        var (nothing, all) = (0, 0);
        try
        {
            for (var moment = 1; moment <= Moments || nothing < FewestBefore; moment++)
            {
                await Kill(database, content, moment <= Moments ? duration * moment / (Moments + 1) : duration / moment);

                var counts = await Counts(database);
                Assert.True(counts.Values.All(count => count == 0) || counts.SequenceEqual(complete),
                    $"Killed at moment {moment}: {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"))}");
                await AuditTrailIsWhole(database);
                if (counts.Values.All(count => count == 0))
                {
                    nothing++;
                    continue;
                }

                // The next one to be killed needs something to do.
                all++;
                await database.DisposeAsync();
                database = await TestDatabase.Make(kind);
            }

            await Finish(database, content);
            Assert.Equal(complete, await Counts(database));
            Assert.Equal(expected, await database.Read(Content));
            await AuditTrailIsWhole(database);
            Assert.True(nothing >= FewestBefore, $"{nothing} imports were killed before they were through, {all} after.");
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private static async Task Kill(TestDatabase database, byte[] content, TimeSpan after)
    {
        var file = await CommandLine.File(database, content);
        using var import = CommandLine.Start(database, "import", "programme", file, "--json");
        // What it says is read, so that it never waits for us; the moment is the world's, not the house's.
        var said = import.StandardOutput.ReadToEndAsync();
        await Task.Delay(after);
        import.Kill();
        await import.WaitForExitAsync();
        await said;
    }

    private static async Task Finish(TestDatabase database, byte[] content)
    {
        var (code, _, complained) = await CommandLine.Run(database, "import", "programme", await CommandLine.File(database, content), "--json");
        Assert.Equal((0, ""), (code, complained));
    }

    /// <summary>Rows of every table that an import fills; a table that is not there yet has none.</summary>
    private static async Task<SortedDictionary<string, int>> Counts(TestDatabase database)
    {
        var names = await Tables.Names(database);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in Filled)
            counts[name] = names.Contains(name) ? int.Parse((await database.Read($"SELECT COUNT(*) FROM {name}"))[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
        return counts;
    }

    private static readonly string[] Filled =
    [
        "actions_programme", "actions_authority", "actions_joint_action", "actions_lead", "actions_work_package", "actions_work_package_lead",
        "actions_contributor", "platform_audit", "platform_outbox",
    ];

    [Theory, OnEveryDatabase]
    public async Task A_store_that_was_left_half_way_is_brought_up_to_date(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Make(kind);
        Assert.Equal(0, (await CommandLine.Run(database, "database", "migrate")).Code);
        foreach (var room in new[] { "actions", "platform" })
            await database.Execute($"""DELETE FROM {room}_migrations WHERE "MigrationId" LIKE '0050%'""");
        // As if the one before had not been made either.
        foreach (var table in new[] { "task", "deliverable", "milestone" })
        {
            foreach (var column in new[] { "WithdrawnAt", "WithdrawnBy", "WithdrawnBecause" })
                await database.Execute($"""ALTER TABLE actions_{table} DROP COLUMN "{column}" """);
        }

        await database.Execute("""DELETE FROM actions_migrations WHERE "MigrationId" = '0031_WithdrawFromPlan'""");

        var again = await CommandLine.Run(database, "database", "migrate");

        Assert.Equal((0, ""), (again.Code, again.Complained));
        Assert.Equal(["1"], await database.Read("""SELECT COUNT(*) FROM actions_migrations WHERE "MigrationId" = '0031_WithdrawFromPlan'"""));
    }

    private static async Task AuditTrailIsWhole(TestDatabase database)
    {
        // Killed before all tables were there: the next start makes the rest, and nothing has been written.
        if (!(await Tables.Names(database)).Contains("platform_audit_pending"))
            return;

        using var file = new DatabaseFile();
        using var signal = new OutboxSignal();
        using var jobs = new JobSignal();
        using var audit = new AuditSignal();
        var options = new DbContextOptionsBuilder<ActionsDb>();
        database.Settings.Configure(options, "actions");
        await using var db = new ActionsDb(options.Options, new Recorder(new FixedClock(), new DatabaseClock(new FixedClock()), new CurrentActor(), signal, jobs, audit, new NoticeTopics(), new ThingKinds(), new FormAtHand(), new Kept(file)));
        Assert.Null((await AuditTrail.Verify(db, CancellationToken.None)).Fault);
    }
}
