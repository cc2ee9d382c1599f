using System.CommandLine;

namespace Entente.Cli.Calculations;

/// <summary>
/// One method on the command line: files in, a file or a text out. It needs no house and no database, and gives what the function of
/// Entente.Methods gives.
/// </summary>
internal sealed class Calculation : Command
{
    /// <param name="name">The verb.</param>
    /// <param name="description">What it computes, and behind "Example: " a line that works as printed.</param>
    /// <param name="run">Computes. It refuses by <see cref="AskFault"/> or <see cref="ArgumentException"/>.</param>
    /// <param name="asks">Options.</param>
    public Calculation(string name, string description, Func<ParseResult, CancellationToken, Task<Answer>> run, params Option[] asks)
        : base(name, Topic.About(description))
    {
        (Run, Example) = (run, Topic.ExampleOf(description));
        foreach (var ask in asks)
            Options.Add(ask);
    }

    public Func<ParseResult, CancellationToken, Task<Answer>> Run { get; }

    /// <summary>A line that works as printed.</summary>
    public string Example { get; }

    /// <summary>Why it was refused. A method names its own parameter behind its sentence: that is an option's name, or says nothing to whoever gave a file.</summary>
    public string Why(Exception refused)
    {
        if ((refused as ArgumentException)?.ParamName is not { } name)
            return refused.Message;
        var why = refused.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal).Replace(Environment.NewLine, " ", StringComparison.Ordinal);
        // "strata: north" is an entry of a list.
        if (name.Split(": ", 2) is [_, var entry])
            return $"\"{entry}\": {why}";
        return Options.FirstOrDefault(option => option.Name[2..].Replace("-", "", StringComparison.Ordinal).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } option ? $"{option.Name}: {why}" : why;
    }
}

/// <summary>Calculations of one topic. Its help shows one example, those of its calculations stand in their own.</summary>
/// <param name="name">The topic.</param>
/// <param name="description">What it is about, and behind "Example: " a line that works as printed.</param>
internal sealed class Topic(string name, string description) : Command(name, About(description))
{
    public string Example { get; } = ExampleOf(description);

    public static string About(string description) => description.Split("\nExample: ")[0];

    public static string ExampleOf(string description) => description.Split("\nExample: ")[1];
}

/// <summary>What was asked for cannot be computed: why, and how to ask otherwise.</summary>
internal class AskFault(string text) : Exception(text);

/// <summary>A file that cannot be computed with: which, where, and how to mend it.</summary>
internal sealed class FileFault(string file, long line, string? column, string text)
    : AskFault($"{file}{(line > 0 ? FormattableString.Invariant($", line {line}") : "")}{(column is null ? "" : $", column \"{column}\"")}: {text}");
