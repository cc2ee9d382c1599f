namespace Entente.Actions.Plan;

/// <summary>When, by whom and why something was taken out of a plan. It keeps its number, its history and its files, and can be put back.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, as people are told.</param>
/// <param name="Because">Why.</param>
public sealed record Withdrawal(DateTimeOffset At, string By, string Because)
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 500;
}
