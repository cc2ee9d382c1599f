using System.Net;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Lineage;

public class StorableTextTests
{
    [Theory]
    [OnEveryDatabase("a name that is far longer than the sixty characters which the column of an acronym can take", "at most 60 can be stored")]
    [OnEveryDatabase("NU\0L", "cannot be stored (NUL)")]
    public async Task A_text_that_a_database_would_not_take_is_refused(string acronym, string why, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        var answer = await program.Post("/api/v1/actions/jams-2-0/predecessors", new { acronym });

        // PostgreSQL refuses a NUL when it is asked about it, SQLite only when it shall be stored.
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest });
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
