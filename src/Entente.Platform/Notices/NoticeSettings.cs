using System.ComponentModel.DataAnnotations;

namespace Entente.Platform.Notices;

/// <summary>How long notices are kept; configuration section <c>Entente:Notices</c>.</summary>
public sealed record NoticeSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Entente:Notices";

    /// <summary>Days that a notice stays after the person took note of it; default 90. What nobody took note of stays.</summary>
    [Range(1, 3650)]
    public int KeptDays { get; init; } = 90;
}
