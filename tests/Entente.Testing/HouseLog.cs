using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Entente.Testing;

/// <summary>What the house logged, warnings and worse: silent while all goes well, told when an answer is a failure.</summary>
public sealed class HouseLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>Oldest first.</summary>
    public IEnumerable<string> Lines => lines;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Pen(lines, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Lines stay readable after the house is closed.
    }

    private sealed class Pen(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            if (IsEnabled(logLevel))
                lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
