namespace Entente.Actions.Tests.Seams;

/// <summary>A page asks the database a fixed number of times, whatever lies behind it. Who asks and the frame are in the count.</summary>
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

    private static readonly (string Page, int Most)[] Pages =
    [
        ("/", 0), ("/ja", 0), ("/ja/jams-2-0", 0), ("/ja/jams-2-0/plan", 0), ("/ja/jams-2-0/deliverables", 0), ("/ja/jams-2-0/deliverables/D5.3", 0),
        ("/ja/jams-2-0/deliverables/D5.3/review", 12), ("/ja/jams-2-0/wp/5", 0), ("/documents", 8), ("/authorities", 8), ("/activity", 0), ("/me/notices", 8), ("/me/work", 0),
    ];
}
