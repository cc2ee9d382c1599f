using System.Net;
using System.Text.Json;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Import;

/// <summary>An import adds and updates; it takes nothing away, and the same file twice is the same as once.</summary>
public class RepeatTests
{
    private const string First = "/api/v1/actions/first";

    [Theory, OnEveryDatabase]
    public async Task The_same_file_twice_gives_the_same_database(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        var loaded = await house.Dump();
        house.Clock.Pass(TimeSpan.FromDays(3));

        var demo = await (await program.Import(ProgrammeFiles.Demo)).Json();

        Assert.Equal(0, demo.GetProperty("differences").GetArrayLength());
        Assert.Equal(8, demo.GetProperty("actions").GetInt32());
        Assert.Equal(["$.partnerships"], demo.GetProperty("unused").EnumerateArray().Select(path => path.GetString()));
        Assert.Equal(loaded, await house.Dump());

        await program.Import(ProgrammeFiles.Small().Bytes(), "?publish=true");
        var once = await house.Dump();
        house.Clock.Pass(TimeSpan.FromDays(3));
        Assert.Equal(HttpStatusCode.OK, (await program.Import(ProgrammeFiles.Small().Bytes(), "?publish=true")).StatusCode);

        Assert.NotEqual(loaded.Count, once.Count);
        Assert.Equal(once, await house.Dump());
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_file_does_not_state_stays_as_it_is(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        await program.Import(ProgrammeFiles.Small().Bytes());
        var before = await program.Json(First);
        var bare = ProgrammeFiles.Small();
        foreach (var property in new[] { "start", "durationMonths", "participants", "predecessors", "amendments", "budget", "context", "aims" })
            bare.With("jointActions 0", property, "null");
        bare.With("jointActions 0", "workPackages", "[]").With("jointActions 0 lead", "agency", "null").With("", "note", "\"nothing else\"");

        var report = await (await program.Import(bare.Bytes())).Json();

        Assert.Equal(0, report.GetProperty("differences").GetArrayLength());
        Assert.Equal(before.GetRawText(), (await program.Json(First)).GetRawText());
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_that_knows_more_adds_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        await program.Import(ProgrammeFiles.Small().Bytes());
        var more = ProgrammeFiles.Small()
            .With("jointActions 0", "titleFr", "\"La première action\"")
            .With("jointActions 0 amendments 0", "state", "\"approved\"")
            .With("jointActions 0 workPackages 0 lead", "agency", "\"ANSM\"")
            .With("jointActions 0 workPackages 1", "lead", """{ "country": "MT" }""")
            .With("jointActions 0 predecessors 0", "title", "\"The one before\"")
            .With("jointActions 1", "lead", """{ "country": "BE", "agency": "AFMPS" }""");
        more.At("jointActions 0 workPackages").AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse("""{ "number": 3, "kind": "technical", "title": "Third" }"""));

        var report = await (await program.Import(more.Bytes())).Json();

        Assert.Equal(
            ["added lead SECOND: be-afmps", "added work-package FIRST WP3", "added work-package-lead FIRST WP2: Malta", "changed amendment FIRST: Extension",
                "changed joint-action FIRST", "changed lead SECOND: Austria", "changed predecessor FIRST: BEFORE", "changed work-package-lead FIRST WP1: fr-ansm"],
            report.GetProperty("differences").EnumerateArray().Select(Say).Order(StringComparer.Ordinal));
        var first = await program.Json(First);
        Assert.Equal("2026-06-30", first.GetProperty("agreedEnd").GetString());
        Assert.Equal(3, first.GetProperty("workPackages").GetArrayLength());
        var second = await program.Json("/api/v1/actions/second");
        Assert.Equal(["AT", "BE"], second.GetProperty("leads").EnumerateArray().Select(term => term.GetProperty("who").GetProperty("country").GetString()));
    }

    [Theory, OnEveryDatabase]
    public async Task What_people_entered_is_kept(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        await program.Import(ProgrammeFiles.Small().Bytes());
        await program.Post(First + "/participants", new { country = "DE", agency = "BfArM", newAuthority = new { name = "Bundesinstitut für Arzneimittel" }, role = "associatedPartner", from = "2025" });
        await program.Post(First + "/predecessors", new { acronym = "OLDER", from = "2016", until = "2019" });
        await program.Post(First + "/amendments", new { kind = "renewal", state = "approved", months = 12 });
        await program.Post(First + "/work-packages", new { number = 3, kind = "technical", title = new { en = "Entered by hand" } });
        await program.Post(First + "/publication", new { @public = true });
        await program.Post("/api/v1/actions", new { acronym = "THIRD", title = new { en = "By hand" }, leadCountry = "SE" });
        var before = await house.Dump();

        await program.Import(ProgrammeFiles.Small().Bytes());

        Assert.Equal(before, await house.Dump());
        var first = await program.Json(First);
        Assert.Equal(3, first.GetProperty("participants").GetArrayLength());
        Assert.Equal(3, first.GetProperty("workPackages").GetArrayLength());
        Assert.Equal("public", first.GetProperty("edition").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task A_dry_run_lists_what_would_change_and_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        var before = await house.Dump();
        var file = ProgrammeFiles.Small().Bytes();

        var dry = await (await program.Import(file, "?dryRun=true")).Json();

        Assert.True(dry.GetProperty("dryRun").GetBoolean());
        Assert.Equal(before, await house.Dump());
        var wet = await (await program.Import(file)).Json();
        Assert.False(wet.GetProperty("dryRun").GetBoolean());
        Assert.Equal(dry.GetProperty("differences").GetRawText(), wet.GetProperty("differences").GetRawText());
        Assert.Contains("added joint-action FIRST", wet.GetProperty("differences").EnumerateArray().Select(Say));
    }

    [Theory, OnEveryDatabase]
    public async Task An_imported_action_is_public_only_when_that_was_asked_for(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");

        await program.Import(ProgrammeFiles.Small().Bytes());

        using var visitor = house.Visitor();
        await visitor.Open("/en/public/first", HttpStatusCode.NotFound);
        await program.Import(ProgrammeFiles.Small().Bytes(), "?publish=true");
        await visitor.Open("/en/public/first");
    }

    private static string Say(JsonElement difference) =>
        $"{difference.GetProperty("kind").GetString()} {difference.GetProperty("thing").GetString()} {difference.GetProperty("name").GetString()}";
}
