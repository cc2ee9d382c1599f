using System.Globalization;
using System.Text;
using System.Xml;
using Entente.Kernel;

namespace Entente.Platform.Sheets;

/// <summary>Reads the rows of a worksheet.</summary>
internal sealed class XlsxRows(SheetSettings rules, List<string> shared, HashSet<int> dayStyles, bool is1904)
{
    // 1 January 1900 is 1 for spreadsheets, which also know a 29 February of that year; from March on both agree.
    private static readonly DateOnly Epoch = new(1899, 12, 30);
    private const int LastDay = 2_958_465, From1904 = 1_462, FirstSound = 61;

    // Many cells can share one text, so they can hold far more together than was unpacked.
    private long characters;
    private bool isTooMuch;

    /// <returns>The rows that hold something, the heading first.</returns>
    public Result<List<RawRow>> Read(XmlReader xml)
    {
        var rows = new List<RawRow>();
        var number = 0;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            number = XlsxBook.Number(xml.GetAttribute("r")) is >= 1 and <= SheetFile.MostXlsxRows and var stated ? stated : number + 1;
            var cells = Row(xml, number);
            if (cells.Problem is { } refused)
                return refused;
            var row = new RawRow(number, cells.Value);
            if (row.IsEmpty)
                continue;
            rows.Add(row);
            if (rows.Count > rules.MostRows + 1)
                return SheetFaults.TooManyRows(rules);
        }

        return rows;
    }

    private Result<IReadOnlyList<object?>> Row(XmlReader xml, int number)
    {
        var cells = new List<object?>();
        if (xml.IsEmptyElement)
            return cells;
        var depth = xml.Depth;
        var column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            column = Column(xml.GetAttribute("r")) ?? column + 1;
            var cell = Cell(xml, SheetFaults.Place(column, number));
            if (isTooMuch || cell is string text && (characters += text.Length) > rules.MostUnpackedBytes)
                return SheetFaults.TooMuchText(rules);
            if (cell is null or "")
                continue;
            if (column >= rules.MostColumns)
                return SheetFaults.TooManyColumns(SheetFaults.Place(column, number), rules);
            while (cells.Count <= column)
                cells.Add(null);
            cells[column] = cell;
        }

        return cells;
    }

    // The letters of a place such as AB12; no letters, or too many, is no place.
    private static int? Column(string? place)
    {
        var column = 0;
        foreach (var letter in (place ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
            column = column * 26 + letter - 'A' + 1;
        return column is > 0 and <= 16_384 ? column - 1 : null;
    }

    private object? Cell(XmlReader xml, string place)
    {
        var (type, style) = (xml.GetAttribute("t") ?? "n", XlsxBook.Number(xml.GetAttribute("s")) ?? 0);
        if (xml.IsEmptyElement)
            return null;
        var (value, inline, isFormula, depth) = ((string?)null, (string?)null, false, xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "f")
                isFormula = true;
            if (xml.LocalName == "is")
                inline = Sound(XlsxBook.TextOf(xml));
            else if (xml.LocalName == "v")
                value = Text(xml);
        }

        if (value is null && inline is null)
            return isFormula ? NoResult(place) : null;
        return type switch
        {
            "inlineStr" => inline ?? "",
            "s" => XlsxBook.Number(value) is { } at && at < shared.Count ? shared[at]
                : new Fault(place, "platform.sheet-text-missing", "The text of {0} is not in the workbook. Save it again, or type the text once more.", place),
            "str" => Sound(XlsxText.Read(value ?? "")),
            _ when string.IsNullOrEmpty(value) => isFormula ? NoResult(place) : inline,
            "b" => value is "1" or "true",
            "e" => new Fault(place, "platform.sheet-error-value", "{0} holds the error {1}. Put the value in its place.", place, CellText.Short(value)),
            "d" => DateOnly.TryParseExact(value.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : value,
            _ => Number(value, dayStyles.Contains(style), place),
        };
    }

    private static Fault NoResult(string place) =>
        new(place, "platform.sheet-formula-empty", "{0} holds a formula without its result. Put the value in its place.", place);

    // Null stands for more than a cell can hold; then nothing of the sheet is read.
    private string? Sound(string? text)
    {
        isTooMuch |= text is null;
        return text;
    }

    private string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (text, depth) = (new StringBuilder(), xml.Depth);
        while (!isTooMuch && xml.Read() && xml.Depth > depth)
            isTooMuch = text.Append(xml.Value).Length > XlsxText.LongestRaw;
        return text.ToString();
    }

    private object Number(string text, bool isDay, string place)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new Fault(place, "platform.sheet-number-odd", "The number in {0} is larger than can be kept. Type it again.", place);
        if (!isDay)
            return number;
        // The hours behind the point do not make another day.
        var serial = number is >= 0 and <= LastDay ? decimal.Floor(number) + (is1904 ? From1904 : 0) : 0;
        return serial is >= 1 and <= LastDay
            ? Epoch.AddDays((int)serial + (serial < FirstSound - 1 ? 1 : 0))
            : new Fault(place, "platform.sheet-day-odd", "The day in {0} is none. Type it as 2026-04-30.", place);
    }
}
