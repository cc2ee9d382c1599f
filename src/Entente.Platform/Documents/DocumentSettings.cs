using System.ComponentModel.DataAnnotations;
using Entente.Kernel;

namespace Entente.Platform.Documents;

/// <summary>What files are taken and where they lie; configuration section <c>Entente:Documents</c>.</summary>
public sealed record DocumentSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Entente:Documents";

    /// <summary>The largest file, in bytes; default 20 MiB.</summary>
    [Range(1, 1024 * 1024 * 1024)]
    public long MostBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>The most entries of an archive; default 2,000.</summary>
    [Range(1, 65_534)]
    public int MostEntries { get; init; } = 2_000;

    /// <summary>The most bytes that an archive may unpack to, counted while unpacking; default 200 MiB.</summary>
    [Range(1, int.MaxValue)]
    public long MostUnpackedBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>How many times its own size an archive may unpack to; default 100.</summary>
    [Range(1, 10_000)]
    public int MostRatio { get; init; } = 100;

    /// <summary>How many files are looked at and read at once, each in up to 100 MiB of memory; default 2. The others wait.</summary>
    [Range(1, 64)]
    public int MostLooksAtOnce { get; init; } = 2;

    /// <summary>Where contents lie: <c>folder</c> or <c>database</c> (PostgreSQL only). Empty: the database when it is a PostgreSQL server.</summary>
    [RegularExpression("|folder|database")]
    public string Store { get; init; } = "";

    /// <summary>Hours after which a content without a document is thrown away; default 24. An upload takes minutes.</summary>
    [Range(1, 8760)]
    public int OrphanHours { get; init; } = 24;

    internal static Problem TooLarge(string name, long size, long most) => new(ProblemKind.TooLarge, "platform.document-too-large",
        "'{0}' has {1:N0} bytes; at most {2:N0} are taken ({3} MiB). Make it smaller, or split it.", name, size, most, most / 1024 / 1024);
}
