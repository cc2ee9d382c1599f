using System.ComponentModel.DataAnnotations;

namespace Entente.Platform.Accounts;

/// <summary>How sign-in defends itself; configuration section <c>Entente:SignIn</c>.</summary>
public sealed record SignInSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Entente:SignIn";

    /// <summary>Wrong passwords in a row that lock an account; default 5.</summary>
    [Range(1, 1000)]
    public int MostFailures { get; init; } = 5;

    /// <summary>How long an account stays locked; default 15 minutes.</summary>
    public TimeSpan LockTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A session unused for this long is over; default 8 hours, a working day.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(8);

    /// <summary>No session lives longer, however much it is used; default 30 days.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Days that a personal token lives when its owner does not say; default 90.</summary>
    [Range(1, 3650)]
    public int TokenDays { get; init; } = 90;

    /// <summary>Most days that a personal token can live; default 366.</summary>
    [Range(1, 3650)]
    public int MostTokenDays { get; init; } = 366;

    /// <summary>Shortest password; default 12 characters.</summary>
    [Range(8, 200)]
    public int ShortestPassword { get; init; } = 12;
}
