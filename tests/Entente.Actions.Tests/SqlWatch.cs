using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Actions.Tests;

/// <summary>What one house asks its database.</summary>
internal sealed class SqlWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentBag<IDisposable> ends = [];
    private readonly ConcurrentQueue<string> asked = new();
    private readonly string file, name;

    public SqlWatch(House house)
    {
        file = house.Database.Folder;
        // A PostgreSQL database is called after the folder.
        name = Path.GetFileName(file).Replace('-', '_').ToLowerInvariant();
        ends.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Every statement that reads or writes this table, in order.</summary>
    public IReadOnlyList<string> On(string table) => [.. asked.Where(sql => Regex.IsMatch(sql, $"\\b{table}\\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            ends.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Command: { Connection: { } connection } command }
            && (connection.Database == name || connection.DataSource.StartsWith(file, StringComparison.Ordinal)))
        {
            asked.Enqueue(command.CommandText);
        }
    }

    public void OnCompleted()
    {
        // Nothing more is asked.
    }

    public void OnError(Exception error)
    {
        // A listener that fails is no matter of the house.
    }

    public void Dispose()
    {
        foreach (var end in ends)
            end.Dispose();
    }
}
