using Entente.Methods.Assignment;

namespace Entente.Methods.Tests.Assignment;

/// <summary>What stays unfilled is explained by a small set of tasks, with counts that are true.</summary>
public class ShortageTests
{
    [Fact]
    public void Three_people_for_five_sterile_places()
    {
        var plan = Staffing.Solve(new()
        {
            Tasks = [new("visit", 5) { Speciality = "sterile", Level = 3, Country = "FR", ExcludesOwnCountry = true }, new("other", 1) { Speciality = "lab" }],
            People =
            [
                .. Enumerable.Range(0, 3).Select(at => Person($"s{at}", "sterile", 4)),
                Person("low", "sterile", 2),
                Person("french", "sterile", 5) with { Country = "FR" },
                Person("interest", "sterile", 5),
                Person("lab", "lab", 5),
            ],
            Pairs = [new(0, 0, 1), new(0, 1, 1), new(0, 2, 1), new(1, 6, 1)],
            UnfilledPenalty = 5000,
        });

        var shortage = Assert.Single(plan.Shortages);
        Assert.Equal(ShortageKind.TooFewPeople, shortage.Kind);
        Assert.Equal([0], shortage.Tasks);
        Assert.Equal([0, 1, 2], shortage.People);
        Assert.Equal((5L, 3L), (shortage.Needed, shortage.Possible));
        Assert.Equal(
            [new(Hindrance.Speciality, 1), new(Hindrance.Level, 1), new(Hindrance.OwnCountry, 1), new HindranceCount(Hindrance.DeclaredInterest, 1)],
            shortage.Hindrances);
        Assert.Equal(
            "Only 3 people for 5 sterile places of task visit. Kept from it, of 7 people: 1 without the speciality, 1 below the level, 1 of the task's own country, 1 by declared interest.",
            shortage.Sentence);
    }

    [Fact]
    public void Where_every_place_has_to_be_filled_a_shortage_is_infeasible_and_explained()
    {
        // Two tasks share one person; the third is easy and stays out of the explanation.
        var plan = Staffing.Solve(new()
        {
            Tasks = [new("a", 1), new("b", 1), new("c", 1)],
            People = [new("x", 1) { Name = "Xenia" }, new("y", 2)],
            Pairs = [new(0, 0, 4), new(1, 0, 3), new(2, 1, 2), new(2, 0, 1)],
            UnfilledPenalty = null,
        });

        Assert.Equal(StaffingOutcome.Infeasible, plan.Outcome);
        Assert.Equal(5, plan.Objective);
        Assert.Equal([new UnfilledPlaces(0, 1)], plan.Unfilled);
        var shortage = Assert.Single(plan.Shortages);
        Assert.Equal([0, 1], shortage.Tasks);
        Assert.Equal((2L, 1L), (shortage.Needed, shortage.Possible));
        Assert.Equal("Only 1 person for 2 places of 2 tasks (a, b).", shortage.Sentence);
    }

