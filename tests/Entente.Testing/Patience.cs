using System.Diagnostics;
using Xunit.Sdk;

namespace Entente.Testing;

/// <summary>
/// How long a test waits for what comes by itself. No verdict hangs on it: it is many times what the slowest machine needs, and only
/// ends what would never come, with the name of what was awaited.
/// </summary>
public static class Patience
{
    /// <summary>The longest wait for one thing.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(4);

    /// <summary>Looks again and again until something has come.</summary>
    /// <param name="look">True when it is there.</param>
    /// <param name="awaited">What is awaited and how things stand, for whoever reads that it did not come.</param>
    public static async Task Until(Func<Task<bool>> look, Func<Task<string>> awaited)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(awaited);
        var watch = Stopwatch.StartNew();
        while (!await look())
        {
            if (watch.Elapsed > Limit)
                throw new XunitException($"Waited {Limit.TotalMinutes:F0} minutes in vain for {await awaited()}");
            await Task.Delay(50);
        }
    }

    /// <summary>Waits for the end of something.</summary>
    public static async Task<T> For<T>(Task<T> end, string awaited)
    {
        ArgumentNullException.ThrowIfNull(end);
        await For((Task)end, awaited);
        return await end;
    }

    /// <inheritdoc cref="For{T}"/>
    public static async Task For(Task end, string awaited)
    {
        ArgumentNullException.ThrowIfNull(end);
        if (await Task.WhenAny(end, Task.Delay(Limit)) != end)
            throw new XunitException($"Waited {Limit.TotalMinutes:F0} minutes in vain for {awaited}");
        await end;
    }
}
