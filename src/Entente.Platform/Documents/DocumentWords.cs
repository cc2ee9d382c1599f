using System.Globalization;
using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Documents.Content;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Documents;

/// <summary>What is said about documents, in the reader's language.</summary>
public sealed class DocumentWords(IStringLocalizer<DocumentTexts> texts)
{
    /// <summary>Who it is made for, the narrowest first.</summary>
    public IReadOnlyList<Option> Editions => Options<Edition>("edition");

    /// <summary>How it must be handled, the narrowest first.</summary>
    public IReadOnlyList<Option> Classes => Options<Handling>("handling");

    /// <summary>How long it must be kept.</summary>
    public IReadOnlyList<Option> Labels => [.. Retention.All.Select(label => new Option(label.Code, texts["retention." + label.Code]))];

    /// <summary>A text of documents.</summary>
    public string Say(string key, params object[] values) => texts[key, values];

    /// <summary>A word of one of the lists.</summary>
    public string Of<T>(T word)
        where T : struct, Enum => texts[$"{typeof(T).Name.ToLowerInvariant()}.{word}"];

    /// <summary>What kind of file it is.</summary>
    public static string Kind(string mediaType) => ContentKind.ByMediaType(mediaType)?.Name ?? mediaType;

    /// <summary>"1.2 MB", "340 kB".</summary>
    public string Size(long bytes)
    {
        var culture = CultureInfo.CurrentUICulture;
        return bytes >= 1_000_000
            ? texts["size.mb", (bytes / 1_000_000m).ToString("N1", culture)]
            : texts["size.kb", Math.Max(1, bytes / 1000).ToString("N0", culture)];
    }

    private Option[] Options<T>(string list)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(word => new Option(word.ToString(), texts[$"{list}.{word}"]))];
}
