using System.ComponentModel.DataAnnotations;

namespace Entente.Platform.Jobs;

/// <summary>How jobs are run; configuration section <c>Entente:Jobs</c>.</summary>
public sealed record JobSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Entente:Jobs";

    /// <summary>Jobs that one host works on side by side; default 2.</summary>
    [Range(1, 64)]
    public int AtOnce { get; init; } = 2;

    /// <summary>Failures before a job counts as failed; default 5, which with the pauses between them is about two minutes.</summary>
    [Range(1, 20)]
    public int MostFailures { get; init; } = 5;

    /// <summary>
    /// Times that a job is begun in all, default 30. Mostly it is the host that dies and not the job that kills it, so this is more
    /// patient than with failures.
    /// </summary>
    [Range(1, 1000)]
    public int MostAttempts { get; init; } = 30;

    /// <summary>A host that has been silent for so long counts as dead, and another takes its jobs over; default a minute.</summary>
    public TimeSpan SilentHost { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Days that a job can be looked at after its end; default 90.</summary>
    [Range(1, 3650)]
    public int KeptDays { get; init; } = 90;
}
