namespace Entente.Methods.Assignment;

/// <summary>Why some pairs limit each other.</summary>
public enum SideConditionKind
{
    /// <summary>A task takes only so many people of one country.</summary>
    CountryCap,

    /// <summary>People who do not take part in the same task.</summary>
    Apart,

    /// <summary>Tasks that nobody can do both.</summary>
    Overlap,
}

/// <summary>Of these pairs, which all belong to one task or all to one person, no more than so many are taken.</summary>
/// <param name="Kind">Why.</param>
/// <param name="OnTask">True when they belong to one task, false when to one person.</param>
/// <param name="Owner">The task or the person.</param>
/// <param name="Country">Of a cap, the country.</param>
/// <param name="Pairs">The pairs, by their places in the list.</param>
/// <param name="Limit">How many.</param>
internal sealed record SideCondition(SideConditionKind Kind, bool OnTask, int Owner, string? Country, int[] Pairs, int Limit)
{
    /// <summary>All that a problem asks for and that could ever be broken.</summary>
    public static List<SideCondition> Of(StaffingProblem problem, PairIndex index)
    {
        var all = new List<SideCondition>();
        for (var task = 0; task < problem.Tasks.Count; task++)
            AddCaps(problem, index, task, all);
        foreach (var group in problem.Apart)
            AddGroup(group, SideConditionKind.Apart, index.OfPerson, pair => problem.Pairs[pair].Task, all);
        foreach (var group in problem.Overlapping)
            AddGroup(group, SideConditionKind.Overlap, index.OfTask, pair => problem.Pairs[pair].Person, all);
        return [.. all.Where(one => one.Pairs.Length > one.Limit && one.Limit < (one.OnTask ? problem.Tasks[one.Owner].Need : problem.People[one.Owner].Capacity))];
    }

    /// <summary>Those of the pairs that are taken, when they are too many; else none.</summary>
    public List<int> Broken(bool[] taken)
    {
        var found = new List<int>();
        foreach (var pair in Pairs)
        {
            if (taken[pair])
                found.Add(pair);
        }

        return found.Count > Limit ? found : [];
    }

    private static void AddCaps(StaffingProblem problem, PairIndex index, int at, List<SideCondition> all)
    {
        var task = problem.Tasks[at];
        if (task.CountryCap is null && task.CountryCaps.Count == 0)
            return;
        var byCountry = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var pair in index.OfTask(at))
        {
            if (problem.People[problem.Pairs[pair].Person].Country is not { } country)
                continue;
            if (!byCountry.TryGetValue(country, out var pairs))
                byCountry[country] = pairs = [];
            pairs.Add(pair);
        }

        foreach (var (country, pairs) in byCountry)
        {
            var cap = task.CountryCaps.TryGetValue(country, out var own) ? own : task.CountryCap;
            if (cap is { } limit)
                all.Add(new(SideConditionKind.CountryCap, OnTask: true, at, country, [.. pairs], limit));
        }
    }

    private static void AddGroup(
        IReadOnlyList<int> group, SideConditionKind kind, PairsOf pairsOf, Func<int, int> owner, List<SideCondition> all)
    {
        var byOwner = new SortedDictionary<int, List<int>>();
        foreach (var member in group)
        {
            foreach (var pair in pairsOf(member))
            {
                if (!byOwner.TryGetValue(owner(pair), out var pairs))
                    byOwner[owner(pair)] = pairs = [];
                pairs.Add(pair);
            }
        }

        foreach (var (at, pairs) in byOwner)
            all.Add(new(kind, kind == SideConditionKind.Apart, at, null, [.. pairs], 1));
    }

    private delegate ReadOnlySpan<int> PairsOf(int member);
}
