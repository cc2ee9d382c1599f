namespace Entente.Actions.Reviews;

/// <summary>What a quality reader advises.</summary>
internal enum Verdict
{
    Accept,
    AcceptWithRemarks,
    Revise,
}

/// <summary>The opinion of a quality reader.</summary>
/// <param name="Reader">Code of the authority.</param>
/// <param name="Verdict">What it advises.</param>
/// <param name="Remark">Its remarks.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="OnBehalf">True when whoever runs the review entered an opinion that came by another way.</param>
internal sealed record Opinion(string Reader, Verdict Verdict, string? Remark, string By, DateTimeOffset At, bool OnBehalf = false);
