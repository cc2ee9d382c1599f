using System.Text.RegularExpressions;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>
/// Figures that a page shows as a drawing, as a sentence, as a table and as a file, all made of the same numbers. A kind of picture
/// refuses by an exception what cannot be drawn: a number that is none, series of different lengths.
/// </summary>
public abstract partial class Picture
{
    /// <summary>The greatest number that a picture draws; beyond it a double no longer counts in ones.</summary>
    internal const double Most = 1e15;

    private protected Picture(string id, string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (!Word().IsMatch(id ?? ""))
            throw new ArgumentException($"'{id}' names no picture: write it in small letters, digits and hyphens.", nameof(id));
        (Id, Title) = (id!, title);
    }

    /// <summary>Unique on its page, and its name in addresses: small letters, digits and hyphens.</summary>
    public string Id { get; }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>What the numbers count: "%", "million €"; null when the title says it.</summary>
    public string? Unit { get; init; }

    /// <summary>How many decimals are shown; the file has all.</summary>
    public int Decimals { get; init; }

    /// <summary>Where the figures come from.</summary>
    public string? Source { get; init; }

    /// <summary>What the page says when there is nothing to draw; a general sentence when left out.</summary>
    public string? WhenEmpty { get; init; }

    internal abstract bool IsEmpty { get; }

    /// <summary>What the marks stand for; empty when the drawing says it.</summary>
    internal virtual IReadOnlyList<PictureKey> Keys(IStringLocalizer texts) => [];

    /// <summary>One sentence of the figures: range, extremes, last value. It stands in for the drawing where nobody sees it.</summary>
    internal abstract string Summary(IStringLocalizer texts);

    public abstract PictureTable Table(IStringLocalizer texts);

    /// <summary>The drawing for a place of this width; it may take more, then the place scrolls.</summary>
    internal abstract Drawing Draw(int width, string prefix, IStringLocalizer texts);

    internal string Show(double number) => PictureNumbers.WithUnit(number, Decimals, Unit);

    /// <summary>The head of a column of numbers, with the unit.</summary>
    internal string Head(string name) => Unit is null ? name : $"{name} ({Unit})";

    /// <summary>"1 row by 3 columns".</summary>
    private protected static string Grid(int rows, int columns, IStringLocalizer texts) =>
        texts["grid", Plural.Say(texts, rows, "rows-one", "rows"), Plural.Say(texts, columns, "columns-one", "columns")];

    private protected static double Checked(double value, string what) => double.IsFinite(value) && Math.Abs(value) <= Most
        ? value
        : throw new ArgumentOutOfRangeException(what, value, $"{what}: {value} cannot be drawn. Leave out (null) what is not known.");

    private protected static void Same(int count, int expected, string what)
    {
        if (count != expected)
            throw new ArgumentException($"{what} has {count} values where {expected} are needed. Write null for what is not stated.", what);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,59}$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}

/// <summary>The colour of a series. It never says anything alone: dashes, hatching, shapes and words go with it.</summary>
public enum Ink
{
    /// <summary>The first choice.</summary>
    Brand,

    /// <summary>Done, accepted.</summary>
    Good,

    /// <summary>Somebody has to act.</summary>
    Wait,

    /// <summary>Late or failed, and nothing else.</summary>
    Late,

    /// <summary>Under way.</summary>
    Info,

    /// <summary>What others are compared with.</summary>
    Neutral,
}

/// <summary>A line of a legend.</summary>
internal sealed record PictureKey(string Text, PictureMark Mark, Ink Ink, int Order)
{
    /// <summary>The mark, on a drawing of 26 by 14.</summary>
    public void Draw(Drawing drawing)
    {
        string ink = Drawing.Class(Ink);
        switch (Mark)
        {
            case PictureMark.Line:
                drawing.Path("M0 7H26", $"stroke dash-{Order % 5} {ink}");
                drawing.Sign(Order, 13, 7, 4, "fill dot " + ink);
                break;
            case PictureMark.Sign:
                drawing.Sign(Order, 13, 7, 5, Order == 1 ? "ring " + ink : "fill " + ink);
                break;
            case PictureMark.Level:
                drawing.Rect(2, 1, 22, 12, $"q{Order}", round: 3);
                break;
            case PictureMark.Band:
                drawing.Rect(0, 1, 26, 12, $"band band-{Order} {ink}");
                break;
            default:
                drawing.Hatched(0, 1, 26, 12, Ink, Order);
                break;
        }
    }
}

/// <summary>What a legend shows beside its words.</summary>
internal enum PictureMark
{
    Line,
    Area,
    Sign,
    Level,
    Band,
}
