using System.Globalization;
using System.Net;
using System.Text;
using Entente.Actions.Import;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Import;

/// <summary>A faulty file: every fault is named with its path, and nothing is written.</summary>
public class FaultTests
{
    public static TheoryData<string> Slips => [.. FaultyFiles.All.Keys];

    [Fact]
    public void The_file_that_the_slips_are_made_from_has_none() =>
        Assert.Null(ProgrammeReader.Read(ProgrammeFiles.Small().Bytes()).Problem);

    [Theory, MemberData(nameof(Slips))]
    public void A_slip_is_named_once_at_its_place(string slip)
    {
        var (content, place, code) = FaultyFiles.All[slip];

        var problem = ProgrammeReader.Read(content).Problem;

        var fault = Assert.Single(problem!.Faults);
        Assert.Equal((place, "actions.import-" + code), (fault.Place, fault.Code));
        Assert.DoesNotContain("{", fault.Text, StringComparison.Ordinal);
        Assert.Equal("actions.import-faulty", problem.Code);
    }

    [Fact]
    public void Fifty_faults_are_named_at_once_each_at_its_place()
    {
        var faults = ProgrammeReader.Read(FaultyFiles.Fifty()).Problem!.Faults;

        Assert.Equal(
            Enumerable.Range(0, 50).Select(at => $"$.jointActions[1].workPackages[{at.ToString(CultureInfo.InvariantCulture)}].lead.country"),
            faults.Select(fault => fault.Place));
    }

    [Fact]
    public void Faults_of_different_places_are_named_together()
    {
        var file = ProgrammeFiles.Small()
            .With("", "formatVersion", "9")
            .With("jointActions 0 lead", "country", "\"ZZ\"")
            .With("jointActions 0 workPackages 0", "kind", "\"none\"")
            .With("jointActions 0 workPackages 1", "number", "1")
            .With("jointActions 1", "ended", "\"2026-13\"")
            .With("jointActions 1", "acronym", "\"FIRST\"");

        Assert.Equal(
            ["$.formatVersion", "$.jointActions[0].lead.country", "$.jointActions[0].workPackages[0].kind", "$.jointActions[0].workPackages[1].number",
                "$.jointActions[1].acronym", "$.jointActions[1].ended"],
            ProgrammeReader.Read(file.Bytes()).Problem!.Faults.Select(fault => fault.Place).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_truncated_file_says_where_it_breaks_off()
    {
        var content = Encoding.UTF8.GetBytes("{\n  \"formatVersion\": 1,\n  \"programme\": {");

        Assert.Contains("line 3", Assert.Single(ProgrammeReader.Read(content).Problem!.Faults).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_before_UTF_8_is_no_fault() =>
        Assert.Null(ProgrammeReader.Read((byte[])[.. Encoding.UTF8.Preamble, .. ProgrammeFiles.Small().Bytes()]).Problem);

    [Theory, OnEveryDatabase]
    public async Task A_faulty_file_writes_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        var before = await house.Dump();
        // Known to the store alone: no reader can find it in the file.
        var taken = ProgrammeFiles.Small().With("jointActions 0", "acronym", "\"CHESSMEN\"").Bytes();

        foreach (var content in FaultyFiles.All.Values.Select(slip => slip.Content).Append(FaultyFiles.Fifty()).Append(taken))
        {
            var answer = await program.Import(content);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("actions.import-faulty", await answer.Refusal());
        }

        Assert.Equal(before, await house.Dump());
        Assert.Equal("$.jointActions[0].acronym", (await (await program.Import(taken)).Json()).GetProperty("faults")[0].GetProperty("place").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task Texts_as_long_as_they_may_be_are_kept_by_every_database(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        var file = ProgrammeFiles.Small()
            .With("jointActions 0", "acronym", $"\"{new string('É', 60)}\"")
            .With("jointActions 0", "title", $"\"{new string('t', 5000)}\"")
            .With("jointActions 0 lead", "agency", $"\"{new string('É', 200)}\"")
            .With("jointActions 0 budget", "funder", $"\"{new string('É', 100)}\"")
            .With("jointActions 0 predecessors 0", "acronym", $"\"{new string('É', 60)}\"")
            .With("jointActions 0 context", "hospitalDays", decimal.MaxValue.ToString(CultureInfo.InvariantCulture))
            .With("jointActions 0 budget", "totalEur", "999999999999.99")
            .With("jointActions 1", "start", "\"1990-01-01\"")
            .With("jointActions 0", "start", "\"2150-12-31\"")
            .With("jointActions 0", "durationMonths", "240");

        Assert.Equal(HttpStatusCode.OK, (await program.Import(file.Bytes())).StatusCode);

        var first = await program.Json("/api/v1/actions/first");
        Assert.Equal(decimal.MaxValue, first.GetProperty("context").GetProperty("hospitalDays").GetDecimal());
        Assert.Equal(999999999999.99m, first.GetProperty("budget").GetProperty("totalEur").GetDecimal());
        Assert.Equal(new string('É', 200), first.GetProperty("lead").GetProperty("agency").GetString());
        Assert.Equal(10, (await program.Json("/api/v1/actions")).GetProperty("count").GetInt32());
        using var reader = await house.SignIn("demo-administrator");
        foreach (var page in new[] { "/", "/ja", "/ja/first", "/ja/first/lineage", "/ja/first/plan", "/ja/second" })
            await reader.Open(page);
    }

    [Theory, OnEveryDatabase]
    public async Task Only_an_administrator_imports(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        Assert.NotNull(house.Services);
        var before = await Tables.Dump(house.Database, "actions_");

        foreach (var account in new[] { "demo-coordinator", "demo-officer", "demo-project-officer" })
        {
            using var program = await house.Program(account);
            Assert.Equal(HttpStatusCode.Forbidden, (await program.Import(ProgrammeFiles.Small().Bytes())).StatusCode);
            using var reader = await house.SignIn(account);
            await reader.Open("/ja/import", HttpStatusCode.Forbidden);
        }

        Assert.Equal(before, await Tables.Dump(house.Database, "actions_"));
    }
}
