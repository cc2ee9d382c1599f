using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Platform.Sheets;

/// <summary>
/// What a row was when it was taken out: which thing, in which version, and a print of the cells that can be edited. By the print
/// an import tells whether somebody touched the row in the sheet, by the version whether somebody changed it here meanwhile.
/// </summary>
/// <param name="Thing">The identity.</param>
/// <param name="Version">The thing's version.</param>
/// <param name="Print">Of the editable cells.</param>
public sealed record RowMark(Guid Thing, int Version, string Print)
{
    private const string Word = "entente:";

    /// <summary>The heading of the column that holds the marks.</summary>
    public static string Heading(string origin) => Word + origin;

    /// <summary>The origin in a heading; null for any other heading.</summary>
    public static string? Origin(string heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        return heading.StartsWith(Word, StringComparison.Ordinal) ? heading[Word.Length..] : null;
    }

    /// <summary>The mark as it stands in a cell.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Thing:N}.{Version}.{Print}");

    /// <summary>Reads a mark; null for what is none.</summary>
    public static RowMark? Parse(string? text) =>
        text?.Trim().Split('.') is [var thing, var version, { Length: 12 } print] && Guid.TryParseExact(thing, "N", out var id)
            && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(id, number, print) : null;

    /// <summary>The print of some cells.</summary>
    public static string PrintOf(IEnumerable<object?> cells) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', cells.Select(CellText.Invariant)))))[..12];
}

/// <summary>A value as a text that does not depend on anybody's language.</summary>
internal static class CellText
{
    private const int MostShown = 60;

    /// <summary>What a refusal repeats of a text.</summary>
    public static string Short(string text) => text.Length > MostShown ? text[..MostShown] + "…" : text;

    public static string Invariant(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
