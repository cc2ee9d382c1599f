using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Seams;

/// <summary>A page asks the database a fixed number of times, whatever lies behind it. Who asks (one) and the frame (two) are in the count.</summary>
public class StatementTests
{
    [Theory, OnEveryDatabase]
    public async Task A_page_asks_the_database_so_often_and_no_more(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        // As after a write: what is kept is read again.
        var often = await Often(house, page => page.Most, house.Services.GetRequiredService<Kept>().Forget);

        Assert.True(often.Count == 0, string.Join("\n\n\n", often));
    }

    // On PostgreSQL whoever writes to another database of the server moves how this one stands, too.
    [Fact]
    public async Task What_depends_on_no_reader_is_not_asked_again_while_nobody_writes()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        var often = await Often(house, page => page.Still, () => { });

        Assert.True(often.Count == 0, string.Join("\n\n\n", often));
    }

    private static async Task<List<string>> Often(House house, Func<Asked, int> most, Action before)
    {
        house.Server.PreserveExecutionContext = true;
        using var coordinator = await house.SignIn("demo-coordinator");
        using var administrator = await house.SignIn("demo-administrator");
        var often = new List<string>();
        foreach (var asked in Pages)
        {
            var reader = asked.Page.StartsWith("/admin", StringComparison.Ordinal) ? administrator : coordinator;
            // What a host keeps for good is there at the second visit.
            await reader.Open(asked.Page);
            before();
            using var statements = new Statements();
            await reader.Open(asked.Page);
            if (statements.All.Count > most(asked))
                often.Add($"{asked.Page} asks {statements.All.Count} times, not {most(asked)}:\n{string.Join("\n\n", statements.All)}");
        }

        return often;
    }

    /// <param name="Page">Its address.</param>
    /// <param name="Most">So often after a write.</param>
    /// <param name="Still">So often while nobody writes.</param>
    private sealed record Asked(string Page, int Most, int Still);

    // What each asked when it was last looked at; whoever brings one down brings the number down.
    private static readonly Asked[] Pages =
    [
        new("/", 7, 6), new("/ja", 5, 3), new("/ja/jams-2-0", 21, 5), new("/ja/jams-2-0/plan", 11, 4), new("/ja/jams-2-0/plan?view=table", 8, 6),
        new("/ja/jams-2-0/deliverables", 7, 5), new("/ja/jams-2-0/milestones", 5, 3), new("/ja/jams-2-0/meetings", 6, 4), new("/ja/jams-2-0/deliverables/D5.3", 15, 7),
        new("/ja/jams-2-0/deliverables/D5.3/review", 11, 4), new("/ja/jams-2-0/wp/5", 10, 3), new("/documents", 5, 4), new("/due", 6, 5), new("/authorities", 6, 5),
        new("/authorities/fr-ansm", 6, 5), new("/activity", 8, 6), new("/me/notices", 6, 5), new("/me/work", 7, 6), new("/jobs", 5, 4), new("/admin/accounts", 4, 3),
        new("/admin/jobs", 8, 7), new("/admin/audit", 7, 6), new("/en/public", 2, 1),
    ];
}
