using System.Globalization;
using System.Text;

namespace Entente.Cli.Calculations;

/// <summary>Writes what was computed: to a file, under another name until it is whole, or to the terminal.</summary>
internal static class Written
{
    /// <summary>Writes a text and says so, or gives it back to be said when there is no file.</summary>
    /// <param name="file">Where; null for the terminal.</param>
    /// <param name="rows">Rows without the heading.</param>
    /// <param name="write">Writes all of it.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Answer> To(FileInfo? file, int rows, Action<TextWriter> write, CancellationToken stop)
    {
        if (file is null)
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            write(text);
            return new(text.ToString().TrimEnd('\n'), new { Rows = rows, Csv = text.ToString() });
        }

        await Whole(file, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            write(text);
        }, stop);
        return new(string.Create(CultureInfo.InvariantCulture, $"{rows} rows written to {file.Name}."), new { Rows = rows, Output = file.FullName });
    }

    /// <summary>Writes rows of cells: to a file or the terminal as CSV, or, when JSON is asked for, as objects.</summary>
    /// <param name="file">Where; null for the terminal.</param>
    /// <param name="heads">Headings.</param>
    /// <param name="rows">For each a text, number or truth for each heading; null where a number is not defined.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Answer> Rows(FileInfo? file, IReadOnlyList<string> heads, IReadOnlyList<object?[]> rows, CancellationToken stop)
    {
        var answer = await To(file, rows.Count, text =>
        {
            text.Write($"{string.Join(',', heads)}\n");
            foreach (var row in rows)
                text.Write($"{string.Join(',', row.Select(Cell))}\n");
        }, stop);
        return file is not null ? answer : answer with
        {
            Json = rows.Select(row => heads.Zip(row).ToDictionary(one => one.First, one => one.Second is double number && !double.IsFinite(number) ? (object?)Number(number) : one.Second)).ToList(),
        };
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "NA",
        double number => Number(number),
        bool truth => truth ? "true" : "false",
        _ => Name(Convert.ToString(cell, CultureInfo.InvariantCulture)!),
    };

    /// <summary>Writes a file that is there whole or not at all.</summary>
    public static async Task Whole(FileInfo file, Action<Stream> write, CancellationToken stop)
    {
        var part = $"{file.FullName}.{Environment.ProcessId}.part";
        try
        {
            await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                await stream.FlushAsync(stop);
            }

            stop.ThrowIfCancellationRequested();
            File.Move(part, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>A number as R writes it, with all its digits: <c>Inf</c>, <c>-Inf</c>; <c>NA</c> where it is not defined.</summary>
    public static string Number(double? number) => number switch
    {
        null or double.NaN => "NA",
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        { } value => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>A comma and a number, as <see cref="Number"/> writes it, without making a text of it: for tables of millions of cells.</summary>
    public static void Cell(TextWriter text, double? number)
    {
        Span<char> letters = stackalloc char[32];
        text.Write(',');
        if (number is { } value && double.IsFinite(value) && value.TryFormat(letters, out var length, "R", CultureInfo.InvariantCulture))
            text.Write(letters[..length]);
        else
            text.Write(Number(number));
    }

    /// <summary>A name, in quotation marks where it needs them.</summary>
    public static string Name(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
