using System.ComponentModel.DataAnnotations;

namespace Entente.Platform.Papers;

/// <summary>How documents go out; configuration section <c>Entente:Papers</c>.</summary>
public sealed record PaperSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Entente:Papers";

    /// <summary>A document with so many rows in its tables is answered at once; a larger one is made as a job. Default 500, some twenty pages.</summary>
    [Range(0, 10_000)]
    public int RowsAtOnce { get; init; } = 500;
}
