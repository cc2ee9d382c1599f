using System.Globalization;
using Entente.Kernel;

namespace Entente.Look.Components;

/// <summary>What is stored of a thing, by the fields of its form and as these send it. An answer that is not given is an empty list.</summary>
public sealed class StoredFields : Dictionary<string, IReadOnlyList<string>>
{
    /// <summary>None.</summary>
    public StoredFields()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Adds a text.</summary>
    public void Add(string field, string? text) => this[field] = [.. Of([text])];

    /// <summary>Adds a text in each language that it may have a field for.</summary>
    public void Add(string field, LocalText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var language in Language.All)
            Add($"{field}[{language.Code}]", text.All.GetValueOrDefault(language.Code));
    }

    /// <summary>Adds a day.</summary>
    public void Add(string field, DateOnly? day) => Add(field, day?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Adds a number.</summary>
    public void Add(string field, int? number) => Add(field, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds what is chosen of several.</summary>
    public void Add(string field, IEnumerable<string> chosen) => this[field] = [.. Of(chosen)];

    /// <summary>What a field shows: the text or, of several, the first.</summary>
    public string? Text(string field) => this[field] is [var first, ..] ? first : null;

    /// <summary>The answers that are given, without the ends of lines and the blanks that a browser makes.</summary>
    internal static IEnumerable<string> Of(IEnumerable<string?> answers) =>
        answers.Select(answer => answer?.ReplaceLineEndings("\n").Trim()).OfType<string>().Where(answer => answer.Length > 0);
}
