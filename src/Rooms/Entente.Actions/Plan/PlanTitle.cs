namespace Entente.Actions.Plan;

/// <summary>What deliverables and tasks may be called.</summary>
internal static class PlanTitle
{
    public const int Longest = 300;

    /// <summary>What is wrong with a title; null when nothing is.</summary>
    public static Fault? Fault(string? title) => title?.Trim() is { Length: > Longest } longer
        ? new Fault("Title", "actions.plan-title-long", "This title has {0} characters; at most {1} are taken. Shorten it.", longer.Length, Longest)
        : null;

    public static Problem? Refuse(string title) => Fault(title) is { } fault
        ? Problem.Rule("actions.plan-title-faulty", "Some answers need to be mended.") with { Faults = [fault] }
        : null;
}
