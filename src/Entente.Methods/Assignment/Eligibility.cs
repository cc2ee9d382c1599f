namespace Entente.Methods.Assignment;

/// <summary>Why a person may not take a task.</summary>
public enum Hindrance
{
    /// <summary>The person does not hold the speciality.</summary>
    Speciality,

    /// <summary>The person holds the speciality at too low a level.</summary>
    Level,

    /// <summary>The task excludes people of its own country.</summary>
    OwnCountry,

    /// <summary>The task requires its language, which the person does not know.</summary>
    Language,

    /// <summary>Nothing of these, yet there is no pair: a declared interest, or whoever made the problem left it out.</summary>
    DeclaredInterest,
}

/// <summary>How many people a hindrance keeps from a task; each person is counted at the first that applies.</summary>
/// <param name="Hindrance">Which.</param>
/// <param name="People">How many.</param>
public readonly record struct HindranceCount(Hindrance Hindrance, int People);

/// <summary>What a pair costs by what is known of task and person. The defaults are those of the stored instances of independent programs.</summary>
public sealed record PairCosts
{
    /// <summary>Added when the person does not know the language of the task; 25 by default.</summary>
    public long LanguageMismatch { get; init; } = 25;

    /// <summary>Added for each level above the level asked for, so that experts are kept for what needs them; 8 by default.</summary>
    public long OverqualificationPerLevel { get; init; } = 8;

    /// <summary>Added for the way from the person's country to the task's; nothing by default.</summary>
    public Func<string?, string?, long> Travel { get; init; } = (_, _) => 0;
}

/// <summary>Who may take what, by competence, country, language and declared interests.</summary>
public static class Eligibility
{
    /// <summary>The first hindrance between a person and a task, declared interests apart; null when there is none.</summary>
    /// <param name="task">The task.</param>
    /// <param name="person">The person.</param>
    public static Hindrance? Between(StaffingTask task, StaffingPerson person)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(person);
        if (task.Speciality is { } speciality)
        {
            if (!person.Competences.TryGetValue(speciality, out var level))
                return Hindrance.Speciality;
            if (level < task.Level)
                return Hindrance.Level;
        }

        if (task.ExcludesOwnCountry && task.Country is not null && task.Country == person.Country)
            return Hindrance.OwnCountry;
        return task is { RequiresLanguage: true, Language: { } language } && !person.Languages.Contains(language, StringComparer.Ordinal) ? Hindrance.Language : null;
    }

    /// <summary>True when the person's level is enough to lead the task, should there be a lead.</summary>
    /// <param name="task">The task.</param>
    /// <param name="person">The person.</param>
    public static bool MayLead(StaffingTask task, StaffingPerson person)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(person);
        return task.LeadLevel is { } asked && (task.Speciality is not { } speciality || (person.Competences.TryGetValue(speciality, out var level) && level >= asked));
    }

    /// <summary>All pairs without a hindrance, with their costs.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="people">The people.</param>
    /// <param name="costs">What a pair costs.</param>
    /// <param name="interests">Declared interests: task and person, by their places in the lists, who are kept apart.</param>
    public static IReadOnlyList<StaffingPair> Pairs(
        IReadOnlyList<StaffingTask> tasks, IReadOnlyList<StaffingPerson> people, PairCosts costs, IReadOnlySet<(int Task, int Person)>? interests = null)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(costs);
        var pairs = new List<StaffingPair>();
        for (var task = 0; task < tasks.Count; task++)
        {
            for (var person = 0; person < people.Count; person++)
            {
                if (Between(tasks[task], people[person]) is not null || interests?.Contains((task, person)) == true)
                    continue;
                var cost = CostOf(tasks[task], people[person], costs);
                pairs.Add(new(task, person, cost, MayLead(tasks[task], people[person]) ? cost : null));
            }
        }

        return pairs;
    }

    /// <summary>How many people each hindrance keeps from a task.</summary>
    internal static IReadOnlyList<HindranceCount> Count(StaffingProblem problem, PairIndex index, int task)
    {
        var may = new bool[problem.People.Count];
        foreach (var pair in index.OfTask(task))
            may[problem.Pairs[pair].Person] = true;
        var counts = new int[Enum.GetValues<Hindrance>().Length];
        for (var person = 0; person < may.Length; person++)
        {
            if (!may[person])
                counts[(int)(Between(problem.Tasks[task], problem.People[person]) ?? Hindrance.DeclaredInterest)]++;
        }

        return [.. counts.Select((people, at) => new HindranceCount((Hindrance)at, people)).Where(count => count.People > 0)];
    }

    private static long CostOf(StaffingTask task, StaffingPerson person, PairCosts costs)
    {
        var cost = costs.Travel(person.Country, task.Country);
        if (task.Language is { } language && !person.Languages.Contains(language, StringComparer.Ordinal))
            cost += costs.LanguageMismatch;
        if (task.Speciality is { } speciality)
            cost += costs.OverqualificationPerLevel * (person.Competences[speciality] - task.Level);
        return cost;
    }
}
