using System.Globalization;

namespace Entente.Actions.Plan;

/// <summary>Numbers as people write them: T5.2, D5.10, MS7.</summary>
internal static class Numbers
{
    /// <summary>D5.2 comes before D5.10.</summary>
    public static IComparer<string> Order { get; } = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);

    /// <summary>The next free number in a work package: after T5.1 and T5.3 comes T5.4.</summary>
    public static string Next(string letter, int package, IEnumerable<string> taken)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{letter}{package}.");
        var last = taken.Where(number => number.StartsWith(start, StringComparison.Ordinal))
            .Select(number => int.TryParse(number.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : 0)
            .DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{start}{last + 1}");
    }

    /// <summary>The next free number in an action: after MS7 comes MS8.</summary>
    public static string Next(string letters, IEnumerable<string> taken)
    {
        var last = taken.Where(number => number.StartsWith(letters, StringComparison.Ordinal))
            .Select(number => int.TryParse(number.AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : 0)
            .DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{last + 1}");
    }
}
