using Entente.Kernel;
using Entente.Platform.Audit;

namespace Entente.Platform.Rules;

/// <summary>Where the numbers of a rule come from.</summary>
public enum RuleProvenance
{
    /// <summary>Read in the law, the guideline or the document that the reference names.</summary>
    Sourced,

    /// <summary>Written down from general knowledge, and found equal to independent tables that the reference names; not read in the law itself.</summary>
    Compared,

    /// <summary>Written down from general knowledge; to be confirmed against the reference before anybody relies on it.</summary>
    Recalled,

    /// <summary>No official rule was found, or the official rule leaves it open: the house decided.</summary>
    HouseRule,
}

/// <summary>
/// Numbers of law or method, as one version of data with provenance: thresholds, delays, holidays, quorums. A version is never
/// changed; a change is a new version with its own first day, and what was decided under an old one keeps it.
/// </summary>
[NotAudited("A row is entered once and says itself who did it and when.")]
public sealed class RuleSet
{
    /// <summary>What it rules, <c>room.what</c> or <c>holidays.fr</c>.</summary>
    public required string Code { get; init; }

    /// <summary>1, 2, 3, …</summary>
    public required int Version { get; init; }

    /// <summary>First day on which it is in force.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Last day; null for still.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public required RuleProvenance Provenance { get; init; }

    /// <summary>The law, guideline or reason.</summary>
    public required string Reference { get; init; }

    /// <summary>What people call it.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The numbers, as JSON; its shape is that of the code that asks.</summary>
    public required string Body { get; init; }

    /// <summary>Who entered it; <c>program:shipped</c> for what came with Entente.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>True on a day on which it is in force.</summary>
    public bool IsInForce(DateOnly day) => day >= EffectiveFrom && (EffectiveTo is not { } last || day <= last);
}
