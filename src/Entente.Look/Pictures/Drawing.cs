using System.Xml.Linq;
using Entente.Look.Components;

namespace Entente.Look.Pictures;

/// <summary>
/// An SVG that grows shape by shape. Colours and fonts come from classes in <c>entente.css</c>; nothing carries a style of its own,
/// for the page's policy forbids it. Lengths are in pixels of a drawing shown at its natural size.
/// </summary>
internal sealed class Drawing
{
    private readonly XElement root;
    private readonly XElement patterns;
    private readonly string prefix;
    private readonly HashSet<int> hatches = [];

    public Drawing(double width, double height, string prefix)
    {
        (Width, Height, this.prefix) = (width, height, prefix);
        patterns = new XElement("defs");
        root = new XElement("g", patterns);
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The shapes, as what stands inside the <c>svg</c> element: the HTML parser knows their namespace.</summary>
    public string Content
    {
        get
        {
            if (patterns is { HasElements: false, Parent: not null })
                patterns.Remove();
            return root.ToString(SaveOptions.DisableFormatting);
        }
    }

    public static string Class(Ink ink) => "ink-" + ink.ToString().ToLowerInvariant();

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Add("line", style, title: null, ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)));

    public void Rect(double x, double y, double width, double height, string style, string? title = null, double round = 0) =>
        Add("rect", style, title, ("x", N(x)), ("y", N(y)), ("width", N(Math.Max(width, 0))), ("height", N(height)), ("rx", round == 0 ? null : N(round)));

    /// <summary>A filled rectangle with the hatching of its series: where colours are gone, the series are still apart.</summary>
    public void Hatched(double x, double y, double width, double height, Ink ink, int order, string? title = null)
    {
        Rect(x, y, width, height, "fill " + Class(ink), title);
        if (order % Hatch.Count == 0 || width < 1)
            return;
        Add("rect", "over", title: null, ("x", N(x)), ("y", N(y)), ("width", N(width)), ("height", N(height)), ("fill", $"url(#{Pattern(order)})"));
    }

    public void Circle(double x, double y, double radius, string style, string? title = null) =>
        Add("circle", style, title, ("cx", N(x)), ("cy", N(y)), ("r", N(radius)));

    public void Path(string way, string style, string? title = null) => Add("path", style, title, ("d", way));

    /// <summary>The sign of a series: disc, square, triangle, diamond, triangle on its tip, bar.</summary>
    public void Sign(int order, double x, double y, double size, string style, string? title = null)
    {
        if (order % Signs.Count == 0)
            Circle(x, y, size, style, title);
        else
            Path(Signs.Way(order, x, y, size), style, title);
    }

    /// <summary>Words at a point, cut to <paramref name="most"/> pixels; what is cut is there in full when one points at it.</summary>
    /// <param name="text">The words.</param>
    /// <param name="x">Where they begin, end or have their middle.</param>
    /// <param name="y">The line that they stand on.</param>
    /// <param name="style">Class; null for the common one.</param>
    /// <param name="anchor">"start", "middle" or "end".</param>
    /// <param name="most">The room they have.</param>
    /// <param name="turn">Turned by so many degrees about their point.</param>
    public void Text(string text, double x, double y, string? style = null, string anchor = "start", double most = double.MaxValue, int turn = 0)
    {
        string shown = Words.Cut(text, most);
        var element = new XElement("text", new XAttribute("x", N(x)), new XAttribute("y", N(y)));
        if (style is not null)
            element.Add(new XAttribute("class", style));
        if (anchor != "start")
            element.Add(new XAttribute("text-anchor", anchor));
        if (turn != 0)
            element.Add(new XAttribute("transform", $"rotate({turn} {N(x)} {N(y)})"));
        if (shown.Length < text.Length)
            element.Add(new XElement("title", text));
        element.Add(new XText(shown));
        root.Add(element);
    }

    internal static string N(double value) => Geometry.Number((decimal)Math.Round(value, 2));

    internal static string Point(double x, double y) => $"{N(x)} {N(y)}";

    private string Pattern(int order)
    {
        int kind = order % Hatch.Count;
        string id = $"{prefix}-h{N(kind)}";
        if (hatches.Add(kind))
        {
            patterns.Add(new XElement("pattern", new XAttribute("id", id), new XAttribute("width", "8"), new XAttribute("height", "8"),
                new XAttribute("patternUnits", "userSpaceOnUse"), new XElement("path", new XAttribute("class", "hatch"), new XAttribute("d", Hatch.Way(kind)))));
        }

        return id;
    }

    private void Add(string name, string style, string? title, params (string Name, string? Value)[] attributes)
    {
        var element = new XElement(name, new XAttribute("class", style));
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
                element.Add(new XAttribute(attribute, value));
        }

        if (title is not null)
            element.Add(new XElement("title", title));
        root.Add(element);
    }
}

