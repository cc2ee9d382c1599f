using System.ComponentModel.DataAnnotations;

namespace Entente.Platform.Sheets;

/// <summary>How tables go out and come in; configuration section <c>Entente:Sheets</c>.</summary>
public sealed record SheetSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Entente:Sheets";

    /// <summary>An export of so many rows is answered at once; a larger one is made as a job. Default 2,000.</summary>
    [Range(0, 100_000)]
    public int RowsAtOnce { get; init; } = 2_000;

    /// <summary>Days that a made export and a brought sheet are kept; default 7.</summary>
    [Range(1, 365)]
    public int KeptDays { get; init; } = 7;

    /// <summary>The largest sheet that is read, in bytes; default 10 MiB.</summary>
    [Range(1, 100 * 1024 * 1024)]
    public int MostBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>The most rows of a sheet that is read; default 2,000.</summary>
    [Range(1, 100_000)]
    public int MostRows { get; init; } = 2_000;

    /// <summary>The most columns of a sheet that is read; default 100.</summary>
    [Range(1, 16_384)]
    public int MostColumns { get; init; } = 100;

    /// <summary>The most bytes that a workbook may unpack to, counted while unpacking; default 64 MiB.</summary>
    [Range(1, 512 * 1024 * 1024)]
    public long MostUnpackedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most shared texts of a workbook that is read; default 200,000.</summary>
    [Range(1, 10_000_000)]
    public int MostSharedTexts { get; init; } = 200_000;
}
