using Entente.Methods.Assignment;

namespace Entente.Methods.Tests.Assignment;

/// <summary>Small staffing problems that a seed fixes.</summary>
internal static class RandomStaffing
{
    private static readonly string[] Countries = ["AT", "BE", "CZ"];

    /// <summary>So small that every plan can be tried, with any mixture of conditions.</summary>
    public static StaffingProblem Tiny(Dice dice)
    {
        var (tasks, people) = (dice.Next(1, 4), dice.Next(1, 5));
        var mixed = dice.Chance(75);
        var hasLeads = mixed && dice.Chance(40);
        var pairs = new List<StaffingPair>();
        foreach (var (task, person) in dice.Shuffled(from task in Enumerable.Range(0, tasks) from person in Enumerable.Range(0, people) select (task, person)).Take(hasLeads ? 8 : 10))
        {
            var cost = dice.Next(-3, 30);
            pairs.Add(new(task, person, cost, dice.Chance(60) ? cost + dice.Next(-2, 10) : null));
        }

        return new()
        {
            Tasks = [.. Enumerable.Range(0, tasks).Select(at => new StaffingTask($"t{at}", dice.Next(1, 3))
            {
                LeadLevel = hasLeads && dice.Chance(60) ? 1 : null,
                CountryCap = mixed && dice.Chance(40) ? dice.Next(1, 2) : null,
                CountryCaps = mixed && dice.Chance(10) ? new Dictionary<string, int> { ["AT"] = dice.Next(0, 2) } : new Dictionary<string, int>(),
            })],
            People = [.. Enumerable.Range(0, people).Select(at => new StaffingPerson($"p{at}", dice.Next(0, 3))
            {
                Country = dice.Chance(90) ? Countries[dice.Next(0, 2)] : null,
                Target = dice.Chance(10) ? dice.Next(0, 2) : null,
            })],
            Pairs = pairs,
            Target = dice.Chance(80) ? dice.Next(0, 2) : null,
            UnfilledPenalty = dice.Chance(70) ? dice.Next(0, 60) : null,
            OverPenalties = dice.Chance(50) ? [dice.Next(0, 20)] : [dice.Next(0, 5), dice.Next(5, 10), dice.Next(10, 40)],
            Quotas = mixed && dice.Chance(30) ? [new("AT", dice.Next(0, 2), dice.Chance(50) ? dice.Next(2, 3) : null), new("BE", 0, dice.Next(0, 2))] : [],
            Apart = mixed ? Groups(dice, people) : [],
            Overlapping = mixed ? Groups(dice, tasks) : [],
        };
    }

    /// <summary>Inside the flow, each with a penalty for unfilled places.</summary>
    public static StaffingProblem Plain(Dice dice, int tasks, int people) => new()
    {
        Tasks = [.. Enumerable.Range(0, tasks).Select(at => new StaffingTask($"t{at}", dice.Next(1, 3)))],
        People = [.. Enumerable.Range(0, people).Select(at => new StaffingPerson($"p{at}", dice.Next(0, 4)))],
        Pairs = [.. from task in Enumerable.Range(0, tasks)
                    from person in Enumerable.Range(0, people)
                    where dice.Chance(50)
                    select new StaffingPair(task, person, dice.Next(0, 80))],
        Target = dice.Next(1, 2),
        UnfilledPenalty = dice.Next(50, 400),
        OverPenalties = [dice.Next(0, 60)],
    };

    /// <summary>With pairs of people kept apart that cross each other, so that a search is needed.</summary>
    public static StaffingProblem Crossed(Dice dice, int tasks, int people) => Plain(dice, tasks, people) with
    {
        Apart = [.. Enumerable.Range(0, people).Select(at => (IReadOnlyList<int>)[at, (at + 1) % people])],
    };

    private static List<IReadOnlyList<int>> Groups(Dice dice, int count) =>
        [.. Enumerable.Range(0, dice.Next(0, 2)).Select(_ => (IReadOnlyList<int>)[.. dice.Shuffled(Enumerable.Range(0, count)).Take(dice.Next(2, 3))])];
}
