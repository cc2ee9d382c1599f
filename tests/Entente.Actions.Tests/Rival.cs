using System.Diagnostics;

namespace Entente.Actions.Tests;

/// <summary>A clock by which somebody else saves while a slice is between reading and saving: there it asks what time it is.</summary>
/// <param name="slice">Which one, by its name.</param>
internal sealed class Rival(string slice) : TimeProvider
{
    private Func<Task>? strike;

    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; } = Jams.Now;

    /// <summary>What the other does, once, in the midst of the slice.</summary>
    public void Waits(Func<Task> what) => strike = what;

    public override DateTimeOffset GetUtcNow()
    {
        if (strike is { } now && new StackTrace().ToString().Contains(slice, StringComparison.Ordinal))
        {
            strike = null;
            Task.Run(now).GetAwaiter().GetResult();
        }

        return Now;
    }
}
