using System.Globalization;
using System.IO.Compression;

namespace Entente.Methods.Tests;

/// <summary>Inputs and outputs of independent programs, which lie beside the project and are read from there; without them a test is skipped.</summary>
internal static class Golden
{
    private static readonly string? Folder = Find();

    /// <summary>A table, <c>signals/twobytwo.csv</c>; one that ends in <c>.gz</c> is unpacked.</summary>
    public static GoldenTable Read(string path)
    {
        using var reader = new StreamReader(Open(path));
        return GoldenTable.Read(path, reader);
    }

    /// <summary>A file as it is, unpacked when it ends in <c>.gz</c>.</summary>
    public static Stream Open(string path)
    {
        var file = File.OpenRead(PathOf(path));
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Where a file lies, for what reads files itself.</summary>
    public static string PathOf(string path)
    {
        Assert.SkipWhen(Folder is null, "no golden data (../shared/golden is not there)");
        return Path.Combine(Folder!, path);
    }

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Entente.slnx")))
                return Path.GetFullPath(Path.Combine(at.FullName, "../shared/golden")) is var folder && Directory.Exists(folder) ? folder : null;
        }

        return null;
    }
}

/// <summary>A table of golden numbers: a heading, rows of text.</summary>
internal sealed record GoldenTable(string Path, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows)
{
    private readonly Dictionary<string, int> places = Columns.Select((name, at) => (name, at)).ToDictionary(one => one.name, one => one.at, StringComparer.Ordinal);

    public static GoldenTable Read(string path, TextReader reader)
    {
        var head = Split(reader.ReadLine()!);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                rows.Add(Split(line));
        }

        return new(path, head, rows);
    }

    public bool Has(string column) => places.ContainsKey(column);

    public string Text(string[] row, string column) => row[places[column]];

    /// <summary>A number; <c>NA</c> and an empty cell are NaN.</summary>
    public double Number(string[] row, string column) => Parse(row[places[column]]);

    public static double Parse(string text) => text switch
    {
        "" or "NA" or "NaN" => double.NaN,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static string[] Split(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
            return line.Split(',');
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
                cell.Append(line[at++]);
            else if (line[at] == '"')
                quoted = !quoted;
            else if (line[at] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[at]);
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
