using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Unicode;
using CsvHelper;

namespace Entente.Cli.Calculations;

/// <summary>
/// A CSV file in UTF-8, row by row: comma, semicolon or tab between the fields, whichever lets the wanted columns be found; <c>.gz</c> is
/// unpacked on the way. Other columns are passed over.
/// </summary>
internal sealed class Table : IDisposable
{
    private const int LongestRow = 1 << 20;
    private const string NotUtf8 = "this is not written in UTF-8. Save the file as \"CSV UTF-8\".";
    private static readonly char[] Separators = [',', ';', '\t'];
    private readonly string file;
    private readonly string[] columns;
    private readonly int[] places;
    private readonly CsvReader csv;
    private readonly int width;
    private char[] letters = new char[256];

    private Table(string file, string[] columns, int[] places, CsvReader csv) =>
        (this.file, this.columns, this.places, this.csv, width) = (file, columns, places, csv, csv.FieldCount);

    /// <summary>Opens a file and finds the columns by their headings.</summary>
    /// <exception cref="FileFault">There is no such file or column, or it is no CSV in UTF-8.</exception>
    public static Table Open(FileInfo file, params string[] columns) => Open(file, columns, wide: false);

    /// <summary>The same, with every other column behind those that are asked for: a table with a column for each rater, item or feature.</summary>
    /// <exception cref="FileFault">Likewise; or a heading is empty or there twice.</exception>
    public static Table OpenWide(FileInfo file, params string[] columns) => Open(file, columns, wide: true);

    private static Table Open(FileInfo file, string[] columns, bool wide)
    {
        if (!file.Exists)
            throw new FileFault(file.Name, 0, null, "there is no such file.");
        foreach (var separator in Separators)
        {
            var reader = Reader(file, separator);
            try
            {
                if (!reader.Read())
                    throw new FileFault(file.Name, 0, null, "the file is empty. Begin with a line of headings.");
                string[] headings = [.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetString(at).Trim())];
                int[] found = [.. columns.Select(column => Array.IndexOf(headings, column))];
                if (Array.TrueForAll(found, place => place >= 0) && (!wide || headings.Length > 1 || columns.Length > 0))
                    return wide ? Wide(file, columns, found, headings, reader) : new(file.Name, columns, found, reader);
                // The last one has failed too: say it of the separator that found most of the columns, or of the comma.
                if (found.Any(place => place >= 0) || (separator == Separators[^1] && headings.Length > 1))
                    throw Missing(file, columns[Array.FindIndex(found, place => place < 0)], headings);
            }
            catch (CsvFormatException broken)
            {
                reader.Dispose();
                throw Quotes(file.Name, broken);
            }
            catch (Exception failed) when (failed is InvalidDataException or FileFault)
            {
                reader.Dispose();
                throw failed is FileFault ? failed : new FileFault(file.Name, 0, null, "it ends in .gz and is not packed by gzip, or it is cut off.");
            }

            reader.Dispose();
        }

