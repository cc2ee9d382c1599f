namespace Entente.Kernel;

/// <summary>
/// A text that people wrote in one or more languages, such as the title of a joint action. It is content: the interface's own
/// words live in resources.
/// </summary>
public sealed class LocalText : IEquatable<LocalText>
{
    private readonly SortedDictionary<string, string> texts;

    private LocalText(SortedDictionary<string, string> texts) => this.texts = texts;

    /// <summary>Nothing written yet.</summary>
    public static LocalText Empty { get; } = Of([]);

    /// <summary>Language (two letters) and text, by language.</summary>
    public IReadOnlyDictionary<string, string> All => texts;

    /// <summary>The text in English, or null.</summary>
    public string? English => texts.GetValueOrDefault("en");

    /// <summary>A text in English and perhaps French; empty ones are left out.</summary>
    public static LocalText Of(string? english, string? french = null) =>
        Of(new Dictionary<string, string?>(StringComparer.Ordinal) { ["en"] = english, ["fr"] = french });

    /// <summary>A text from its languages; empty ones are left out.</summary>
    public static LocalText Of(IEnumerable<KeyValuePair<string, string?>> texts)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
                kept[language] = text.Trim();
        }

        return new(kept);
    }

    /// <summary>
    /// The text in <paramref name="language"/>, else in English, else in the first language there is; with the language that it
    /// really is in, for the <c>lang</c> attribute. Empty when nothing was written.
    /// </summary>
    public (string Text, string Language) In(string language)
    {
        if (texts.TryGetValue(language, out var text))
            return (text, language);
        if (texts.TryGetValue("en", out text))
            return (text, "en");
        return texts.Count > 0 ? (texts.First().Value, texts.First().Key) : ("", language);
    }

    /// <summary>This text with the languages of <paramref name="other"/> laid over it.</summary>
    public LocalText With(LocalText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var merged = new SortedDictionary<string, string>(texts, StringComparer.Ordinal);
        foreach (var (language, text) in other.texts)
            merged[language] = text;
        return new(merged);
    }

    /// <inheritdoc/>
    public bool Equals(LocalText? other) => other is not null && texts.SequenceEqual(other.texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalText);

    /// <inheritdoc/>
    public override int GetHashCode() => texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    /// <summary>The English text, else the first.</summary>
    public override string ToString() => In("en").Text;
}
