using System.Text.Json;

namespace Entente.Platform.Documents;

/// <summary>How long a document must be kept.</summary>
/// <param name="Code">Stable; the text <c>retention.CODE</c> says it.</param>
/// <param name="Years">How many; null for no stated period.</param>
/// <param name="After">From when on: <c>final-payment</c>; null for no stated period.</param>
/// <param name="Source">Where this one stands, when it is not the source of the whole list.</param>
public sealed record Retention(string Code, int? Years, string? After, string? Source)
{
    private static readonly File Stated = Read();

    /// <summary>Every label, in the order of the list.</summary>
    public static IReadOnlyList<Retention> All => Stated.Labels;

    /// <summary>Where the periods stand.</summary>
    public static string Provenance => $"{Stated.Source} ({Stated.Version})";

    /// <summary>True when there is such a label.</summary>
    public static bool Has(string? code) => All.Any(label => label.Code == code);

    private static File Read()
    {
        using var stream = typeof(Retention).Assembly.GetManifestResourceStream("Entente.Platform.Documents.retention.json")
            ?? throw new InvalidOperationException("The list of retention labels is not in this program.");
        return JsonSerializer.Deserialize<File>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record File(string Version, string Source, IReadOnlyList<Retention> Labels);
}
