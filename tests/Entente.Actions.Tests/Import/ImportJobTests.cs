using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Actions.Import;
using Entente.Actions.Tests.Portfolio;
using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Import;

/// <summary>An import as a job: for programs with its address, for people with a page that tells how far it is.</summary>
public class ImportJobTests
{
    private const string Changes = """SELECT COUNT(*) FROM platform_audit WHERE "Thing" LIKE 'actions_%' AND "Thing" <> 'actions_upload'""";

    [Theory, OnEveryDatabase]
    public async Task A_program_that_does_not_want_to_wait_gets_the_job_and_later_its_result(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        using var ask = Ask(ProgrammeFiles.Small().Bytes());

        var answer = await program.SendAsync(ask);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var address = answer.Headers.Location!;
        await house.JobsDone();
        var job = await program.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal("done", job.GetProperty("state").GetString());
        Assert.Equal(2, job.GetProperty("figures")[1].GetInt32());
        Assert.Equal(["10"], await house.Database.Read("SELECT COUNT(*) FROM actions_joint_action"));
        Assert.Equal(["demo-administrator"], await house.Database.Read("""
            SELECT DISTINCT "Actor" FROM platform_audit WHERE "Thing" = 'actions_joint_action' AND "After" LIKE '%"FIRST"%'
            """));
        Assert.Equal(address.ToString()["/api/v1/jobs/".Length..], (await program.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/jobs", UriKind.Relative)))[0].GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.PostAsync(new Uri($"{address}/cancel", UriKind.Relative), null)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.PostAsync(new Uri($"{address}/repeat", UriKind.Relative), null)).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_faulty_file_makes_no_job(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        using var ask = Ask(FaultyFiles.Fifty());

        var answer = await program.SendAsync(ask);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["0"], await house.Database.Read("SELECT COUNT(*) FROM platform_job"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_is_nobody_elses_business_but_the_administrators(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var id = await Waiting(house, kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");

        await coordinator.Open($"/jobs/{id}", HttpStatusCode.NotFound);
        await coordinator.Open("/jobs/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound);
        Assert.Contains("Nothing yet.", (await coordinator.Open("/jobs")).MainText(), StringComparison.Ordinal);
        await coordinator.Open("/admin/jobs", HttpStatusCode.Forbidden);
        foreach (var door in new[] { "cancel", "repeat" })
            Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsync(new Uri($"/api/v1/jobs/{id}/{door}", UriKind.Relative), null)).StatusCode);
        using var administrator = await house.SignIn("demo-administrator");
        Assert.Contains("Import of a programme", (await administrator.Open("/admin/jobs")).MainText(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_person_watches_a_job_calls_it_off_starts_it_again_and_takes_note_of_the_end(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-administrator");
        var before = await house.Database.Read(Changes);
        var id = await Waiting(house, kind);

        var page = await reader.Open($"/jobs/{id}");
        Assert.Contains("Waiting", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Jobs: 1 running", page.QuerySelector("header.top")!.TextContent, StringComparison.Ordinal);
        var off = await reader.Press(page, Jams.Form("cancel"));
        Assert.Contains("It was called off in time; nothing was changed.", off.MainText(), StringComparison.Ordinal);
        Assert.Equal(before, await house.Database.Read(Changes));
        // The page was still open in another window.
        Assert.Contains("This job is over already.", (await reader.Press(page, Jams.Form("cancel"))).Summary(), StringComparison.Ordinal);

        var again = await reader.Press(off, Jams.Form("repeat"));
        Assert.Equal("Import of a programme", again.Heading());
        await house.JobsDone();
        var ended = await reader.Open("/jobs");
        Assert.Contains("Actions in the file: 2.", ended.MainText(), StringComparison.Ordinal);
        Assert.Contains("Notices: 1 unread", ended.QuerySelector("header.top")!.TextContent, StringComparison.Ordinal);
        var noted = await reader.Press(ended, Jams.Form("note"));
        Assert.DoesNotContain("Notices:", noted.QuerySelector("header.top")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Somebody_who_may_no_longer_import_does_not_by_a_job_asked_for_before(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var before = await house.Database.Read(Changes);
        var id = await Waiting(house, kind);
        await house.Database.Execute("""UPDATE platform_role_grant SET "Until" = '2026-06-10' WHERE "Role" = 'administrator'""");

        await Release(house);

        Assert.Equal(["Refused"], await house.Database.Read($"""SELECT "State" FROM platform_job WHERE "Id" = '{Stored(kind, id)}'"""));
        Assert.Equal(before, await house.Database.Read(Changes));
    }

    /// <summary>An import that waits for an hour to pass, so that a test can look at it before a host takes it in hand.</summary>
    private static async Task<Guid> Waiting(House house, DatabaseKind kind)
    {
        var id = await house.Inside(async services =>
        {
            var (db, clock) = (services.GetRequiredService<ActionsDb>(), services.GetRequiredService<TimeProvider>());
            var account = Guid.Parse((await house.Database.Read("""SELECT "Id" FROM platform_account WHERE "SignInName" = 'demo-administrator'"""))[0]);
            var actor = Actor.Person(account, "demo-administrator", "", null, [new(PlatformRoles.Administrator, Scope.Platform)], services.GetRequiredService<RoleTable>());
            var upload = (await BringProgramme.Run("spring.json", ProgrammeFiles.Small().Bytes(), false, actor, db, clock, CancellationToken.None)).Value;
            var job = await db.Queue(ApplyProgramme.Kind, new ApplyProgramme.Ask(upload.Id.Value), about: null, actor, clock, CancellationToken.None);
            job.NextTryAt = clock.GetUtcNow().AddHours(1);
            Assert.Null(await db.Save(CancellationToken.None));
            return job.Id;
        });
        Assert.Equal(["Waiting"], await house.Database.Read($"""SELECT "State" FROM platform_job WHERE "Id" = '{Stored(kind, id)}'"""));
        return id;
    }

    private static async Task Release(House house)
    {
        house.Clock.Pass(TimeSpan.FromHours(2));
        while (await house.Services.GetRequiredService<JobRunner>().RunNext(CancellationToken.None))
        {
        }

        await house.JobsDone();
    }

    private static string Stored(DatabaseKind kind, Guid id) =>
        kind == DatabaseKind.Sqlite ? id.ToString().ToUpperInvariant() : id.ToString();

    private static HttpRequestMessage Ask(byte[] content)
    {
        var ask = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/programmes/import", UriKind.Relative)) { Content = new ByteArrayContent(content) };
        ask.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        ask.Headers.Add("Prefer", "respond-async");
        return ask;
    }
}
