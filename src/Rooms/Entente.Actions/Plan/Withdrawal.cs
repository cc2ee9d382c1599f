namespace Entente.Actions.Plan;

/// <summary>When, by whom and why something was taken out of a plan. It keeps its number, its history and its files, and can be put back.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, as people are told.</param>
/// <param name="Because">Why.</param>
public sealed record Withdrawal(DateTimeOffset At, string By, string Because)
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>The fault of a reason that is missing or too long; null for a sound one.</summary>
    internal static Fault? Refuse(string? because) => because switch
    {
        _ when string.IsNullOrWhiteSpace(because) => new(nameof(Because), "actions.withdrawal-reason-missing", "Say why it is withdrawn."),
        { Length: > LongestReason } => new(nameof(Because), "actions.withdrawal-reason-long", "Say it in at most {0} signs.", LongestReason),
        _ => null,
    };
}
