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

    [Theory]
    [OnEveryDatabase("milestones", "title", "Report \u202Efdp.exe", "202E")]
    [OnEveryDatabase("milestones", "verification", "Mi\u2066nutes", "2066")]
    [OnEveryDatabase("milestones", "title", "Guide\u200B", "200B")]
    [OnEveryDatabase("milestones", "title", "Guide\u0007", "0007")]
    public async Task An_invisible_sign_that_makes_a_text_read_as_another_is_refused_by_field(string list, string field, string text, string sign, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var ask = new Dictionary<string, object?> { ["workPackage"] = 5, ["title"] = "Guide", ["due"] = null, ["verification"] = null, [field] = text };

        var answer = await program.Post($"{Jams.Api}/{list}", ask);

        var said = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("platform.text-invisible", said, StringComparison.Ordinal);
        Assert.Contains($"U+{sign}", said, StringComparison.Ordinal);
        Assert.Contains(field, said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnEveryDatabase]
    public async Task What_writing_systems_need_is_taken_and_a_text_in_a_list_is_looked_at_too(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        var persian = await program.Post($"{Jams.Api}/milestones", new { workPackage = 5, title = "می\u200Cخواهم \u200Fא 👨\u200D👩\u200D👧", due = (string?)null, verification = "one\ntwo" });
        var listed = await program.Post($"{Jams.Api}/work-packages", new { number = 19, kind = "Technical", title = new { en = "Wo\u202Erk" } });

        Assert.Equal(HttpStatusCode.Created, persian.StatusCode);
        Assert.Contains("platform.text-invisible", await listed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_text_without_an_end_is_refused_by_field(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        var answer = await program.Post($"{Jams.Api}/milestones", new { workPackage = 5, title = "Guide", due = (string?)null, verification = new string('x', 50_000) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("platform.text-too-long", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
