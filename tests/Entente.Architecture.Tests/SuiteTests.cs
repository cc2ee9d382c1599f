using System.Diagnostics;

namespace Entente.Architecture.Tests;

/// <summary>The script that runs the tests, held against tests that behave badly on purpose.</summary>
public sealed class SuiteTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-suite-").FullName;

    [Fact]
    public async Task What_passes_is_counted()
    {
        var (code, said) = await Suite("Passes");

        Assert.Equal(0, code);
        Assert.EndsWith("1 passed, 0 failed, 0 skipped", said, StringComparison.Ordinal);
        Assert.Empty(Flaky);
    }

    [Fact]
    public async Task What_passes_at_the_second_try_is_named_as_flaky()
    {
        var (code, said) = await Suite("Fails_at_first", "Passes");

        Assert.Equal(0, code);
        Assert.Contains("Flaky, passed at the second try:\n  Entente.Planted.Misdeeds.Fails_at_first\n2 passed, 0 failed, 0 skipped", said, StringComparison.Ordinal);
        Assert.Equal(["Entente.Planted.Misdeeds.Fails_at_first"], Flaky);
    }

    [Fact]
    public async Task What_fails_twice_is_red()
    {
        var (code, said) = await Suite("Fails_always", "Passes");

        Assert.NotEqual(0, code);
        Assert.Contains("At the second try too:\nfailed Entente.Planted.Misdeeds.Fails_always", said, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed, 0 skipped", said, StringComparison.Ordinal);
        Assert.Empty(Flaky);
    }

    [Fact]
    public async Task Six_failures_are_red_at_once()
    {
        var (code, said) = await Suite("Fails_in_six_rows");

        Assert.NotEqual(0, code);
        Assert.DoesNotContain("second try", said, StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 6 failed, 0 skipped", said, StringComparison.Ordinal);
    }

    [Theory, InlineData("Never_ends"), InlineData("Dies")]
    public async Task What_never_ends_or_dies_is_cut_with_its_name(string test)
    {
        var (code, said) = await Suite(test, "Passes");

        Assert.NotEqual(0, code);
        Assert.Contains("Entente.Planted broke off", said, StringComparison.Ordinal);
        Assert.Contains($"Entente.Planted.Misdeeds.{test}", said, StringComparison.Ordinal);
        Assert.Contains(" 1 failed", said[said.LastIndexOf('\n')..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_program_that_dies_the_cause_is_shown_not_only_the_end_of_its_stack()
    {
        var (_, said) = await Suite("Calls_itself_without_end");

        Assert.Contains("Entente.Planted broke off with exit code 7:\nStack overflow.", said, StringComparison.Ordinal);
        Assert.Contains("at Entente.Planted.Misdeeds.Deeper(Int32)", said, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_part_that_is_missing_is_skipped_by_name_and_red_in_CI(bool inCI)
    {
        var (code, said) = await Suite(["Misses_a_part", "Passes"], inCI);

        Assert.Equal(inCI ? 1 : 0, code);
        Assert.Contains("Skipped, no Chromium (nobody installed one):\n  Entente.Planted.Misdeeds.Misses_a_part", said, StringComparison.Ordinal);
        Assert.EndsWith(inCI ? "1 passed, 1 failed, 0 skipped" : "1 passed, 0 failed, 1 skipped", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slowest_tests_and_the_time_by_project_are_kept()
    {
        await Suite("Passes");

        var times = await File.ReadAllLinesAsync(Path.Combine(folder, "times.txt"));
        Assert.Matches("^Entente.Planted +1 passed +0 failed +0 skipped +[0-9]+ s$", times[0]);
        Assert.Matches("^ +[0-9.]+ s  Entente.Planted.Misdeeds.Passes$", times[1]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string[] Flaky => File.ReadAllLines(Path.Combine(folder, "flaky.txt"));

    private Task<(int Code, string Said)> Suite(params string[] tests) => Suite(tests, inCI: false);

    private async Task<(int Code, string Said)> Suite(string[] tests, bool inCI)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        string[] words = ["eng/suite.sh", folder, "artifacts/bin/Entente.Planted/debug/Entente.Planted", "--", .. tests.SelectMany(test => (string[])["--filter-method", $"*.{test}"])];
        foreach (var word in words)
            start.ArgumentList.Add(word);
        // Long enough for a slow machine to begin, and what hangs has nothing else to do.
        start.Environment["ENTENTE_TEST_LIMIT"] = "20s";
        start.Environment["ENTENTE_PLANTED"] = folder;
        start.Environment["CI"] = inCI ? "true" : "";
        using var script = Process.Start(start)!;
        var complained = script.StandardError.ReadToEndAsync();
        var said = await script.StandardOutput.ReadToEndAsync();
        await Patience.For(script.WaitForExitAsync(), "the end of eng/suite.sh");
        return (script.ExitCode, said.TrimEnd() + await complained);
    }
}
