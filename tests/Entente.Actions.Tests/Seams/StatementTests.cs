namespace Entente.Actions.Tests.Seams;

/// <summary>A page asks the database a fixed number of times, whatever lies behind it. Who asks (two) and the frame (two) are in the count.</summary>
public class StatementTests
{
    [Theory, OnEveryDatabase]
    public async Task A_page_asks_the_database_so_often_and_no_more(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        house.Server.PreserveExecutionContext = true;
        using var coordinator = await house.SignIn("demo-coordinator");
        using var administrator = await house.SignIn("demo-administrator");
        var often = new List<string>();
        foreach (var (page, most) in Pages)
        {
            var reader = page.StartsWith("/admin", StringComparison.Ordinal) ? administrator : coordinator;
            // What is kept in mind between visits is there at the second.
            await reader.Open(page);
            using var statements = new Statements();
            await reader.Open(page);
            if (statements.All.Count > most)
                often.Add($"{page} asks {statements.All.Count} times, not {most}:\n{string.Join("\n\n", statements.All)}");
        }

        Assert.True(often.Count == 0, string.Join("\n\n\n", often));
    }

    // What each asked when it was last looked at; whoever brings one down brings the number down.
    private static readonly (string Page, int Most)[] Pages =
    [
        ("/", 8), ("/ja", 6), ("/ja/jams-2-0", 23), ("/ja/jams-2-0/plan", 12), ("/ja/jams-2-0/plan?view=table", 9), ("/ja/jams-2-0/deliverables", 8), ("/ja/jams-2-0/milestones", 6),
        ("/ja/jams-2-0/meetings", 7), ("/ja/jams-2-0/deliverables/D5.3", 16), ("/ja/jams-2-0/deliverables/D5.3/review", 12), ("/ja/jams-2-0/wp/5", 11), ("/documents", 6), ("/due", 7),
        ("/authorities", 7), ("/authorities/fr-ansm", 7), ("/activity", 8), ("/me/notices", 7), ("/me/work", 8), ("/jobs", 6), ("/admin/accounts", 5), ("/admin/jobs", 12), ("/admin/audit", 8),
    ];
}
