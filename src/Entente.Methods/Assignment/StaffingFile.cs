using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Entente.Methods.Assignment;

/// <summary>A file that cannot be read as a staffing problem or plan; the message says what and where.</summary>
#pragma warning disable RCS1194 // Without a place it would not be one.
public sealed class StaffingFileException : FormatException
#pragma warning restore RCS1194
{
    /// <summary>A fault at a place of the file.</summary>
    /// <param name="message">What is wrong, and how to mend it.</param>
    /// <param name="path">Where in the data, as <c>tasks[3].need</c>; empty for the whole.</param>
    /// <param name="line">The line, from 1; 0 where the fault is of the whole.</param>
    /// <param name="column">The byte in the line, from 1; 0 where the fault is of the whole.</param>
    public StaffingFileException(string message, string path, long line, long column)
        : base(Place(path, line, column) + message)
    {
        (Path, Line, Column) = (path, line, column);
    }

    /// <summary>Where in the data, as <c>tasks[3].need</c>; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>The line, from 1; 0 where the fault is of the whole.</summary>
    public long Line { get; }

    /// <summary>The byte in the line, from 1; 0 where the fault is of the whole.</summary>
    public long Column { get; }

    private static string Place(string path, long line, long column)
    {
        var where = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}") : "";
        return (path, where) switch
        {
            ("", "") => "",
            ("", _) => $"{where}: ",
            (_, "") => $"{path}: ",
            _ => $"{path} ({where}): ",
        };
    }
}

/// <summary>A staffing problem as it stands in a JSON file; the format is described in docs/methods/assignment.md.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="NumericIds">True when every id in the file is a number; answers then write them as numbers.</param>
/// <param name="Ignored">Names at the top of the file that mean nothing here.</param>
public sealed record StaffingFile(StaffingProblem Problem, bool NumericIds, IReadOnlyList<string> Ignored)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a problem.</summary>
    /// <param name="utf8">The file, UTF-8, with or without a byte order mark.</param>
    /// <exception cref="StaffingFileException">Anything that is not such a problem: line and column say where.</exception>
    public static StaffingFile Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var reader = new StaffingReader(utf8);
        try
        {
            return reader.ReadProblem();
        }
        catch (JsonException broken)
        {
            throw reader.Broken(broken);
        }
    }

    /// <summary>Reads the assignments of an answer that <see cref="Write(StaffingPlan, bool)"/> wrote, or of any JSON object with <c>assignments</c> as pairs of task and person.</summary>
    /// <param name="utf8">The file.</param>
    /// <returns>Task and person of each, by their places in the lists of this problem.</returns>
    /// <exception cref="StaffingFileException">Anything that is not such an answer, or names a task or a person that this problem does not have.</exception>
    public IReadOnlyList<(int Task, int Person)> ReadAssignments(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var reader = new StaffingReader(utf8);
        try
        {
            return reader.ReadAssignments(Problem);
        }
        catch (JsonException broken)
        {
            throw reader.Broken(broken);
        }
    }

    /// <summary>Writes an answer: outcome, objective, assignments, unfilled places, certificate and the reasons of shortages.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="numericIds">Whether ids are written as numbers, as <see cref="NumericIds"/> says.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] Write(StaffingPlan plan, bool numericIds)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Written(json => StaffingWriter.Answer(json, plan, numericIds));
    }

    /// <summary>Writes a problem so that <see cref="Read"/> gives it back.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="numericIds">Whether ids are written as numbers; all of them have to be whole numbers then.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] Write(StaffingProblem problem, bool numericIds)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Written(json => StaffingWriter.Problem(json, problem, numericIds));
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
            write(json);
        return bytes.WrittenSpan.ToArray();
    }
}
