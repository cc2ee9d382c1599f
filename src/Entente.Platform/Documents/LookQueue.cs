using Microsoft.Extensions.Options;

namespace Entente.Platform.Documents;

/// <summary>Looks at files that people send wait here for their turn: each takes memory, so only a few go on at once.</summary>
internal sealed class LookQueue(IOptions<DocumentSettings> rules) : IDisposable
{
    private readonly SemaphoreSlim turns = new(rules.Value.MostLooksAtOnce);

    /// <summary>Waits for a turn; disposing what comes back ends it.</summary>
    public async Task<IDisposable> Enter(CancellationToken stop)
    {
        await turns.WaitAsync(stop);
        return new Turn(turns);
    }

    public void Dispose() => turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