        throw new FileFault(file.Name, 1, null, columns.Length == 0
            ? "there is one heading only. Separate the headings by commas, semicolons or tabs."
            : $"there is no heading \"{columns[0]}\". Separate the headings by commas, semicolons or tabs.");
    }

    /// <summary>The headings, in the order by which a field is asked for.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>The line of the present row.</summary>
    public long Line => csv.LineNumber;

    /// <summary>Goes to the next row that holds something; false after the last.</summary>
    public bool Next()
    {
        try
        {
            while (csv.Read())
            {
                if (csv.FieldCount == 1 && csv.GetSpan(0).IsEmpty)
                    continue;
                if (csv.FieldCount != width)
                {
                    throw new FileFault(file, csv.LineNumber, null, FormattableString.Invariant(
                        $"there are {csv.FieldCount} fields where the headings have {width}. Put fields that hold the separator into quotation marks."));
                }

                return true;
            }

            return false;
        }
        catch (CsvFormatException broken)
        {
            throw Quotes(file, broken);
        }
        catch (InvalidDataException)
        {
            throw new FileFault(file, csv.LineNumber, null, "the packed file is damaged or cut off here.");
        }
    }

    /// <summary>A field of the present row; it holds until the next field is read.</summary>
    /// <param name="column">By the order in which the columns were asked for.</param>
    public ReadOnlySpan<char> Text(int column)
    {
        var bytes = csv.GetSpan(places[column]);
        if (letters.Length < bytes.Length)
            letters = new char[Math.Max(bytes.Length, 2 * letters.Length)];
        return Utf8.ToUtf16(bytes, letters, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            ? letters.AsSpan(0, written)
            : throw Fault(column, NotUtf8);
    }

    /// <summary>A field of the present row as it stands in the file, in UTF-8; it holds until the next row.</summary>
    /// <param name="column">By the order in which the columns were asked for.</param>
    public ReadOnlySpan<byte> Bytes(int column) => csv.GetSpan(places[column]) is var bytes && Utf8.IsValid(bytes)
        ? bytes
        : throw Fault(column, NotUtf8);

    /// <summary>A number with a decimal point.</summary>
    public double Number(int column)
    {
        var text = Text(column);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        throw Fault(column, $"\"{text}\" is no number. Write it like 1234.5, without a sign for thousands.");
    }

    /// <summary>A number, or nothing where the field is empty or <c>NA</c>.</summary>
    public double? NumberOrNone(int column) => Text(column) is "" or "NA" ? null : Number(column);

    /// <summary>A name that is there.</summary>
    public string Name(int column) => Text(column) is { IsEmpty: false } name ? name.ToString() : throw Fault(column, "this is empty. Give a name or leave the row out.");

    /// <summary>Yes or no: 1 or 0, yes or no, true or false.</summary>
    public bool Flag(int column) => Text(column) switch
    {
        "1" or "yes" or "true" or "TRUE" => true,
        "0" or "no" or "false" or "FALSE" => false,
        var text => throw Fault(column, $"\"{text}\" is neither yes nor no. Write 1 or 0."),
    };

    /// <summary>A whole number, at least 0.</summary>
    public long Count(int column)
    {
        var text = Text(column);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;
        throw Fault(column, $"\"{text}\" is no count. Write a whole number of at least 0.");
    }

    /// <summary>Refuses a field of the present row.</summary>
    public FileFault Fault(int column, string text) => new(file, csv.LineNumber, columns[column], text);

    public void Dispose() => csv.Dispose();

    private static Table Wide(FileInfo file, string[] columns, int[] found, string[] headings, CsvReader reader)
    {
        for (var at = 0; at < headings.Length; at++)
        {
            if (headings[at].Length == 0 || Array.IndexOf(headings, headings[at]) < at)
            {
                throw new FileFault(file.Name, 1, null, headings[at].Length == 0
                    ? FormattableString.Invariant($"the heading of column {at + 1} is empty. Give each column a name.") : $"there are two columns \"{headings[at]}\". Give each its own name.");
            }
        }

        int[] others = [.. Enumerable.Range(0, headings.Length).Except(found)];
        return new(file.Name, [.. columns, .. others.Select(place => headings[place])], [.. found, .. others], reader);
    }

    private static CsvReader Reader(FileInfo file, char separator)
    {
        var stream = file.Open(new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
        return CsvReader.Create(file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream, new()
        {
            Separator = separator, HasHeader = false, SkipEmptyLines = false, MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
        });
    }

    private static FileFault Missing(FileInfo file, string column, string[] headings) => new(file.Name, 1, null,
        $"there is no column \"{column}\". There are: {string.Join(", ", headings.Take(20))}{(headings.Length > 20 ? ", …" : "")}.");

    private static FileFault Quotes(string file, CsvFormatException broken) => new(file, broken.LineNumber, null,
        "a quotation mark does not belong there, is not closed, or the row is longer than a megabyte. Write a field with quotation marks as \"…\" and double each one inside.");
}
