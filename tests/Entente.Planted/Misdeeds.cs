namespace Entente.Planted;

/// <summary>What the script that runs the tests has to tell apart; each is run alone, by name.</summary>
public class Misdeeds
{
    private static readonly string Mark = Path.Combine(Environment.GetEnvironmentVariable("ENTENTE_PLANTED") ?? Path.GetTempPath(), "tried");

    [Fact]
    public void Passes() => Assert.EndsWith("tried", Mark, StringComparison.Ordinal);

    [Fact]
    public void Fails_at_first()
    {
        var tried = File.Exists(Mark);
        File.WriteAllText(Mark, "");
        Assert.True(tried, "This is the first try.");
    }

    [Fact]
    public void Fails_always() => Assert.Fail("It always does.");

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Fails_in_six_rows(int row) => Assert.Fail($"Row {row} does.");

    [Fact]
    public Task Never_ends() => Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);

    [Fact]
    public void Dies() => Environment.FailFast("On purpose.");

    [Fact]
    public void Calls_itself_without_end() => Assert.True(Deeper(0) > 0, "It comes back.");

    [Fact]
    public void Misses_a_part() => Assert.Skip("no Chromium (nobody installed one)");

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Blocker Bug", "S2190", Justification = "That it never ends is what is tried.")]
    private static int Deeper(int level) => Deeper(level + 1) + 1;
}
