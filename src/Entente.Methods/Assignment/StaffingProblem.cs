namespace Entente.Methods.Assignment;

/// <summary>Work that needs people: an inspection, an assessment, a section of a report.</summary>
/// <param name="Id">By what it is called in the data; each task its own.</param>
/// <param name="Need">How many people it needs, the lead among them; 0 or more.</param>
public sealed record StaffingTask(string Id, int Need)
{
    /// <summary>What people call it; its id where null.</summary>
    public string? Name { get; init; }

    /// <summary>Where it is done.</summary>
    public string? Country { get; init; }

    /// <summary>The competence that it asks for; null when it asks for none.</summary>
    public string? Speciality { get; init; }

    /// <summary>The least level of that competence.</summary>
    public int Level { get; init; }

    /// <summary>The language in which it is done.</summary>
    public string? Language { get; init; }

    /// <summary>True when nobody may take it who does not know its language; otherwise the language is a matter of cost.</summary>
    public bool RequiresLanguage { get; init; }

    /// <summary>True when nobody of its own country may take it.</summary>
    public bool ExcludesOwnCountry { get; init; }

    /// <summary>The least level of the one who leads; null when nobody leads. A lead takes one of the places.</summary>
    public int? LeadLevel { get; init; }

    /// <summary>How many people of one country it takes at most; null for no limit.</summary>
    public int? CountryCap { get; init; }

    /// <summary>Limits for single countries, in place of <see cref="CountryCap"/>.</summary>
    public IReadOnlyDictionary<string, int> CountryCaps { get; init; } = new Dictionary<string, int>();

    /// <summary>What to call it in a sentence.</summary>
    public string Label => Name ?? Id;
}

/// <summary>Somebody who can take tasks.</summary>
/// <param name="Id">By what the person is called in the data; each person their own.</param>
/// <param name="Capacity">How many tasks at most; 0 or more.</param>
public sealed record StaffingPerson(string Id, int Capacity)
{
    /// <summary>What people call the person; the id where null.</summary>
    public string? Name { get; init; }

    /// <summary>From where the person comes.</summary>
    public string? Country { get; init; }

    /// <summary>The level that the person holds in each speciality.</summary>
    public IReadOnlyDictionary<string, int> Competences { get; init; } = new Dictionary<string, int>();

    /// <summary>The languages that the person knows.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>How many tasks are this person's fair share, in place of the problem's common target.</summary>
    public int? Target { get; init; }

    /// <summary>What to call the person in a sentence.</summary>
    public string Label => Name ?? Id;
}

/// <summary>A task and a person who may take it. Who may not has no pair: too little competence, a conflict of interest, an excluded country.</summary>
/// <param name="Task">Which task, by its place in the list of tasks.</param>
/// <param name="Person">Which person, by their place in the list of people.</param>
/// <param name="Cost">What it costs when the person takes part.</param>
/// <param name="LeadCost">What it costs when the person leads; null when the person may not.</param>
public readonly record struct StaffingPair(int Task, int Person, long Cost, long? LeadCost = null);

/// <summary>How many places in all tasks together go to people of one country.</summary>
/// <param name="Country">Which country.</param>
/// <param name="AtLeast">No fewer.</param>
/// <param name="AtMost">No more; null for no limit.</param>
public sealed record OriginQuota(string Country, int AtLeast, int? AtMost);

/// <summary>Who could do what, at which cost, and what is to be kept to.</summary>
/// <remarks>
/// The cost of a plan is Σ cost of its pairs + <see cref="UnfilledPenalty"/> · places left unfilled + for each person the first, second, … of
/// <see cref="OverPenalties"/> for the first, second, … task above the target. Costs are whole numbers, in whatever unit the user counts.
/// </remarks>
public sealed record StaffingProblem
{
    /// <summary>The tasks.</summary>
    public required IReadOnlyList<StaffingTask> Tasks { get; init; }

    /// <summary>The people.</summary>
    public required IReadOnlyList<StaffingPerson> People { get; init; }

    /// <summary>Who may take what; each pair once.</summary>
    public required IReadOnlyList<StaffingPair> Pairs { get; init; }

    /// <summary>How many tasks are a fair share; null when nobody counts.</summary>
    public int? Target { get; init; }

    /// <summary>What a place left unfilled costs; null when every place has to be filled.</summary>
    public long? UnfilledPenalty { get; init; }

    /// <summary>What the first, second, … task above a person's target costs; the last number holds for all that follow. None smaller than the one before.</summary>
    public IReadOnlyList<long> OverPenalties { get; init; } = [0];

    /// <summary>How many places go to people of a country; each country once.</summary>
    public IReadOnlyList<OriginQuota> Quotas { get; init; } = [];

    /// <summary>Groups of people, by their places in the list, no two of whom take part in the same task.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Apart { get; init; } = [];

    /// <summary>Groups of tasks, by their places in the list, of which nobody takes more than one: they overlap in time.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Overlapping { get; init; } = [];

    /// <summary>How many tasks are this person's fair share.</summary>
    internal int TargetOf(int person) => People[person].Target ?? Target ?? int.MaxValue;

    /// <summary>What so many tasks of one person cost beyond the pairs.</summary>
    internal long OverCost(int person, int tasks)
    {
        var (cost, above) = (0L, Math.Max(0L, (long)tasks - TargetOf(person)));
        for (var step = 0; step < above && OverPenalties.Count > 0; step++)
        {
            if (step >= OverPenalties.Count - 1)
                return cost + OverPenalties[^1] * (above - step);
            cost += OverPenalties[step];
        }

        return cost;
    }
}
