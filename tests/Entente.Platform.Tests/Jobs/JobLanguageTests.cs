using System.Globalization;
using System.Text.Json;
using Entente.Platform.Jobs;
using Entente.Platform.Papers;
using Entente.Platform.Sheets;

namespace Entente.Platform.Tests.Jobs;

/// <summary>A job speaks the language in which it was asked for, whatever its host speaks; what nobody asked for speaks the house's.</summary>
public class JobLanguageTests
{
    [Theory, OnEveryDatabase]
    public async Task A_job_speaks_the_language_of_whoever_asked(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var spoken = Listen(board);
        await In("fr", () => JobTests.Queue(board, "Pain"));
        await In("en", () => JobTests.Queue(board, "Bread"));
        // As in the API, and of a language in which there are no texts.
        await In("", () => JobTests.Queue(board, "By a program"));
        await In("fi", () => JobTests.Queue(board, "Leipä"));

        await In("fr", async () =>
        {
            while (await board.Runner.RunNext(CancellationToken.None))
                Assert.Equal("fr", CultureInfo.CurrentUICulture.Name);
            return 0;
        });

        Assert.Equal(["Bread: en", "By a program: en", "Leipä: en", "Pain: fr"], spoken.Order(StringComparer.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task A_second_try_speaks_as_the_first_did(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var spoken = new List<string>();
        board.Mood.During = (_, _) =>
        {
            spoken.Add(CultureInfo.CurrentUICulture.Name);
            return spoken.Count == 1 ? throw new InvalidOperationException("Not yet.") : Task.CompletedTask;
        };
        var id = await In("fr", () => JobTests.Queue(board, "Pain"));

        await board.Runner.RunNext(CancellationToken.None);
        board.Clock.Pass(TimeSpan.FromMinutes(2));
        await board.Runner.RunNext(CancellationToken.None);

        Assert.Equal(["fr", "fr"], spoken);
        Assert.Equal(JobState.Done, (await JobTests.JobOf(board, id)).State);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_done_every_day_speaks_the_language_of_the_house(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var spoken = Listen(board);

        await In("fr", async () =>
        {
            for (var day = 0; day < 2; day++)
            {
                await board.InPlatform(async db =>
                {
                    await board.Get<Schedules>().QueueDue(db, CancellationToken.None);
                    return 0;
                });
                board.Clock.Pass(TimeSpan.FromDays(1));
            }

            while (await board.Runner.RunNext(CancellationToken.None))
            {
            }

            return 0;
        });

        Assert.Equal(["Tidied: en"], spoken);
    }

    [Theory, OnEveryDatabase]
    public async Task Jobs_that_carried_their_language_in_what_they_were_asked_keep_it(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Database.Execute("ALTER TABLE platform_job DROP COLUMN \"Language\"");
        await board.Database.Execute("DELETE FROM platform_migrations WHERE \"MigrationId\" = '0033_SpeakInJobs'");
        const string sheet = """{"sheet":"platform.audit","format":0,"of":"","query":"","language":"fr"}""";
        const string paper = """{"paper":"actions.plan","format":0,"of":"jams-2-0","query":"","language":"fr"}""";
        foreach (var (at, of, ask) in new[] { (1, ExportSheet.Kind, sheet), (2, MakePaper.Kind, paper), (3, PinUp.Kind, """{"text":"Bread","refuse":""}""") })
        {
            await board.Database.Execute($"""
                INSERT INTO platform_job ("Id", "Kind", "Ask", "About", "By", "At", "State", "Turn", "Attempts", "Failures", "Host", "NextTryAt", "Step", "Done")
                VALUES ('0197A000-0000-7000-8000-00000000000{at}', '{of}', '{ask}', '', 'program:tester', '2026-06-01 09:00:00', 'Waiting', 0, 0, 0, '', '2026-06-01 09:00:00', '', 0)
                """);
        }

        await using var later = await board.Another();

        Assert.Equal(["fr", "fr", "-"], await later.Database.Read("SELECT \"Language\" FROM platform_job ORDER BY \"Id\""));
        Assert.Equal("platform.audit", JsonSerializer.Deserialize<ExportSheet.Ask>(sheet, JobKinds.Json)!.Sheet);
        Assert.Equal("jams-2-0", JsonSerializer.Deserialize<MakePaper.Ask>(paper, JobKinds.Json)!.Of);
        var spoken = Listen(later);
        while (await later.Runner.RunNext(CancellationToken.None))
        {
        }

        Assert.Equal(["Bread: en"], spoken);
    }

    private static List<string> Listen(Board board)
    {
        var spoken = new List<string>();
        board.Mood.During = (text, _) =>
        {
            spoken.Add($"{text}: {CultureInfo.CurrentUICulture.Name}");
            return Task.CompletedTask;
        };
        return spoken;
    }

    private static async Task<T> In<T>(string language, Func<Task<T>> what)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return await what();
    }
}
