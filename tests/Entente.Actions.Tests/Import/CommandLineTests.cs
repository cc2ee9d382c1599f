using System.Text.Json;

namespace Entente.Actions.Tests.Import;

/// <summary><c>import programme</c> from a terminal: what it says, and the exit codes that scripts rely on.</summary>
public class CommandLineTests
{
    [Theory, OnEveryDatabase]
    public async Task An_import_begins_a_database_and_the_second_finds_nothing_to_do(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Make(kind);
        var file = await CommandLine.File(database, ProgrammeFiles.Demo);

        var dry = await CommandLine.Run(database, "import", "programme", file, "--dry-run");
        Assert.Equal((0, ""), (dry.Code, dry.Complained));
        Assert.Contains("would change", dry.Said, StringComparison.Ordinal);
        Assert.Equal(["0"], await database.Read("SELECT COUNT(*) FROM actions_joint_action"));

        var first = await CommandLine.Run(database, "import", "programme", file, "--publish");
        Assert.Equal(0, first.Code);
        Assert.StartsWith("8 actions and 27 work packages read; ", first.Said, StringComparison.Ordinal);
        Assert.Contains("Not imported, for no room holds it yet: $.partnerships", first.Said, StringComparison.Ordinal);
        var once = await Tables.Dump(database, "actions_", "platform_audit", "platform_outbox");

        var second = await CommandLine.Run(database, "import", "programme", file, "--publish", "--json");
        Assert.Equal(0, second.Code);
        var report = JsonDocument.Parse(second.Said).RootElement;
        Assert.Equal((8, 27, 0), (report.GetProperty("actions").GetInt32(), report.GetProperty("workPackages").GetInt32(), report.GetProperty("differences").GetArrayLength()));
        Assert.Equal(once, await Tables.Dump(database, "actions_", "platform_audit", "platform_outbox"));
        Assert.Equal(0, (await CommandLine.Run(database, "audit", "verify")).Code);
    }

    [Theory, OnEveryDatabase]
    public async Task A_deep_check_names_what_was_changed_past_the_house(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Make(kind);
        var file = await CommandLine.File(database, ProgrammeFiles.Demo);
        Assert.Equal(0, (await CommandLine.Run(database, "import", "programme", file)).Code);
        var whole = await CommandLine.Run(database, "audit", "verify", "--deep");
        Assert.Equal((0, ""), (whole.Code, whole.Complained));
        Assert.Contains("What is stored is as it says: ", whole.Said, StringComparison.Ordinal);

        Assert.Equal(1, await database.Execute("""UPDATE actions_work_package SET "Title" = '{"en":"Other"}' WHERE "Number" = 1 AND "ActionSlug" = 'jams-2-0'"""));

        Assert.Equal(0, (await CommandLine.Run(database, "audit", "verify")).Code);
        var (code, _, complained) = await CommandLine.Run(database, "audit", "verify", "--deep");
        Assert.Equal(1, code);
        Assert.StartsWith("The database does not hold what the trail says: 1 differences.", complained, StringComparison.Ordinal);
        Assert.Contains(": Title: Stored is ", complained, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_anchor_that_was_kept_elsewhere_shows_a_trail_that_was_cut_off_with_its_head(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Make(kind);
        var file = await CommandLine.File(database, ProgrammeFiles.Demo);
        Assert.Equal(0, (await CommandLine.Run(database, "import", "programme", file)).Code);
        var anchor = Path.Combine(database.Folder, "anchor.json");
        Assert.Equal(0, (await CommandLine.Run(database, "audit", "anchor", "--out", anchor)).Code);
        Assert.Equal(0, (await CommandLine.Run(database, "audit", "verify", "--anchor", anchor)).Code);
        var altered = await CommandLine.File(database, System.Text.Encoding.UTF8.GetBytes((await System.IO.File.ReadAllTextAsync(anchor)).Replace("\"position\": ", "\"position\": 1", StringComparison.Ordinal)), "altered.json");
        Assert.StartsWith("The seal of this anchor", (await CommandLine.Run(database, "audit", "verify", "--anchor", altered)).Complained, StringComparison.Ordinal);

        await database.Execute(kind == DatabaseKind.Postgres ? "DROP TRIGGER platform_audit_keep ON platform_audit" : "DROP TRIGGER platform_audit_hold");
        await database.Execute("""DELETE FROM platform_audit WHERE "Position" > 10""");
        await database.Execute("""UPDATE platform_audit_head SET "Sequence" = 10, "Hash" = (SELECT "Hash" FROM platform_audit WHERE "Position" = 10)""");

        Assert.Equal(0, (await CommandLine.Run(database, "audit", "verify")).Code);
        var (code, said, complained) = await CommandLine.Run(database, "audit", "verify", "--anchor", anchor);
        Assert.Equal((1, ""), (code, said));
        Assert.Contains("The trail does not lead through the anchor of ", complained, StringComparison.Ordinal);
        var other = await CommandLine.Run(database, "audit", "verify", "--anchor", file);
        Assert.Equal(1, other.Code);
        Assert.Contains("This is no anchor.", other.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_file_is_refused_with_every_fault_and_its_path()
    {
        await using var database = await TestDatabase.Make(DatabaseKind.Sqlite);
        var file = await CommandLine.File(database, FaultyFiles.Fifty());

        var (code, said, complained) = await CommandLine.Run(database, "import", "programme", file);

        Assert.Equal((1, ""), (code, said));
        Assert.Contains("Nothing was imported. Faults in the file: 50.", complained, StringComparison.Ordinal);
        Assert.Contains("  $.jointActions[1].workPackages[49].lead.country: 'QQ' is no country known here.", complained, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complained, StringComparison.Ordinal);
        Assert.Empty(await Tables.Dump(database, "actions_", "platform_outbox"));

        var json = await CommandLine.Run(database, "import", "programme", file, "--json");
        Assert.Equal((1, ""), (json.Code, json.Complained));
        var refusal = JsonDocument.Parse(json.Said).RootElement;
        Assert.Equal("urn:entente:problem:actions.import-faulty", refusal.GetProperty("type").GetString());
        Assert.Equal(50, refusal.GetProperty("faults").GetArrayLength());
    }

    [Theory]
    [InlineData(1, "import", "programme", "nothing-there.json")]
    [InlineData(2, "import", "programme")]
    [InlineData(2, "import", "programme", "a.json", "b.json")]
    [InlineData(2, "import", "programme", "a.json", "--dry")]
    [InlineData(2, "import", "program")]
    public async Task Misuse_and_refusal_have_their_own_exit_codes(int code, params string[] words)
    {
        await using var database = await TestDatabase.Make(DatabaseKind.Sqlite);

        var outcome = await CommandLine.Run(database, words);

        Assert.Equal(code, outcome.Code);
        Assert.NotEqual("", outcome.Complained);
        Assert.DoesNotContain("   at ", outcome.Complained, StringComparison.Ordinal);
    }
}
