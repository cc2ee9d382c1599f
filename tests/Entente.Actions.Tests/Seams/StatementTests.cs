namespace Entente.Actions.Tests.Seams;

/// <summary>A page asks the database a fixed number of times, whatever lies behind it. Who asks (two) and the frame (two) are in the count.</summary>
public class StatementTests
{
    [Theory, OnEveryDatabase]
    public async Task A_page_asks_the_database_so_often_and_no_more(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        house.Server.PreserveExecutionContext = true;
        using var reader = await house.SignIn("demo-coordinator");
        foreach (var (page, most) in Pages)
        {
            // What is kept in mind between visits is there at the second.
            await reader.Open(page);
            using var statements = new Statements();
            await reader.Open(page);
            Assert.True(statements.All.Count <= most, $"{page} asks {statements.All.Count} times, not {most}:\n{string.Join("\n\n", statements.All)}");
        }
    }

    // What each asked when it was last looked at; whoever brings one down brings the number down.
    private static readonly (string Page, int Most)[] Pages =
    [
        ("/", 21), ("/ja", 13), ("/ja/jams-2-0", 37), ("/ja/jams-2-0/plan", 17), ("/ja/jams-2-0/deliverables", 16), ("/ja/jams-2-0/deliverables/D5.3", 21),
        ("/ja/jams-2-0/deliverables/D5.3/review", 16), ("/ja/jams-2-0/wp/5", 15), ("/documents", 5), ("/authorities", 15), ("/activity", 15), ("/me/notices", 7), ("/me/work", 18),
    ];
}
