using System.Globalization;

namespace Entente.Methods.Assignment;

/// <summary>The sentences of shortages.</summary>
internal static class ShortageWords
{
    private const int MostNames = 5;

    public static IReadOnlyList<Wording> TooFew(
        StaffingProblem problem,
        IReadOnlyList<int> tasks,
        IReadOnlyList<int> people,
        long needed,
        long possible,
        IReadOnlyList<ShortageLimit> limits,
        IReadOnlyList<HindranceCount> hindrances,
        ShortageScope? around)
    {
        var words = new List<Wording>();
        var values = new Dictionary<string, string>
        {
            ["people"] = People(people.Count),
            ["places"] = Places(problem, tasks, needed),
            ["tasks"] = Tasks(problem, tasks),
            ["possible"] = Number(possible),
        };
        if (people.Count == 0)
            words.Add(new("nobody", "Nobody may take the {places} of {tasks}.", values));
        else if (possible == people.Count)
            words.Add(new("too-few", "Only {people} for {places} of {tasks}.", values));
        else
            words.Add(new("too-little-room", "Only {people}, who can fill {possible} of them, for {places} of {tasks}.", values));
        words.AddRange(limits.Take(MostNames).Select(limit => Limit(problem, limit)));
        words.AddRange(Barred(problem.People.Count, hindrances));
        if (around is not null)
            words.Add(Around(around));
        return words;
    }

    private static Wording Around(ShortageScope around) =>
        new("around", "With all that compete for the same people: {people}, who can fill {possible} of {needed} places of {tasks} tasks.", new Dictionary<string, string>
        {
            ["people"] = People(around.People),
            ["possible"] = Number(around.Possible),
            ["needed"] = Number(around.Needed),
            ["tasks"] = Number(around.Tasks),
        });

    public static Wording CostsMore(StaffingProblem problem, int task, int places, long? extra) => extra is { } more
        ? new("costs-more", "To fill {places} of {tasks} would make the plan dearer by {cost} than to leave one unfilled.", new Dictionary<string, string>
        {
            ["places"] = Places(problem, [task], places),
            ["tasks"] = Tasks(problem, [task]),
            ["cost"] = Number(more),
        })
        : new("breaks-quota", "To fill {places} of {tasks} would break a quota.", new Dictionary<string, string>
        {
            ["places"] = Places(problem, [task], places),
            ["tasks"] = Tasks(problem, [task]),
        });

    public static Wording Conditions(StaffingProblem problem, int task, int places) =>
        new("side-conditions", "{places} of {tasks} can be filled only against what keeps people apart, tasks from overlapping or countries within their caps.", new Dictionary<string, string>
        {
            ["places"] = Places(problem, [task], places),
            ["tasks"] = Tasks(problem, [task]),
        });

    public static Wording Quota(UnmetQuota quota, int people, long possible)
    {
        var values = new Dictionary<string, string>
        {
            ["country"] = quota.Country,
            ["people"] = People(people),
            ["possible"] = Number(possible),
            ["needed"] = Number(quota.AtLeast),
            ["held"] = Number(quota.Held),
        };
        return possible < quota.AtLeast
            ? new("quota-too-high", "The {people} of {country} can take at most {possible} of the {needed} places that their quota asks for.", values)
            : new("quota-unmet", "The {people} of {country} hold {held} of the {needed} places that their quota asks for; more of them would leave other obligations unmet.", values);
    }

    private static Wording Limit(StaffingProblem problem, ShortageLimit limit)
    {
        var values = new Dictionary<string, string> { ["most"] = Number(limit.Most) };
        if (limit.Country is not null)
            values["country"] = limit.Country;
        if (limit.Task is { } task)
            values["task"] = problem.Tasks[task].Label;
        if (limit.Person is { } person)
            values["person"] = problem.People[person].Label;
        return limit.Kind switch
        {
            SideConditionKind.CountryCap => new("limit-country", "Task {task} takes no more than {most} from {country}.", values),
            SideConditionKind.Apart => new("limit-apart", "Task {task} takes no more than {most} of those who are kept apart.", values),
            SideConditionKind.Overlap => new("limit-overlap", "{person} can take no more than {most} of the tasks that overlap.", values),
            _ => new("limit-quota", "People of {country} may hold no more than {most} of all places.", values),
        };
    }

    private static IEnumerable<Wording> Barred(int all, IReadOnlyList<HindranceCount> hindrances)
    {
        if (hindrances.Count == 0)
            return [];
        var parts = hindrances.Select(hindrance => Number(hindrance.People) + hindrance.Hindrance switch
        {
            Hindrance.Speciality => " without the speciality",
            Hindrance.Level => " below the level",
            Hindrance.OwnCountry => " of the task's own country",
            Hindrance.Language => " without the language",
            _ => " by declared interest",
        });
        return
        [
            new("barred", "Kept from it, of {all}: {barred}.", new Dictionary<string, string>
            {
                ["all"] = People(all),
                ["barred"] = string.Join(", ", parts),
            }),
        ];
    }

    private static string People(int count) => count == 1 ? "1 person" : $"{Number(count)} people";

    /// <summary>"5 sterile places" where all tasks ask for the same speciality.</summary>
    private static string Places(StaffingProblem problem, IReadOnlyList<int> tasks, long count)
    {
        var speciality = tasks.Select(task => problem.Tasks[task].Speciality).Distinct().ToList() is [{ } one] ? one + " " : "";
        return $"{Number(count)} {speciality}{(count == 1 ? "place" : "places")}";
    }

    private static string Tasks(StaffingProblem problem, IReadOnlyList<int> tasks)
    {
        var names = string.Join(", ", tasks.Take(MostNames).Select(task => problem.Tasks[task].Label));
        var more = tasks.Count > MostNames ? $" and {Number(tasks.Count - MostNames)} more" : "";
        return tasks.Count == 1 ? $"task {names}" : $"{Number(tasks.Count)} tasks ({names}{more})";
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
