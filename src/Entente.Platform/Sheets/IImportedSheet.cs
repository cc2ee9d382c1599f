using System.Globalization;
using Entente.Kernel;
using Entente.Look.Languages;
using Entente.Platform.Storage;

namespace Entente.Platform.Sheets;

/// <summary>A table that can also come back: edited in a spreadsheet, or new rows from a template.</summary>
public interface IImportedSheet : ISheet
{
    /// <summary>The store that an import changes.</summary>
    RoomDb Store { get; }

    /// <summary>What the table is called, in the language of the moment.</summary>
    string Name { get; }

    /// <summary>The columns, in the language of the moment.</summary>
    IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>Why the one who asks may import nothing here; null when something.</summary>
    Task<Problem?> Refuse(string of, CancellationToken stop);

    /// <summary>
    /// The rows as they are now, as far as the one who asks may see them, in the language of the moment. The store keeps track of
    /// the things that it was read from: <see cref="Lay"/> then changes what was compared, and a save finds out when somebody else
    /// has changed it in between.
    /// </summary>
    Task<IReadOnlyList<KnownRow>> Known(string of, CancellationToken stop);

    /// <summary>
    /// Lays a row over the store by the rules of the slice that a form would use, and does not save. A refusal must leave the
    /// store as it was: the row may be tried again after others.
    /// </summary>
    /// <param name="of">Whose table.</param>
    /// <param name="row">The row.</param>
    /// <param name="known">The number of the thing that it changes; null for a new one.</param>
    /// <param name="stop">Stops it.</param>
    Task<Problem?> Lay(string of, SheetLine row, string? known, CancellationToken stop);
}

/// <summary>A thing as it is now.</summary>
/// <param name="Thing">Its identity.</param>
/// <param name="Version">Its version.</param>
/// <param name="Cells">One for each column.</param>
public sealed record KnownRow(Guid Thing, int Version, IReadOnlyList<object?> Cells);

/// <summary>A row that came in, with the values that its columns are for.</summary>
/// <param name="Number">As the spreadsheet numbers it.</param>
/// <param name="Cells">By the key of the column; nothing for an empty cell.</param>
public sealed record SheetLine(int Number, IReadOnlyDictionary<string, object?> Cells)
{
    /// <summary>A text; null for an empty cell.</summary>
    public string? Text(string key) => Cells.GetValueOrDefault(key) as string;

    /// <summary>A whole number; null for an empty cell.</summary>
    /// <exception cref="InvalidOperationException">The column is not <see cref="CellKind.Whole"/>, and the cell holds a fraction.</exception>
    public int? Whole(string key) => Cells.GetValueOrDefault(key) switch
    {
        decimal number when decimal.IsInteger(number) => (int)number,
        decimal => throw new InvalidOperationException($"The column '{key}' takes fractions. Make it one of whole numbers."),
        _ => null,
    };

    /// <summary>A day; null for an empty cell.</summary>
    public DateOnly? Day(string key) => Cells.GetValueOrDefault(key) as DateOnly?;

    /// <summary>Several texts between commas or semicolons.</summary>
    public IReadOnlyList<string> Texts(string key) => Split(Text(key) ?? "");

    internal static string[] Split(string text) => text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Makes of a cell what its column is for.</summary>
internal static class CellReading
{
    // Nobody writes a number with more signs; a longer text is not looked through.
    private const int LongestNumber = 60;

    /// <param name="raw">As the file has it.</param>
    /// <param name="column">What it is for.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="ways">How days and numbers are written in this file.</param>
    /// <returns>The value, null for an empty cell, or a <see cref="Fault"/>.</returns>
    public static object? Read(object? raw, SheetColumn column, string place, SheetWays ways)
    {
        if (raw is null or Fault)
            return raw;
        if (raw is string text && string.IsNullOrWhiteSpace(text))
            return null;
        return column.Kind switch
        {
            CellKind.Number or CellKind.Whole => Number(raw, column, place, ways.DecimalMark),
            CellKind.Date => Day(raw, column, place, ways.DayFirst),
            CellKind.Boolean => Truth(raw, column, place),
            _ => Text(CellText.Invariant(raw).Trim(), column),
        };
    }

