namespace Entente.Platform.Jobs;

/// <summary>Wakes the job runner of this process, so that a job does not wait for the next look.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0);

    /// <summary>There may be something to do.</summary>
    public void Poke()
    {
        // Nobody is helped by more wakes than there can be workers.
        if (waiting.CurrentCount < 64)
            waiting.Release();
    }

    /// <summary>Waits until poked, at most for <paramref name="atMost"/>.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken stop) => waiting.WaitAsync(atMost, stop);

    /// <inheritdoc/>
    public void Dispose() => waiting.Dispose();
}
