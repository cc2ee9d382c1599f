using System.Globalization;
using Entente.Platform.Components;
using Entente.Platform.Sheets;

namespace Entente.Platform.Pictures;

/// <summary>The figures of a picture as they are read out, shown as a table and saved. The first column names the row.</summary>
internal sealed record PictureTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<PictureCell>> Rows)
{
    /// <summary>What a saved table is.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>The table as CSV, written as every table of the house is: all digits, days in ISO 8601, no formula.</summary>
    public byte[] Save()
    {
        using var bytes = new MemoryStream();
        using (var csv = new CsvSheet(new("", [.. Heads.Select((head, at) => new SheetColumn(at.ToString(CultureInfo.InvariantCulture), head))]), bytes, CsvLook.Of(Formats.Culture)))
        {
            foreach (var row in Rows)
                csv.Write(new SheetRow([.. row.Select(cell => cell.Value)]));
            csv.End();
        }

        return bytes.ToArray();
    }
}

/// <summary>One figure or word of a table; none of the three: not stated.</summary>
internal sealed record PictureCell
{
    /// <summary>What is not stated.</summary>
    public static readonly PictureCell None = new();

    public string? Text { get; private init; }

    public double? Number { get; private init; }

    public DateOnly? Day { get; private init; }

    public int Decimals { get; private init; }

    public static PictureCell Of(string text) => new() { Text = text };

    public static PictureCell Of(double? number, int decimals) => number is null ? None : new() { Number = number, Decimals = decimals };

    /// <summary>A share as percent, without what a double adds when it is multiplied.</summary>
    public static PictureCell Percent(double? share) => Of(share is { } stated ? Math.Round(stated * 100, 10) : null, 1);

    public static PictureCell Of(DateOnly day) => new() { Day = day };

    /// <summary>As the reader's language writes it; null: not stated.</summary>
    public string? Show() => Text ?? (Number is { } number ? PictureNumbers.Show(number, Decimals) : Day is { } day ? Formats.Day(day) : null);

    /// <summary>What it holds, as a table that is saved takes it.</summary>
    public object? Value => Text ?? (Number is { } number ? number : Day is { } day ? day : (object?)null);
}

/// <summary>Numbers as the reader's language writes them.</summary>
internal static class PictureNumbers
{
    /// <summary>Between a name and its figure: French has a narrow no-break space before it.</summary>
    public static string Colon => Entente.Platform.Components.Formats.Language == "fr" ? "\u202F: " : ": ";

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