    /// <summary>
    /// What is wrong with a text that is too long; null for any other cell. Asked by itself: a text that was too long when it was
    /// taken out stands in the way of nobody who leaves it alone.
    /// </summary>
    public static Fault? TooLong(object? read, SheetColumn column, string place) => read is string text && text.Length > column.Longest && column.Use != ColumnUse.Shown
        ? new Fault(place, "platform.sheet-text-long", "{0}: this text has {1} characters; at most {2} are taken. Shorten it.", column.Title, text.Length, column.Longest)
        : null;

    private static string Text(string text, SheetColumn column) => column.IsList ? string.Join(", ", SheetLine.Split(text)) : text;

    private static object Number(object raw, SheetColumn column, string place, char? decimalMark)
    {
        var bare = raw is string { Length: <= LongestNumber } text ? string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))) : "";
        if (CanBeTwo(bare, decimalMark))
            return new Fault(place, "platform.sheet-number-unclear", "{0}: '{1}' can be two different numbers. Write it without a sign between the thousands.", column.Title, Short(raw));
        var number = raw is decimal value ? value
            : decimal.TryParse(bare.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read
            : (decimal?)null;
        if (number is not ({ } sound and >= int.MinValue and <= int.MaxValue))
            return new Fault(place, "platform.sheet-not-a-number", "{0}: '{1}' is not a number. Write digits only, such as 5.", column.Title, Short(raw));
        return column.Kind == CellKind.Whole && !decimal.IsInteger(sound)
            ? new Fault(place, "platform.sheet-not-whole", "{0}: '{1}' is not a whole number. Write digits only, such as 5.", column.Title, Short(raw))
            : sound;
    }

    // 1,234 is a thousand or a little more than one: it is read where the file's own sign stands before the tenths, or where no
    // thousand is written so (0,125 or 1234,567).
    private static bool CanBeTwo(string text, char? decimalMark)
    {
        var digits = text.TrimStart('+', '-');
        var at = digits.IndexOfAny(['.', ',']);
        return at is >= 1 and <= 3 && digits[at] != decimalMark && digits[0] != '0' && digits.Length == at + 4 && digits[(at + 1)..].All(char.IsAsciiDigit);
    }

    private static object Day(object raw, SheetColumn column, string place, bool dayFirst)
    {
        if (raw is DateOnly day)
            return day;
        if (raw is string text && DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return read;
        // 06/04/2026 is two different days in Europe; where it is only one, or the file is written as the French do, it is taken.
        if (raw is string slashed && DateOnly.TryParseExact(slashed.Trim(), ["d/M/yyyy", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && (dayFirst || first.Day > 12 || first.Day == first.Month))
        {
            return first;
        }

        return new Fault(place, "platform.sheet-not-a-day", "{0}: '{1}' is not a day that is clear. Write it as 2026-04-30, or make the cell a date.", column.Title, Short(raw));
    }

    private static object Truth(object raw, SheetColumn column, string place) => raw switch
    {
        bool truth => truth,
        string text when IsWord(text, WrittenSigns.True, WrittenSigns.Yes) => true,
        string text when IsWord(text, WrittenSigns.False, WrittenSigns.No) => false,
        _ => new Fault(place, "platform.sheet-not-a-truth", "{0}: '{1}' is neither TRUE nor FALSE.", column.Title, Short(raw)),
    };

    // In any language that the interface is complete in: people bring sheets that others made.
    private static bool IsWord(string text, params IEnumerable<Func<CultureInfo, string>> words) => words.Any(word =>
        Language.Interface.Any(language => text.Trim().Equals(word(CultureInfo.GetCultureInfo(language.Code)), StringComparison.OrdinalIgnoreCase)));

    private static string Short(object raw) => CellText.Short(CellText.Invariant(raw));
}
