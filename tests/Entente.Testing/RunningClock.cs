using System.Diagnostics;
using System.Globalization;

namespace Entente.Testing;

/// <summary>The day on which the tests take place, whatever the calendar on the wall says.</summary>
public static class TestDay
{
    /// <summary>The environment variable that names another day: <c>ENTENTE_TEST_DAY=2028-02-29 ./test.sh</c>.</summary>
    public const string Variable = "ENTENTE_TEST_DAY";

    /// <summary>Nine in the morning of that day, UTC.</summary>
    public static DateTimeOffset Morning { get; } = new(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : new(2026, 6, 11),
        new(9, 0), TimeSpan.Zero);
}

/// <summary>A clock that starts on the morning of the tests' day and runs: for houses in which people go about at a real browser.</summary>
public sealed class RunningClock : TimeProvider
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => TestDay.Morning + watch.Elapsed;
}
