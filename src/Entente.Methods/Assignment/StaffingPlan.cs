namespace Entente.Methods.Assignment;

/// <summary>How a staffing problem ended.</summary>
public enum StaffingOutcome
{
    /// <summary>A cheapest plan, proven.</summary>
    Optimal,

    /// <summary>
    /// No plan does all that has to be done. The plan shown fails least: fewest places unfilled and quotas unmet, and cheapest among these.
    /// </summary>
    Infeasible,

    /// <summary>The search for conditions that no flow can hold reached its limit: the best plan found, and a bound that none can be below.</summary>
    NotProven,
}

/// <summary>A person on a task.</summary>
/// <param name="Task">Which task, by its place in the list.</param>
/// <param name="Person">Which person, by their place in the list.</param>
/// <param name="Leads">True when the person leads.</param>
/// <param name="Cost">What this pair costs, burdens apart.</param>
public readonly record struct StaffingAssignment(int Task, int Person, bool Leads, long Cost);

/// <summary>Places of a task that nobody takes.</summary>
/// <param name="Task">Which task, by its place in the list.</param>
/// <param name="Places">How many.</param>
public readonly record struct UnfilledPlaces(int Task, int Places);

/// <summary>A quota that is not met.</summary>
/// <param name="Country">Of which country.</param>
/// <param name="AtLeast">How many places were to go to its people.</param>
/// <param name="Held">How many do.</param>
public sealed record UnmetQuota(string Country, int AtLeast, int Held);

/// <summary>
/// Prices that prove a plan: anybody can add up what they say and see that no plan costs less. The formula stands in
/// docs/methods/assignment.md; <see cref="FlowCheck"/> is what came out when it was checked, which it is on every run.
/// </summary>
/// <param name="TaskPrices">For each task what one more place of it would cost, by the list of tasks.</param>
/// <param name="LeadPrices">For each task that has a lead what the place of the lead costs; 0 elsewhere.</param>
/// <param name="PersonPrices">For each person what one task less of theirs would save, by the list of people.</param>
/// <param name="QuotaPrices">The price of each quota, by the list of quotas.</param>
/// <param name="ConditionPrices">The prices of conditions inside the flow: those of the nodes that pass on a limit.</param>
/// <param name="Bound">No plan costs less: what the prices prove, raised by the search where one was needed.</param>
/// <param name="SearchNodes">How many flows were solved; 1 when the prices alone prove the plan.</param>
/// <param name="Check">The check of flow against prices; of the first flow where a search followed.</param>
/// <param name="Holds">True when the check holds and the plan, added up anew from its pairs, costs the bound.</param>
public sealed record StaffingCertificate(
    IReadOnlyList<long> TaskPrices,
    IReadOnlyList<long> LeadPrices,
    IReadOnlyList<long> PersonPrices,
    IReadOnlyList<long> QuotaPrices,
    IReadOnlyList<ConditionPrice> ConditionPrices,
    long Bound,
    int SearchNodes,
    FlowCheck Check,
    bool Holds);

/// <summary>The price of a condition inside the flow.</summary>
/// <param name="Kind">Which condition.</param>
/// <param name="Task">Its task; null where it belongs to a person.</param>
/// <param name="Person">Its person; null where it belongs to a task.</param>
/// <param name="Country">The country of a cap; else null.</param>
/// <param name="Limit">How many of its pairs may be taken.</param>
/// <param name="Price">The price of a unit at its node.</param>
public sealed record ConditionPrice(SideConditionKind Kind, int? Task, int? Person, string? Country, int Limit, long Price);

/// <summary>Who does what.</summary>
public sealed record StaffingPlan
{
    /// <summary>Minimum-cost flow.</summary>
    public string Method { get; } = "Staffing by minimum-cost flow, network simplex";

    /// <summary>The version of the method.</summary>
    public int Version { get; } = 1;

    /// <summary>How it ended.</summary>
    public required StaffingOutcome Outcome { get; init; }

    /// <summary>
    /// What the plan costs: pairs, burdens above the target, and the penalty of places left unfilled; where every place has to be filled, those left unfilled add nothing.
    /// </summary>
    public required long Objective { get; init; }

    /// <summary>Who is on which task, by the order of tasks.</summary>
    public required IReadOnlyList<StaffingAssignment> Assignments { get; init; }

    /// <summary>The places that nobody takes, by the order of tasks.</summary>
    public required IReadOnlyList<UnfilledPlaces> Unfilled { get; init; }

    /// <summary>The quotas that are not met.</summary>
    public required IReadOnlyList<UnmetQuota> UnmetQuotas { get; init; }

    /// <summary>What proves it.</summary>
    public required StaffingCertificate Certificate { get; init; }

    /// <summary>Why places stay unfilled and quotas unmet.</summary>
    public required IReadOnlyList<Shortage> Shortages { get; init; }

    /// <summary>How many arcs entered the tree of the simplex.</summary>
    public required long Pivots { get; init; }

    /// <summary>The problem that it answers.</summary>
    public required StaffingProblem Problem { get; init; }

    /// <summary>The flow behind it, for questions that follow; null where conditions lie outside of it.</summary>
    internal SolvedStaffing? Solved { get; init; }
}

/// <summary>An optimal flow of a staffing problem and its prices.</summary>
internal sealed record SolvedStaffing(StaffingNetwork Network, long[] Flows, long[] Prices);