/// <summary>The hatchings of areas, on a tile of 8 by 8: none, slanting, dots, lying, slanting back, standing.</summary>
internal static class Hatch
{
    private static readonly string[] Ways = ["", "M-2 2 2-2M0 8 8 0M6 10 10 6", "M2 2h.01M6 6h.01", "M0 2h8M0 6h8", "M-2 6 2 10M0 0 8 8M6-2 10 2", "M2 0v8M6 0v8"];

    public static int Count => Ways.Length;

    public static string Way(int order) => Ways[order % Count];
}

/// <summary>The signs of series.</summary>
internal static class Signs
{
    public static int Count => 6;

    public static string Way(int order, double x, double y, double size)
    {
        double half = size * 0.9;
        return (order % Count) switch
        {
            1 => $"M{Drawing.Point(x - half, y - half)}h{Drawing.N(2 * half)}v{Drawing.N(2 * half)}h{Drawing.N(-2 * half)}Z",
            2 => $"M{Drawing.Point(x, y - (size * 1.2))} {Drawing.Point(x + (size * 1.1), y + (size * 0.8))} {Drawing.Point(x - (size * 1.1), y + (size * 0.8))}Z",
            3 => $"M{Drawing.Point(x, y - (size * 1.3))} {Drawing.Point(x + (size * 1.3), y)} {Drawing.Point(x, y + (size * 1.3))} {Drawing.Point(x - (size * 1.3), y)}Z",
            4 => $"M{Drawing.Point(x - size, y - size)} {Drawing.Point(x + size, y - size)} {Drawing.Point(x, y + size)}Z",
            _ => $"M{Drawing.Point(x - size, y - (size * 0.35))}h{Drawing.N(size * 2)}v{Drawing.N(size * 0.7)}h{Drawing.N(-size * 2)}Z",
        };
    }
}

/// <summary>How much room words take in Inter at 12 pixels: near enough to leave room and to know what does not fit.</summary>
internal static class Words
{
    public static double Width(string text) => text.Sum(Width);

    /// <summary>The words, or as many of them as fit with "…" behind.</summary>
    public static string Cut(string text, double most)
    {
        if (Width(text) <= most)
            return text;
        double left = most - Width('…');
        int count = 0;
        while (count < text.Length && (left -= Width(text[count])) >= 0)
            count++;
        if (count > 0 && char.IsHighSurrogate(text[count - 1]))
            count--;
        return text[..count].TrimEnd() + "…";
    }

    private static double Width(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '’' or '|' or '!' or 'I' => 3.4,
        ' ' or 'f' or 't' or 'r' or '(' or ')' or '-' or '\u202F' => 4.4,
        'm' or 'w' or 'M' or 'W' or '…' or '%' or '@' => 10.6,
        _ when char.IsUpper(letter) => 8.4,
        // Letters of other scripts are wider.
        > '\u2E7F' => 12,
        _ => 7,
    };
}
