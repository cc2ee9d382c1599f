using System.Globalization;
using System.Text.Json;

namespace Entente.Actions.Import;

/// <summary>
/// One place in a JSON file, with its path. Reading notes a fault for what is wrong and goes on, so that a person gets every
/// fault of a file at once.
/// </summary>
internal sealed class JsonField(JsonElement element, string path, List<Fault> faults)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public string Path => path;

    /// <summary>True when the property is there and not null.</summary>
    public bool Has(string name) => Get(name) is { ValueKind: not JsonValueKind.Null };

    /// <summary>A text; <paramref name="most"/> is what its column holds.</summary>
    public string? Text(string name, bool required = false, int most = int.MaxValue)
    {
        if (Value(name, JsonValueKind.String, "a text", required) is not { } value)
            return null;

        var text = value.GetString()!.Trim();
        if (text.Length == 0)
            Fault(name, "actions.import-empty", "This text is empty. Write null where nothing is stated.");
        else if (text.Length > most)
            Fault(name, "actions.import-too-long", "This text has {0} characters. Shorten it to {1} at most.", text.Length, most);
        else
            return text;

        return null;
    }

    public int? Integer(string name, int least, int most, bool required = false)
    {
        if (Value(name, JsonValueKind.Number, "a whole number", required) is not { } value)
            return null;
        if (value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;

        Fault(name, "actions.import-out-of-range", "{0} is not a whole number from {1} to {2}.", value.GetRawText(), least, most);
        return null;
    }

    public decimal? Number(string name, decimal least, decimal most)
    {
        if (Value(name, JsonValueKind.Number, "a number", required: false) is not { } value)
            return null;
        if (value.TryGetDecimal(out var number) && number >= least && number <= most)
            return number;

        Fault(name, "actions.import-number-out-of-range", "{0} is not a number from {1} to {2}.", value.GetRawText(), least, most);
        return null;
    }

    public PartialDate? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (PartialDate.TryParse(text, CultureInfo.InvariantCulture, out var date) && CalendarReach.Holds(date))
            return date;
        if (date != default)
        {
            Fault(name, "actions.import-date-out-of-reach", "'{0}' is too far away. Write a date from {1} to {2}.", text, PartialDate.Of(CalendarReach.First), PartialDate.Of(CalendarReach.Last));
            return null;
        }

        Fault(name, "actions.import-bad-date", "'{0}' is not a date that exists. Write 2026, 2026-04 or 2026-04-30.", text);
        return null;
    }

    public Country? Country(string name, bool required = true)
    {
        if (Text(name, required) is not { } code)
            return null;
        if (Kernel.Country.Find(code) is { } country)
            return country;

        Fault(name, "actions.import-unknown-country", "'{0}' is no country known here. Use the two-letter ISO code, such as MT.", code);
        return null;
    }

    /// <summary>A word of a fixed list; in the file it begins with a lower-case letter.</summary>
    public TWord? Word<TWord>(string name, string code, string message, bool required = true)
        where TWord : struct, Enum
    {
        if (Text(name, required) is not { } text)
            return null;
        foreach (var word in Enum.GetValues<TWord>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(word.ToString()) == text)
                return word;
        }

        var words = string.Join(", ", Enum.GetNames<TWord>().Select(JsonNamingPolicy.CamelCase.ConvertName));
        Fault(name, code, message, text, words);
        return null;
    }

    /// <summary>A text by language; the object has nothing else.</summary>
    public LocalText Languages()
    {
        var texts = LocalText.Of(Language.All.Select(language => KeyValuePair.Create(language.Code, Text(language.Code))));
        NothingElse();
        return texts;
    }

    public bool IsObject(string name) => Get(name) is { ValueKind: JsonValueKind.Object };

    public JsonField? Object(string name, bool required = false) =>
        Value(name, JsonValueKind.Object, "an object", required) is { } value ? new(value, $"{path}.{name}", faults) : null;

    public IReadOnlyList<JsonField> Objects(string name, bool required = false) =>
        Items(name, required).Where(item => item.Is(JsonValueKind.Object, "an object")).ToList();

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var item in Items(name, required: false))
        {
            if (item.Is(JsonValueKind.String, "a text"))
                texts.Add(item.Raw.GetString()!.Trim());
        }

        return texts;
    }

    /// <summary>An object whose properties are all numbers.</summary>
    public IReadOnlyList<Figure> Figures(string name)
    {
        var figures = new List<Figure>();
        if (Object(name) is not { } field)
            return figures;
        foreach (var property in field.Raw.EnumerateObject())
        {
            if (field.Number(property.Name, decimal.MinValue, decimal.MaxValue) is { } value)
                figures.Add(new(property.Name, value));
        }

        return figures;
    }

    /// <summary>Marks a property as understood though nothing is read from it.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            known.Add(name);
    }

    /// <summary>Called when everything was read: a misspelt property must not vanish silently.</summary>
    public void NothingElse()
    {
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
            Fault(property.Name, "actions.import-unknown-property", "The property '{0}' is not known here. Correct its spelling or take it out.", property.Name);
    }

    public void Fault(string name, string code, string message, params IReadOnlyList<object> arguments) =>
        faults.Add(new(name.Length == 0 ? path : $"{path}.{name}", code, message, arguments));

    private JsonElement Raw => element;

    private bool Is(JsonValueKind kind, string what)
    {
        if (element.ValueKind == kind)
            return true;

        Fault("", "actions.import-wrong-type", "Here must stand {0}, not {1}.", what, Name(element.ValueKind));
        return false;
    }

    private IEnumerable<JsonField> Items(string name, bool required)
    {
        if (Value(name, JsonValueKind.Array, "a list", required) is not { } value)
            yield break;

        var index = 0;
        foreach (var item in value.EnumerateArray())
            yield return new(item, string.Create(CultureInfo.InvariantCulture, $"{path}.{name}[{index++}]"), faults);
    }

    private JsonElement? Get(string name)
    {
        known.Add(name);
        return element.TryGetProperty(name, out var value) ? value : null;
    }

    private JsonElement? Value(string name, JsonValueKind kind, string what, bool required)
    {
        var value = Get(name);
        if (value is null or { ValueKind: JsonValueKind.Null })
        {
            if (required)
                Fault(name, "actions.import-missing", "This is missing: {0} is needed here.", what);
            return null;
        }

        if (value.Value.ValueKind == kind)
            return value;

        Fault(name, "actions.import-wrong-type", "Here must stand {0}, not {1}.", what, Name(value.Value.ValueKind));
        return null;
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
