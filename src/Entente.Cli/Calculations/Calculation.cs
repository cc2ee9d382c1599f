using System.CommandLine;

namespace Entente.Cli.Calculations;

/// <summary>
/// One method on the command line: files in, a file or a text out. It needs no house and no database, and gives what the function of
/// Entente.Methods gives.
/// </summary>
internal sealed class Calculation : Command
{
    /// <param name="name">The verb.</param>
    /// <param name="description">What it computes, with an example that works as printed.</param>
    /// <param name="run">Computes. It refuses by <see cref="AskFault"/> or <see cref="ArgumentException"/>.</param>
    /// <param name="asks">Options.</param>
    public Calculation(string name, string description, Func<ParseResult, CancellationToken, Task<Answer>> run, params Option[] asks)
        : base(name, description)
    {
        Run = run;
        foreach (var ask in asks)
            Options.Add(ask);
    }

    public Func<ParseResult, CancellationToken, Task<Answer>> Run { get; }
}

/// <summary>What was asked for cannot be computed: why, and how to ask otherwise.</summary>
internal class AskFault(string text) : Exception(text);

/// <summary>A file that cannot be computed with: which, where, and how to mend it.</summary>
internal sealed class FileFault(string file, long line, string? column, string text)
    : AskFault($"{file}{(line > 0 ? FormattableString.Invariant($", line {line}") : "")}{(column is null ? "" : $", column \"{column}\"")}: {text}");
