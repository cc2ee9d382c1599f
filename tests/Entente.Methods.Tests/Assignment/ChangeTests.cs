using Entente.Methods.Assignment;

namespace Entente.Methods.Tests.Assignment;

/// <summary>What another choice would cost, and plans after a cancellation.</summary>
public class ChangeTests
{
    [Fact]
    public void The_next_best_costs_what_solving_without_the_pair_costs()
    {
        var (moved, alone) = (0, 0);
        for (var seed = 1; seed <= 250; seed++)
        {
            var problem = seed % 3 == 0 ? RandomStaffing.Tiny(new Dice(seed)) : RandomStaffing.Plain(new Dice(seed), tasks: 6, people: 5);
            var plan = Staffing.Solve(problem);
            foreach (var one in plan.Assignments)
            {
                var next = Staffing.NextBest(plan, one.Task, one.Person);
                var without = Staffing.Solve(problem with { Pairs = [.. problem.Pairs.Where(pair => pair.Task != one.Task || pair.Person != one.Person)] });
                if (without.Outcome != plan.Outcome || Lacks(without) != Lacks(plan))
                    Assert.Null(next.ExtraCost);
                else
                    Assert.Equal(without.Objective - plan.Objective, next.ExtraCost);
                moved += next.Changes.Count > 2 ? 1 : 0;
                alone += next.Replacement is null ? 1 : 0;
                Assert.Contains(new StaffingChange(one.Task, one.Person, Joins: false), next.Changes);
                if (next.ExtraCost is { } extra && plan.Certificate.SearchNodes == 1 && !problem.Tasks.Any(task => task.LeadLevel is not null))
                    AssertApplied(plan, next.Changes, extra);
            }
        }

        Assert.True(moved > 50 && alone > 50, $"{moved} with others moving, {alone} without a replacement");
    }

    [Fact]
    public void An_alternative_costs_what_forcing_it_costs()
    {
        var compared = 0;
        for (var seed = 1; seed <= 150; seed++)
        {
            var problem = RandomStaffing.Plain(new Dice(seed), tasks: 5, people: 5);
            if (seed % 3 == 0)
                problem = problem with { Apart = [[0, 1], [1, 2]] };
            var plan = Staffing.Solve(problem);
            var alternatives = Staffing.Alternatives(plan, 0);
            Assert.Equal(alternatives.OrderBy(one => one.ExtraCost), alternatives, (one, other) => one.ExtraCost == other.ExtraCost);
            foreach (var (person, extra) in alternatives)
            {
                const long Prize = 1_000_000;
                var forced = Staffing.Solve(problem with { Pairs = [.. problem.Pairs.Select(pair => pair.Task == 0 && pair.Person == person ? pair with { Cost = pair.Cost - Prize } : pair)] });
                Assert.Equal(forced.Objective + Prize - plan.Objective, extra);
                Assert.True(extra >= 0);
                compared++;
            }
        }

        Assert.True(compared > 100);
    }

    [Fact]
    public void A_cancellation_is_filled_by_one_newcomer_when_that_is_possible()
    {
        // The cheapest new plan moves two people; the plan that keeps most brings in one.
        var problem = new StaffingProblem
        {
            Tasks = [new("a", 1), new("b", 1)],
            People = [new("x", 1), new("y", 1), new("z", 1)],
            Pairs = [new(0, 0, 1), new(0, 1, 5), new(1, 1, 5), new(0, 2, 60), new(1, 2, 10)],
            UnfilledPenalty = 1000,
        };
        var plan = Staffing.Solve(problem);
        Assert.Equal([(0, 0), (1, 1)], Named(plan));

        var now = Staffing.Replan(Staffing.WithoutPerson(problem, 0), Named(plan));

        Assert.Equal([(1, 1)], now.Kept.Select(one => (one.Task, one.Person)));
        Assert.Equal([(0, 0)], now.Ended);
        Assert.Equal([(0, 2)], now.Begun.Select(one => (one.Task, one.Person)));
        Assert.Equal((65L, 15L, 50L), (now.Objective, now.FreshObjective, now.PriceOfKeeping));
        Assert.True(now.Plan.Certificate.Holds);

        // A kept assignment that is worth 20 is given up for 50.
        var free = Staffing.Replan(Staffing.WithoutPerson(problem, 0), Named(plan), keepWorth: 20);
        Assert.Equal((15L, 0L), (free.Objective, free.PriceOfKeeping));
    }

    [Fact]
    public void A_new_plan_fills_as_many_places_as_can_be_and_keeps_as_many_assignments_as_can_be()
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var problem = RandomStaffing.Plain(new Dice(seed), tasks: 3, people: 4);
            problem = problem with { Pairs = [.. problem.Pairs.Take(9)], UnfilledPenalty = 10_000 };
            var before = Named(Staffing.Solve(problem));
            var changed = Staffing.WithoutPerson(problem, seed % 4);

            var now = Staffing.Replan(changed, before);

            // By trying every plan: unfilled places first, then assignments kept, then cost.
            const long Worth = 5_000;
            var weighted = changed with
            {
                UnfilledPenalty = 10_000_000,
                Pairs = [.. changed.Pairs.Select(pair => before.Contains((pair.Task, pair.Person)) ? pair with { Cost = pair.Cost - Worth } : pair)],
            };
            var best = EveryPlan.Best(weighted).Cost;
            var unfilled = now.Plan.Unfilled.Sum(one => one.Places);
            Assert.Equal(best, now.Objective - (unfilled * 10_000L) + (unfilled * 10_000_000L) - (Worth * now.Kept.Count));
            Assert.Equal(before.Count, now.Kept.Count + now.Ended.Count);
            Assert.True(now.PriceOfKeeping >= 0);
        }
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        var problem = RandomStaffing.Plain(new Dice(1), tasks: 3, people: 3);
        var plan = Staffing.Solve(problem);
        Assert.Throws<ArgumentException>(() => Staffing.NextBest(plan, 0, 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => Staffing.Alternatives(plan, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Staffing.WithoutPerson(problem, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Staffing.Replan(problem, [], keepWorth: -1));
        Assert.Throws<ArgumentException>(() => Staffing.Replan(problem, [(0, 3)]));
        Assert.Throws<ArgumentException>(() => Staffing.Replan(problem, [(0, 1), (0, 1)]));
        Assert.Throws<ArgumentException>(() => Staffing.CostOf(problem, [new(0, 99, false, 0)]));
    }

    /// <summary>The changes, applied to the plan, make a plan that costs what was said.</summary>
    private static void AssertApplied(StaffingPlan plan, IReadOnlyList<StaffingChange> changes, long extra)
    {
        var now = Named(plan).ToHashSet();
        foreach (var change in changes)
            Assert.True(change.Joins ? now.Add((change.Task, change.Person)) : now.Remove((change.Task, change.Person)));
        Assert.Equal(plan.Objective + extra, Staffing.CostOf(plan.Problem, [.. now.Select(one => new StaffingAssignment(one.Task, one.Person, false, 0))]));
    }

    private static long Lacks(StaffingPlan plan) =>
        (plan.Problem.UnfilledPenalty is null ? plan.Unfilled.Sum(one => one.Places) : 0) + plan.UnmetQuotas.Sum(quota => quota.AtLeast - quota.Held);

    private static List<(int Task, int Person)> Named(StaffingPlan plan) => [.. plan.Assignments.Select(one => (one.Task, one.Person))];
}
