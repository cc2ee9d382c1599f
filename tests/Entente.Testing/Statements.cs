using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Testing;

/// <summary>
/// The statements that are sent to a database by what the test itself does while this is open; those of other tests and of the workers of
/// the house are not among them. For requests the house's server must keep the flow (<c>Server.PreserveExecutionContext</c>).
/// </summary>
public sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Sent = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting";

    private static readonly AsyncLocal<Statements?> Current = new();
    private readonly List<IDisposable> subscriptions = [];
    private readonly ConcurrentQueue<string> sent = [];

    /// <summary>Begins to listen.</summary>
    public Statements()
    {
        Current.Value = this;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>So far, in their order.</summary>
    public IReadOnlyList<string> All => [.. sent];

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == "Microsoft.EntityFrameworkCore")
            subscriptions.Add(value.Subscribe(this, name => name == Sent));
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Sent && Current.Value == this)
            sent.Enqueue(((CommandEventData)value.Value!).Command.CommandText);
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
        // Nothing more is sent.
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
        // Whoever sends has its own failures.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Current.Value = null;
        subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
