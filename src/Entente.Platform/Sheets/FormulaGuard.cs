namespace Entente.Platform.Sheets;

/// <summary>
/// Keeps a text in a CSV file a text. A spreadsheet takes a field that begins with one of a few signs for a formula, and a formula
/// can send away what stands beside it; an apostrophe before it says "text" to every spreadsheet. What already begins with
/// apostrophes before such a sign gets one more, so that reading takes away exactly what writing has added.
/// </summary>
internal static class FormulaGuard
{
    // The full-width forms too: some spreadsheets fold them when they open the file.
    private const string Signs = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Guard(string text) => IsRisky(text) ? "'" + text : text;

    public static string Unguard(string text) => text.StartsWith('\'') && IsRisky(text) ? text[1..] : text;

    private static bool IsRisky(string text)
    {
        var bare = text.AsSpan().TrimStart('\'');
        return bare.Length > 0 && Signs.Contains(bare[0], StringComparison.Ordinal);
    }
}
