using System.Globalization;
using Entente.Look.Components;
using Entente.Look.Languages;

namespace Entente.Look.Pictures;

/// <summary>The figures of a picture as they are read out, shown as a table and saved.</summary>
/// <param name="Heads">Of the columns, in the reader's language; the first column names the row.</param>
/// <param name="Rows">As many cells as heads.</param>
public sealed record PictureTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<PictureCell>> Rows);

/// <summary>One figure or word of a table; none of the three: not stated.</summary>
public sealed record PictureCell
{
    /// <summary>What is not stated.</summary>
    public static readonly PictureCell None = new();

    /// <summary>A word; null for a figure.</summary>
    public string? Text { get; private init; }

    /// <summary>A figure with all its digits; null for a word or a day.</summary>
    public double? Number { get; private init; }

    /// <summary>A day.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>How many decimals of the figure are shown.</summary>
    public int Decimals { get; private init; }

    /// <summary>A word.</summary>
    public static PictureCell Of(string text) => new() { Text = text };

    /// <summary>A figure; null for one that is not stated.</summary>
    public static PictureCell Of(double? number, int decimals) => number is null ? None : new() { Number = number, Decimals = decimals };

    /// <summary>A share as percent, without what a double adds when it is multiplied.</summary>
    public static PictureCell Percent(double? share) => Of(share is { } stated ? Math.Round(stated * 100, 10) : null, 1);

    /// <summary>A day.</summary>
    public static PictureCell Of(DateOnly day) => new() { Day = day };

    /// <summary>As the reader's language writes it; null: not stated.</summary>
    public string? Show() => Text ?? (Number is { } number ? PictureNumbers.Show(number, Decimals) : Day is { } day ? Formats.Day(day) : null);

    /// <summary>What it holds, as a table that is saved takes it.</summary>
    public object? Value => Text ?? (Number is { } number ? number : Day is { } day ? day : (object?)null);
}

/// <summary>Numbers as the reader's language writes them.</summary>
internal static class PictureNumbers
{
    private const char Thin = '\u202F';

    public static string Show(double number, int decimals)
    {
        // Minus nothing is nothing.
        double rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero) + 0.0;
        return rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Formats.Culture);
    }

    /// <summary>With its unit: "4.8 million €", "80 %".</summary>
    public static string WithUnit(double number, int decimals, string? unit) => unit is null ? Show(number, decimals) : $"{Show(number, decimals)}{Thin}{unit}";

    /// <summary>A tick with as many decimals as it needs, none of them wrong.</summary>
    public static string Tick(double number) => Show(number, Places(number));

    /// <summary>How many decimals a number has, up to six.</summary>
    public static int Places(double number)
    {
        int decimals = 0;
        while (decimals < 6 && Math.Abs(number - Math.Round(number, decimals)) > Math.Abs(number) * 1e-9)
            decimals++;
        return decimals;
    }
}
