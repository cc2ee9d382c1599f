using System.Net;

namespace Entente.Actions.Tests.Portfolio;

public class ReviseActionTests
{
    private const string Form = "form:has(input[name=BudgetEur])";

    [Theory, OnEveryDatabase]
    public async Task A_coordinator_corrects_the_money_and_all_else_stays(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.ReadOnlyProgram("demo-coordinator");
        var before = (await program.Json("/api/v1/actions/jams-2-0")).GetProperty("aims").ToString();

        var page = await reader.Submit(await reader.Open("/ja/jams-2-0/edit"), Form, [("BudgetEur", "5000000.50"), ("ResultsExpected", "")]);

        Assert.Contains("€5,000,000.50", page.MainText(), StringComparison.Ordinal);
        var after = await program.Json("/api/v1/actions/jams-2-0");
        Assert.Equal(5000000.50m, after.GetProperty("budget").GetProperty("totalEur").GetDecimal());
        Assert.Equal(0.8m, after.GetProperty("budget").GetProperty("fundedShare").GetDecimal());
        Assert.Equal("2023-11-01", after.GetProperty("start").GetString());
        Assert.Equal(before, after.GetProperty("aims").ToString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, after.GetProperty("resultsExpected").ValueKind);
    }

    [Theory, OnEveryDatabase]
    public async Task Faulty_answers_come_back_as_they_were_typed(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var page = await reader.Submit(
            await reader.Open("/ja/jams-2-0/edit"), Form, [("Title[en]", ""), ("Start", "2026-02-30"), ("ParticipatingStates", "0")]);

        Assert.Equal(["Title[en]", "Start", "ParticipatingStates"], page.FaultyFields());
        Assert.Equal("2026-02-30", page.QuerySelector("input[name=Start]")?.GetAttribute("value"));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_does_not_coordinate_may_not_correct(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        await reader.Open("/ja/chessmen/edit", HttpStatusCode.Forbidden);
    }
}
