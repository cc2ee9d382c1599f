namespace Entente.Testing;

/// <summary>A clock that stands still until a test moves it; it starts at 09:00 UTC on 11 June 2026.</summary>
public sealed class FixedClock : TimeProvider
{
    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time) => Now += time;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