    [Fact]
    public void What_is_short_together_is_told_once_with_how_short_all_are()
    {
        var plan = Staffing.Solve(new()
        {
            Tasks = [.. Enumerable.Range(0, 5).Select(at => new StaffingTask($"t{at}", 1)), new("alone", 3)],
            People = [new("x", 1), new("y", 1), new("z", 9)],
            Pairs = [.. from task in Enumerable.Range(0, 5) from person in Enumerable.Range(0, 2) select new StaffingPair(task, person, 1), new(5, 2, 1)],
            UnfilledPenalty = 100,
        });

        Assert.Equal(3 + 500, plan.Objective);
        Assert.Equal(2, plan.Shortages.Count);
        Assert.Equal([5], plan.Shortages[0].Tasks);
        Assert.Null(plan.Shortages[0].Around);
        var together = plan.Shortages[1];
        Assert.Equal((3, 3L, 2L), (together.Tasks.Count, together.Needed, together.Possible));
        Assert.Equal(new ShortageScope(5, 2, 5, 2), together.Around);
        Assert.EndsWith("With all that compete for the same people: 2 people, who can fill 2 of 5 places of 5 tasks.", together.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_may_take_a_task()
    {
        var plan = Staffing.Solve(new()
        {
            Tasks = [new("a", 2)],
            People = [new("x", 1)],
            Pairs = [],
            UnfilledPenalty = 10,
        });
        Assert.Equal(20, plan.Objective);
        Assert.StartsWith("Nobody may take the 2 places of task a.", plan.Shortages.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cap_of_a_country_is_named_where_it_makes_the_shortage()
    {
        var plan = Staffing.Solve(new()
        {
            Tasks = [new("a", 3) { CountryCap = 1 }],
            People = [new("x", 1) { Country = "DE" }, new("y", 1) { Country = "DE" }, new("z", 1) { Country = "PL" }],
            Pairs = [new(0, 0, 1), new(0, 1, 1), new(0, 2, 1)],
            UnfilledPenalty = 100,
        });
        var shortage = plan.Shortages.Single();
        Assert.Equal((3L, 2L), (shortage.Needed, shortage.Possible));
        Assert.Equal([new ShortageLimit(SideConditionKind.CountryCap, "DE", 0, null, 1)], shortage.Limits);
        Assert.Contains("Task a takes no more than 1 from DE.", shortage.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_is_named_where_it_makes_the_shortage_and_where_it_is_not_met()
    {
        var problem = new StaffingProblem
        {
            Tasks = [new("a", 2), new("b", 1)],
            People = [new("x", 2) { Country = "DE" }, new("y", 2) { Country = "DE" }, new("z", 1) { Country = "PL" }],
            Pairs = [new(0, 0, 1), new(0, 1, 1), new(1, 0, 1), new(1, 2, 1)],
            UnfilledPenalty = 100,
            Quotas = [new("DE", 0, 1), new("PL", 3, null)],
        };
        var plan = Staffing.Solve(problem);

        Assert.Equal(StaffingOutcome.Infeasible, plan.Outcome);
        Assert.Equal([new UnmetQuota("PL", 3, 1)], plan.UnmetQuotas);
        Assert.Contains(plan.Shortages, shortage => shortage.Sentence.Contains("People of DE may hold no more than 1 of all places.", StringComparison.Ordinal));
        Assert.Contains(plan.Shortages, shortage => shortage.Sentence == "The 1 person of PL can take at most 1 of the 3 places that their quota asks for.");
    }

    [Fact]
    public void A_place_that_costs_more_than_it_is_worth_says_by_how_much()
    {
        var plan = Staffing.Solve(new()
        {
            Tasks = [new("far", 1)],
            People = [new("x", 1)],
            Pairs = [new(0, 0, 137)],
            UnfilledPenalty = 100,
        });
        var shortage = plan.Shortages.Single();
        Assert.Equal(ShortageKind.CostsMore, shortage.Kind);
        Assert.Equal(37, shortage.ExtraCost);
        Assert.Equal("To fill 1 place of task far would make the plan dearer by 37 than to leave one unfilled.", shortage.Sentence);
    }

    [Fact]
    public void Sets_of_tasks_are_true_to_what_can_be_filled_and_none_can_be_left_out()
    {
        var several = 0;
        for (var seed = 1; seed <= 300; seed++)
        {
            var dice = new Dice(seed);
            var problem = RandomStaffing.Plain(dice, tasks: 7, people: 5) with { UnfilledPenalty = 100_000 };
            problem = problem with { Pairs = [.. problem.Pairs.Where(_ => dice.Chance(55))] };
            foreach (var shortage in Staffing.Solve(problem).Shortages)
            {
                Assert.Equal(ShortageKind.TooFewPeople, shortage.Kind);
                Assert.Equal(shortage.Needed, shortage.Tasks.Sum(task => (long)problem.Tasks[task].Need));
                Assert.Equal(shortage.Possible, MostFilled(problem, shortage.Tasks));
                Assert.True(shortage.Possible < shortage.Needed);
                several += shortage.Tasks.Count > 1 ? 1 : 0;
                foreach (var task in shortage.Tasks.Where(_ => shortage.Tasks.Count > 1))
                {
                    // Without one of them, the shortage is smaller: every task of the set has its part in it.
                    var rest = shortage.Tasks.Where(other => other != task).ToList();
                    Assert.True(rest.Sum(other => problem.Tasks[other].Need) - MostFilled(problem, rest) < shortage.Needed - shortage.Possible);
                }
            }
        }

        Assert.True(several > 20, $"{several} sets of more than one task");
    }

    [Fact]
    public void A_place_that_only_crossing_groups_leave_unfilled_says_so()
    {
        var plan = Staffing.Solve(new()
        {
            Tasks = [new("a", 2)],
            People = [new("x", 1), new("y", 1), new("z", 1)],
            Pairs = [new(0, 0, 1), new(0, 1, 1), new(0, 2, 1)],
            UnfilledPenalty = 100,
            Apart = [[0, 1], [1, 2], [0, 2]],
        });
        Assert.Equal(StaffingOutcome.Optimal, plan.Outcome);
        Assert.Equal(101, plan.Objective);
        Assert.Equal(ShortageKind.SideConditions, plan.Shortages.Single().Kind);
    }

    [Fact]
    public void No_shortage_is_told_when_all_is_filled() =>
        Assert.Empty(Staffing.Solve(new() { Tasks = [new("a", 1)], People = [new("x", 1)], Pairs = [new(0, 0, 1)], UnfilledPenalty = 10 }).Shortages);

    private static StaffingPerson Person(string id, string speciality, int level) =>
        new(id, 1) { Country = "BE", Competences = new Dictionary<string, int> { [speciality] = level } };

    /// <summary>By the second implementation: every place filled is worth 1.</summary>
    private static long MostFilled(StaffingProblem problem, IReadOnlyList<int> tasks)
    {
        var sink = problem.Tasks.Count + problem.People.Count;
        var network = new FlowNetwork(sink + 1);
        foreach (var task in tasks)
        {
            network.AddSupply(task, problem.Tasks[task].Need);
            network.AddSupply(sink, -problem.Tasks[task].Need);
            network.AddArc(task, sink, FlowNetwork.Unlimited, 1);
        }

        foreach (var pair in problem.Pairs.Where(pair => tasks.Contains(pair.Task)))
            network.AddArc(pair.Task, problem.Tasks.Count + pair.Person, 1, 0);
        for (var person = 0; person < problem.People.Count; person++)
            network.AddArc(problem.Tasks.Count + person, sink, problem.People[person].Capacity, 0);
        return tasks.Sum(task => (long)problem.Tasks[task].Need) - SuccessiveShortestPaths.Cost(network)!.Value;
    }
}
