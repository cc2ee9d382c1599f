using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Entente.Cli.Calculations;

/// <summary>What calculations ask in the same way. Numbers have a decimal point whatever the language of the machine.</summary>
internal static class Ask
{
    public static readonly Option<FileInfo?> Output = new("--output") { Description = "Where to; the terminal if left out." };

    /// <summary>A confidence level.</summary>
    public static readonly Option<double> Level = Number("--level", "Confidence level of intervals.", 0.95);

    /// <summary>A number with a usual value.</summary>
    public static Option<double> Number(string name, string description, double usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, CustomParser = read => Read(read) ?? usual };

    /// <summary>A number that must be given.</summary>
    public static Option<double> Number(string name, string description) => new(name) { Description = description, Required = true, CustomParser = read => Read(read) ?? 0 };

    /// <summary>A number that may be left out.</summary>
    public static Option<double?> NumberOrNone(string name, string description) => new(name) { Description = description, CustomParser = Read };

    /// <summary>A table that must be given.</summary>
    public static Option<FileInfo> File(string name, string description) => new(name) { Description = description, Required = true };

    /// <summary>One word out of several, with what it stands for.</summary>
    /// <exception cref="AskFault">It is none of them.</exception>
    public static T One<T>(string word, IReadOnlyDictionary<string, T> words) => words.TryGetValue(word, out var meant)
        ? meant : throw new AskFault($"There is no \"{word}\" here; there are {string.Join(", ", words.Keys)}.");

    /// <summary>Words separated by commas, with what each stands for.</summary>
    /// <exception cref="AskFault">One is not among them.</exception>
    public static IReadOnlyList<(string Word, T Meant)> Some<T>(string text, IReadOnlyDictionary<string, T> words) => [.. List(text).Select(word => (word, One(word, words)))];

    /// <summary>What stands between commas.</summary>
    public static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Numbers separated by commas.</summary>
    /// <exception cref="AskFault">One is no number.</exception>
    public static double[] Numbers(string text) => [.. List(text).Select(word => Finite(word) ?? throw new AskFault($"\"{word}\" is no number. Write numbers like 0.05, separated by commas."))];

    private static double? Read(ArgumentResult read)
    {
        var word = read.Tokens.Count == 1 ? read.Tokens[0].Value : "";
        if (Finite(word) is { } number)
            return number;
        read.AddError($"{(read.Parent as OptionResult)?.Option.Name}: \"{word}\" is no number. Write it like 1234.5.");
        return null;
    }

    private static double? Finite(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
