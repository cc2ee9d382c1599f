namespace Entente.Methods.Assignment;

/// <summary>Why something stays unfilled.</summary>
public enum ShortageKind
{
    /// <summary>A set of tasks needs more places than those who may take them can give (Hall's condition fails).</summary>
    TooFewPeople,

    /// <summary>The places could be filled, but that costs more than to leave them.</summary>
    CostsMore,

    /// <summary>The places could be filled, but not without breaking a condition that lies outside the flow.</summary>
    SideConditions,

    /// <summary>The people of a country cannot, or not without loss elsewhere, hold as many places as their quota asks.</summary>
    Quota,
}

/// <summary>A limit, other than what people can take, that makes a shortage.</summary>
/// <param name="Kind">Which condition; null for a quota.</param>
/// <param name="Country">Of which country, where it is one of countries.</param>
/// <param name="Task">At which task; null where it is of a person or of all tasks.</param>
/// <param name="Person">Of which person; null where it is not of one.</param>
/// <param name="Most">How many it lets through.</param>
public sealed record ShortageLimit(SideConditionKind? Kind, string? Country, int? Task, int? Person, long Most);

/// <summary>How short all tasks are that compete for the same people.</summary>
/// <param name="Tasks">How many tasks.</param>
/// <param name="People">How many people with capacity may take at least one of them.</param>
/// <param name="Needed">How many places the tasks need.</param>
/// <param name="Possible">How many of these can be filled at most.</param>
public sealed record ShortageScope(int Tasks, int People, long Needed, long Possible);

/// <summary>A sentence as data: a template with {names} and what to put there, so that it can be said in any language.</summary>
/// <param name="Key">Which sentence.</param>
/// <param name="Template">The sentence in English.</param>
/// <param name="Values">What to put in place of each {name}.</param>
public sealed record Wording(string Key, string Template, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The English sentence.</summary>
    public override string ToString()
    {
        var text = Template;
        foreach (var (name, value) in Values)
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text;
    }
}

/// <summary>Why places stay unfilled: the smallest set of tasks that could be found that asks for more than there is.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Tasks">The tasks that compete; none can be left out of the set, unless the effort was spent (<see cref="StaffingOptions.ShortageEffort"/>).</param>
/// <param name="People">The people with capacity who may take at least one of them.</param>
/// <param name="Needed">How many places the tasks, or the quota, need.</param>
/// <param name="Possible">How many of these can be filled at most, whatever happens to all other tasks.</param>
/// <param name="Limits">Limits other than people's capacity that make it so.</param>
/// <param name="Hindrances">Where it is one task: what keeps the others from it.</param>
/// <param name="Around">All that compete for the same people, where that is more than <paramref name="Tasks"/>; else null.</param>
/// <param name="ExtraCost">Where it costs more: by how much the plan would be dearer with one place more; null where that breaks a quota, and for other kinds.</param>
/// <param name="Words">The sentences.</param>
public sealed record Shortage(
    ShortageKind Kind,
    IReadOnlyList<int> Tasks,
    IReadOnlyList<int> People,
    long Needed,
    long Possible,
    IReadOnlyList<ShortageLimit> Limits,
    IReadOnlyList<HindranceCount> Hindrances,
    ShortageScope? Around,
    long? ExtraCost,
    IReadOnlyList<Wording> Words)
{
    /// <summary>All of it in English.</summary>
    public string Sentence => string.Join(' ', Words);
}
