using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Entente.Methods.Assignment;

/// <summary>Walks over the JSON of a staffing problem once, and knows where it is when something is wrong.</summary>
/// <remarks>What is done for every edge asks to be optimised at once: a file is read once, and is over before the runtime would get round to it.</remarks>
internal ref partial struct StaffingReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly List<(string? Name, int At)> path = [];
    private readonly Dictionary<long, int> numberedTasks = [];
    private readonly Dictionary<long, int> numberedPeople = [];
    private readonly Dictionary<string, int> namedTasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> namedPeople = new(StringComparer.Ordinal);
    private Utf8JsonReader json;

    /// <summary>The edge that is being read; -1 elsewhere. It stands for the last step of the path.</summary>
    private int edge = -1;

    /// <summary>How many bytes stand before those that the reader sees.</summary>
    private int passed;

    public StaffingReader(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        json = new(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <summary>A fault of the JSON itself.</summary>
    public StaffingFileException Broken(JsonException broken)
    {
        if (passed > 0)
        {
            // The reader's own count of lines does not know what it did not see.
            var (line, column) = PlaceOf(passed + (int)json.BytesConsumed);
            broken = new(broken.Message, null, line - 1, column - 1);
        }

        var message = broken.Message;
        // The reader's own words end with the place, which stands in front already.
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return new($"This is not JSON: {(end < 0 ? message : message[..end])}", "", (broken.LineNumber ?? -1) + 1, (broken.BytePositionInLine ?? -1) + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance()
    {
        if (!json.Read())
            throw Fault("The file ends too early.");
    }

    private StaffingFileException Fault(string message, string? what = null)
    {
        var (line, column) = PlaceOf(passed + (int)json.TokenStartIndex);
        var at = string.Concat(path.Select(step => step.Name ?? string.Create(CultureInfo.InvariantCulture, $"[{step.At}]")));
        if (edge >= 0)
            at += string.Create(CultureInfo.InvariantCulture, $"[{edge}]");
        return new(message, what is null ? at : at.Length == 0 ? what : $"{at}.{what}", line, column);
    }

    private readonly (int Line, int Column) PlaceOf(int at)
    {
        var before = bytes[..at];
        return (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }

    /// <summary>A fault of the whole, found after reading.</summary>
    private static StaffingFileException Fault(ArgumentException wrong) => new(wrong.Message, "", 0, 0);

    private void Expect(JsonTokenType type, string what)
    {
        if (json.TokenType != type)
            throw Fault($"Here {what} is expected, not {Name(json.TokenType)}.");
    }

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "the end",
    };

    private string Text()
    {
        Expect(JsonTokenType.String, "a text");
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault("This text is not UTF-8.");
        }
    }

    private string? TextOrNull() => json.TokenType == JsonTokenType.Null ? null : Text();

    private bool Truth()
    {
        if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False))
            throw Fault($"Here true or false is expected, not {Name(json.TokenType)}.");
        return json.GetBoolean();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Whole()
    {
        Expect(JsonTokenType.Number, "a whole number");
        if (json.TryGetInt64(out var whole))
            return whole;
        if (json.TryGetDecimal(out var number) && number == decimal.Truncate(number) && Math.Abs(number) <= 1_000_000_000_000_000_000m)
            return (long)number;
        throw Fault("This is not a whole number. Costs and counts are whole: count in smaller units, cents in place of euros.");
    }

    private int Count(int least = 0)
    {
        var whole = Whole();
        if (whole < least || whole > int.MaxValue)
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"{whole} is no count; give {least} to {int.MaxValue}."));
        return (int)whole;
    }

    private int? CountOrNull() => json.TokenType == JsonTokenType.Null ? null : Count();

    /// <summary>An id as it is compared: numbers and texts that look alike are the same.</summary>
    private string Id(ref bool numeric)
    {
        if (json.TokenType == JsonTokenType.Number)
            return Whole().ToString(CultureInfo.InvariantCulture);
        numeric = false;
        if (json.TokenType != JsonTokenType.String)
            throw Fault($"An id is a text or a whole number, not {Name(json.TokenType)}.");
        return Text();
    }

    private int Task() => Known(numberedTasks, namedTasks, "task");

    private int Person() => Known(numberedPeople, namedPeople, "person");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Known(Dictionary<long, int> numbered, Dictionary<string, int> named, string what)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            var number = Whole();
            return numbered.TryGetValue(number, out var at) ? at : throw Fault(string.Create(CultureInfo.InvariantCulture, $"There is no {what} {number} in the file."));
        }

        if (json.TokenType != JsonTokenType.String)
            throw Fault($"Here the id of a {what} is expected, not {Name(json.TokenType)}.");
        var text = Text();
        return named.TryGetValue(text, out var place) ? place : throw Fault($"There is no {what} '{text}' in the file.");
    }

    private static void Remember(string id, int at, Dictionary<long, int> numbered, Dictionary<string, int> named)
    {
        named.TryAdd(id, at);
        if (long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == id)
            numbered.TryAdd(number, at);
    }
}
