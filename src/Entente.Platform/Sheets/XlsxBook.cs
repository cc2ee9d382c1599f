using System.Globalization;
using System.Text;
using System.Xml;
using Entente.Kernel;

namespace Entente.Platform.Sheets;

/// <summary>What stands around the sheet of a workbook.</summary>
/// <param name="Sheet">The part with the first visible sheet.</param>
/// <param name="SharedTexts">The part with the shared texts; null for none.</param>
/// <param name="Styles">The part with the formats; null for none.</param>
/// <param name="Is1904">Days are counted from 1904, as old Macs did.</param>
internal sealed record XlsxBook(string Sheet, string? SharedTexts, string? Styles, bool Is1904)
{
    public static XlsxBook Read(Func<string, XmlReader> open, Action<string> at)
    {
        string? link = null;
        var is1904 = false;
        using (var xml = open("xl/workbook.xml"))
        {
            while (xml.Read())
            {
                if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is ("1" or "true"))
                    is1904 = true;
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && link is null && xml.GetAttribute("state") is not ("hidden" or "veryHidden"))
                    link = Attribute(xml, "id");
            }
        }

        string? sheet = null, texts = null, styles = null;
        at("xl/_rels/workbook.xml.rels");
        using (var xml = open("xl/_rels/workbook.xml.rels"))
        {
            while (xml.Read())
            {
                if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("Target") is not { } target)
                    continue;
                var name = target.StartsWith('/') ? target[1..] : "xl/" + target;
                var type = xml.GetAttribute("Type") ?? "";
                if (link is not null && xml.GetAttribute("Id") == link)
                    sheet = name;
                if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                    texts = name;
                if (type.EndsWith("/styles", StringComparison.Ordinal))
                    styles = name;
            }
        }

        return new(sheet ?? "xl/worksheets/sheet1.xml", texts, styles, is1904);
    }

    /// <summary>Reads the shared texts; the number that the part states about itself is not believed.</summary>
    public static Problem? SharedTextsOf(XmlReader xml, SheetSettings rules, List<string> texts)
    {
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            if (texts.Count == rules.MostSharedTexts)
                return Problem.Rule("platform.sheet-shared-texts", "This workbook holds more than {0} different texts. Delete what is not part of the table, or save it as CSV.", rules.MostSharedTexts);
            if (TextOf(xml) is not { } text)
                return SheetFaults.TooMuchText(rules);
            texts.Add(text);
        }

        return null;
    }

    /// <summary>The text of an element: all its runs, without the reading aids of Japanese. Null when no cell can hold it.</summary>
    public static string? TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var (depth, inText) = (xml.Depth, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                Pass(xml);
            else if (xml.LocalName == "t" && xml.NodeType is (XmlNodeType.Element or XmlNodeType.EndElement))
                inText = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (inText && xml.NodeType is (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA))
                text.Append(xml.Value);
            if (text.Length > XlsxText.LongestRaw)
                return null;
        }

        return XlsxText.Read(text.ToString());
    }

    /// <summary>The cell formats that show a number as a day.</summary>
    public static HashSet<int> DayStylesOf(XmlReader xml)
    {
        var custom = new Dictionary<int, bool>();
        var days = new HashSet<int>();
        var (inCells, style) = (false, 0);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && Number(xml.GetAttribute("numFmtId")) is { } id)
                custom[id] = ShowsDay(xml.GetAttribute("formatCode") ?? "");
            if (xml.LocalName != "xf" || !inCells)
                continue;
            if (Number(xml.GetAttribute("numFmtId")) is { } format && (custom.TryGetValue(format, out var isDay) ? isDay : IsBuiltInDay(format)))
                days.Add(style);
            style++;
        }

        return days;
    }

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // ECMA-376, 18.8.30, with the numbers that East Asian Excels use for days.
    private static bool IsBuiltInDay(int format) => format is >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58;

    /// <summary>True when a format has a year, a month or a day outside of quotes, brackets and escapes.</summary>
    private static bool ShowsDay(string format)
    {
        for (var at = 0; at < format.Length; at++)
        {
            var letter = format[at];
            if (letter == ';')
                return false;
            if (letter is '\\' or '_' or '*')
                at++;
            else if (letter == '"')
                at = End(format, '"', at);
            else if (letter == '[')
                at = End(format, ']', at);
            else if (letter is 'y' or 'Y' or 'd' or 'D')
                return true;
        }

        return false;
    }

    private static int End(string format, char sign, int at) => format.IndexOf(sign, at + 1) is >= 0 and var end ? end : format.Length;

    private static string? Attribute(XmlReader xml, string local)
    {
        string? value = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == local && xml.Prefix.Length > 0)
                value = xml.Value;
        }

        xml.MoveToElement();
        return value;
    }

    private static void Pass(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            // Nothing in here is part of the text.
        }
    }
}
