using System.Text.Json;
using Entente.Methods.Assignment;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Assignment;

/// <summary>Staffing against independent programs, against trying every plan, and against itself.</summary>
public class StaffingTests
{
    [Fact]
    public void The_stored_instances_have_the_optimum_that_independent_programs_agree_on()
    {
        var table = Golden.Read("methods/assignment/expected.csv");
        var optima = new Deviation("optimal objective", relative: 0);
        foreach (var row in table.Rows)
        {
            var name = table.Text(row, "instance");
            var file = Stored(name);
            Assert.Equal(table.Number(row, "tasks"), file.Problem.Tasks.Count);
            Assert.Equal(table.Number(row, "people"), file.Problem.People.Count);
            Assert.Equal(table.Number(row, "edges"), file.Problem.Pairs.Count);
            Assert.Equal(table.Number(row, "places"), file.Problem.Tasks.Sum(task => task.Need));
            Assert.Equal(table.Number(row, "target"), file.Problem.Target!.Value);
            Assert.Equal(["seed"], file.Ignored);

            var plan = Staffing.Solve(file.Problem);

            optima.Add(name, table.Number(row, "optimal_objective"), plan.Objective);
            Assert.Equal(StaffingOutcome.Optimal, plan.Outcome);
            Assert.True(plan.Certificate.Holds);
            Assert.Equal(plan.Objective, plan.Certificate.Bound);
            Assert.Equal(1, plan.Certificate.SearchNodes);
            Assert.Equal(plan.Objective, Staffing.CostOf(file.Problem, plan.Assignments));
            Assert.Equal(plan.Unfilled.Count, plan.Unfilled.Count(one => one.Places > 0));
            AssertProven(file, StaffingFile.Write(plan, file.NumericIds), (long)table.Number(row, "optimal_objective"));
        }

        optima.Settle();
        Assert.Equal(3, table.Rows.Count);
    }

    [Fact]
    public void Plans_with_all_conditions_cost_what_trying_every_plan_finds()
    {
        var kinds = new Dictionary<StaffingOutcome, int>();
        var searched = 0;
        for (var seed = 1; seed <= 1500; seed++)
        {
            var problem = RandomStaffing.Tiny(new Dice(seed));
            var (lacks, cost) = EveryPlan.Best(problem);

            var plan = Staffing.Solve(problem);

            var pairs = problem.Pairs.ToDictionary(pair => (pair.Task, pair.Person));
            var judged = EveryPlan.Judge(problem, [.. plan.Assignments.Select(one => (pairs[(one.Task, one.Person)], one.Leads))]);
            Assert.True(judged is not null, $"seed {seed}: the plan breaks a rule");
            Assert.True(judged == (lacks, cost), $"seed {seed}: the best lacks {lacks} and costs {cost}, the plan {judged}");
            Assert.Equal(cost, plan.Objective);
            Assert.Equal(lacks == 0 ? StaffingOutcome.Optimal : StaffingOutcome.Infeasible, plan.Outcome);
            Assert.True(plan.Certificate.Holds);
            Assert.Equal(plan.Objective, Staffing.CostOf(problem, plan.Assignments));
            kinds[plan.Outcome] = kinds.GetValueOrDefault(plan.Outcome) + 1;
            searched += plan.Certificate.SearchNodes > 1 ? 1 : 0;
        }

        Assert.True(kinds[StaffingOutcome.Optimal] > 300 && kinds[StaffingOutcome.Infeasible] > 100 && searched > 50,
            $"the generator should make all kinds: {string.Join(", ", kinds)}, {searched} by search");
    }

    [Fact]
    public void Larger_plans_cost_what_the_second_implementation_finds()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = RandomStaffing.Plain(new Dice(seed), tasks: 25, people: 18);
            Assert.Equal(SuccessiveShortestPaths.Cost(AsFlow(problem)), Staffing.Solve(problem).Objective);
        }
    }

    [Fact]
    public void Raising_a_cost_never_lowers_the_optimum() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (seed, more) =>
        {
            var problem = RandomStaffing.Plain(new Dice(seed), tasks: 6, people: 5);
            if (problem.Pairs.Count == 0)
                return true;
            var pairs = problem.Pairs.ToArray();
            var at = seed % pairs.Length;
            pairs[at] = pairs[at] with { Cost = pairs[at].Cost + more };
            return Staffing.Solve(problem with { Pairs = pairs }).Objective >= Staffing.Solve(problem).Objective;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_rows_changes_neither_the_optimum_nor_the_plan() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
        {
            var dice = new Dice(seed);
            var problem = RandomStaffing.Plain(dice, tasks: 8, people: 6);
            var (tasks, people) = (dice.Shuffled(Enumerable.Range(0, 8)), dice.Shuffled(Enumerable.Range(0, 6)));
            var turned = problem with
            {
                Tasks = [.. tasks.Select(at => problem.Tasks[at])],
                People = [.. people.Select(at => problem.People[at])],
                Pairs = dice.Shuffled(problem.Pairs.Select(pair => pair with { Task = Array.IndexOf(tasks, pair.Task), Person = Array.IndexOf(people, pair.Person) })),
            };
            var (one, other) = (Staffing.Solve(problem), Staffing.Solve(turned));
            return one.Objective == other.Objective && Named(one).SetEquals(Named(other));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_seed_chooses_among_equal_plans_and_the_same_seed_chooses_the_same()
    {
        // Six people, alike in everything, for one place.
        var problem = Alike(6);
        var chosen = Enumerable.Range(1, 40).Select(seed => Staffing.Solve(problem, new() { Seed = (ulong)seed }).Assignments.Single().Person).ToList();

        Assert.True(chosen.Distinct().Count() > 3, "another seed, another choice");
        Assert.Equal(chosen[6], Staffing.Solve(problem, new() { Seed = 7 }).Assignments.Single().Person);
    }

    [Fact]
    public void Trainees_find_mentors_at_the_best_sum_of_scores_which_taking_the_best_first_misses()
    {
        // Scores of the worked example: (.90 .80 .10) (.85 .20 .10) (.30 .40 .35); the best sum is 2.00, taking the best first gives 1.40.
        int[][] scores = [[90, 80, 10], [85, 20, 10], [30, 40, 35]];
        var plan = Staffing.Solve(new()
        {
            Tasks = [new("trainee 1", 1), new("trainee 2", 1), new("trainee 3", 1)],
            People = [new("mentor A", 1), new("mentor B", 1), new("mentor C", 1)],
            Pairs = [.. from task in Enumerable.Range(0, 3) from person in Enumerable.Range(0, 3) select new StaffingPair(task, person, -scores[task][person])],
            UnfilledPenalty = null,
        });

        Assert.Equal(-200, plan.Objective);
        Assert.Equal([(0, 1), (1, 0), (2, 2)], plan.Assignments.Select(one => (one.Task, one.Person)));
    }

    [Fact]
    public void A_burden_above_the_target_is_shared_as_its_cost_grows()
    {
        // Four tasks, two people; the first is cheaper by 100 a task. At 60 then 150 above a target of 1, three and one is best: 60 + 150 + 100.
        var problem = new StaffingProblem
        {
            Tasks = [.. Enumerable.Range(0, 4).Select(at => new StaffingTask($"t{at}", 1))],
            People = [new("a", 4), new("b", 4)],
            Pairs = [.. from task in Enumerable.Range(0, 4) from person in Enumerable.Range(0, 2) select new StaffingPair(task, person, 100 * person)],
            Target = 1,
            UnfilledPenalty = 5000,
            OverPenalties = [60, 150, 500],
        };
        Assert.Equal(Math.Min(60 + 150 + 100, 60 + 60 + 200), Staffing.Solve(problem).Objective);
        Assert.Equal(60 + 150 + 500, Staffing.Solve(problem with { Pairs = [.. problem.Pairs.Where(pair => pair.Person == 0)] }).Objective);
    }

    [Fact]
    public void A_dearer_burden_never_makes_a_plan_less_fair_nor_the_rest_cheaper()
    {
        var falls = 0;
        for (var seed = 1; seed <= 60; seed++)
        {
            var problem = RandomStaffing.Plain(new Dice(seed), tasks: 20, people: 12);
            var points = Staffing.Frontier(problem, [0, 10, 20, 40, 80, 160]);
            long Rest(BalancePoint point) => point.PairCost + (point.Unfilled * problem.UnfilledPenalty!.Value);
            foreach (var (one, next) in points.Zip(points.Skip(1)))
            {
                Assert.True(next.Above <= one.Above && Rest(next) >= Rest(one), $"seed {seed}: {one}, then {next}");
                falls += next.Above < one.Above ? 1 : 0;
            }

            foreach (var point in points)
                Assert.Equal(Staffing.Solve(problem with { OverPenalties = [point.OverPenalty] }).Objective, Rest(point) + (point.OverPenalty * point.Above));
        }

        Assert.True(falls > 30);
        var aimless = RandomStaffing.Plain(new Dice(1), tasks: 3, people: 3) with { Target = null };
        Assert.Contains("Give the problem a target", Assert.Throws<ArgumentException>(() => Staffing.Frontier(aimless, [1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_reaches_its_limit_shows_its_best_plan_and_a_bound()
    {
        var problem = RandomStaffing.Crossed(new Dice(36), tasks: 14, people: 9);
        var best = Staffing.Solve(problem);
        Assert.Equal(StaffingOutcome.Optimal, best.Outcome);
        Assert.True(best.Certificate.SearchNodes > 3, $"{best.Certificate.SearchNodes} flows");

        var short1 = Staffing.Solve(problem, new() { SearchLimit = 1 });

        Assert.Equal(StaffingOutcome.NotProven, short1.Outcome);
        Assert.False(short1.Certificate.Holds);
        Assert.True(short1.Certificate.Bound <= best.Objective && best.Objective <= short1.Objective);
        Assert.Equal(short1.Objective, Staffing.CostOf(problem, short1.Assignments));
        Assert.Throws<ArgumentException>(() => Staffing.NextBest(short1, 0, 0));
    }

    [Fact]
    public void Eligibility_follows_competence_country_language_and_interests()
    {
        var task = new StaffingTask("t", 1) { Speciality = "sterile", Level = 3, Country = "FR", ExcludesOwnCountry = true, Language = "fr", RequiresLanguage = true, LeadLevel = 4 };
        var person = new StaffingPerson("p", 1) { Country = "BE", Competences = new Dictionary<string, int> { ["sterile"] = 3 }, Languages = ["fr"] };

        Assert.Null(Eligibility.Between(task, person));
        Assert.False(Eligibility.MayLead(task, person));
        Assert.Equal(Hindrance.Speciality, Eligibility.Between(task with { Speciality = "lab" }, person));
        Assert.Equal(Hindrance.Level, Eligibility.Between(task with { Level = 4 }, person));
        Assert.Equal(Hindrance.OwnCountry, Eligibility.Between(task, person with { Country = "FR" }));
        Assert.Equal(Hindrance.Language, Eligibility.Between(task, person with { Languages = ["nl"] }));
        Assert.Null(Eligibility.Between(task with { RequiresLanguage = false }, person with { Languages = ["nl"] }));

        var costs = new PairCosts { Travel = (from, to) => from == "BE" && to == "FR" ? 50 : 0 };
        Assert.Equal([new StaffingPair(0, 0, 50)], Eligibility.Pairs([task], [person], costs));
        Assert.Equal([new StaffingPair(0, 0, 50 + 25 + 16, 91)],
            Eligibility.Pairs([task with { Level = 1, LeadLevel = 3, RequiresLanguage = false }], [person with { Languages = [] }], costs));
        Assert.Empty(Eligibility.Pairs([task], [person], costs, new HashSet<(int, int)> { (0, 0) }));
    }

    /// <summary>Adds up the certificate of an answer by hand, from the files alone: what docs/methods/assignment.md says that anybody can do.</summary>
    private static void AssertProven(StaffingFile file, byte[] answer, long optimum)
    {
        using var json = JsonDocument.Parse(answer);
        var root = json.RootElement;
        Assert.Equal("optimal", root.GetProperty("outcome").GetString());
        Assert.Equal(optimum, root.GetProperty("objective").GetInt64());
        var certificate = root.GetProperty("certificate");
        Assert.True(certificate.GetProperty("holds").GetBoolean());
        var a = certificate.GetProperty("task_prices").EnumerateArray().ToDictionary(pair => pair[0].ToString(), pair => pair[1].GetInt64());
        var b = certificate.GetProperty("person_prices").EnumerateArray().ToDictionary(pair => pair[0].ToString(), pair => pair[1].GetInt64());
        var (problem, penalty) = (file.Problem, file.Problem.UnfilledPenalty!.Value);
        var proven = 0L;
        foreach (var task in problem.Tasks)
        {
            Assert.True(a[task.Id] <= penalty);
            proven += task.Need * a[task.Id];
        }

        foreach (var person in problem.People)
        {
            var target = Math.Min(problem.Target!.Value, person.Capacity);
            proven += (target * Math.Min(0, -b[person.Id])) + ((person.Capacity - target) * Math.Min(0, problem.OverPenalties[0] - b[person.Id]));
        }

        foreach (var pair in problem.Pairs)
            proven += Math.Min(0, pair.Cost - a[problem.Tasks[pair.Task].Id] + b[problem.People[pair.Person].Id]);
        Assert.Equal(optimum, proven);

        var places = root.GetProperty("assignments").GetArrayLength() + root.GetProperty("unfilled").EnumerateArray().Sum(pair => pair[1].GetInt32());
        Assert.Equal(problem.Tasks.Sum(task => task.Need), places);
    }

    internal static StaffingFile Stored(string name)
    {
        var path = $"methods/assignment/{name}.json";
        if (!File.Exists(Golden.PathOf(path)))
            path += ".gz";
        using var stream = Golden.Open(path);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return StaffingFile.Read(memory.ToArray());
    }

    /// <summary>The flow of a problem without conditions, laid by hand.</summary>
    private static FlowNetwork AsFlow(StaffingProblem problem)
    {
        var (tasks, people) = (problem.Tasks.Count, problem.People.Count);
        var network = new FlowNetwork(tasks + people + 1);
        foreach (var pair in problem.Pairs)
            network.AddArc(pair.Task, tasks + pair.Person, 1, pair.Cost);
        for (var task = 0; task < tasks; task++)
        {
            network.AddSupply(task, problem.Tasks[task].Need);
            network.AddSupply(tasks + people, -problem.Tasks[task].Need);
            network.AddArc(task, tasks + people, FlowNetwork.Unlimited, problem.UnfilledPenalty!.Value);
        }

        for (var person = 0; person < people; person++)
        {
            for (var unit = 0; unit < problem.People[person].Capacity; unit++)
                network.AddArc(tasks + person, tasks + people, 1, unit < problem.Target ? 0 : problem.OverPenalties[0]);
        }

        return network;
    }

    private static StaffingProblem Alike(int people) => new()
    {
        Tasks = [new("t", 1)],
        People = [.. Enumerable.Range(0, people).Select(at => new StaffingPerson($"p{at}", 1))],
        Pairs = [.. Enumerable.Range(0, people).Select(at => new StaffingPair(0, at, 10))],
        UnfilledPenalty = 100,
    };

    private static HashSet<string> Named(StaffingPlan plan) =>
        [.. plan.Assignments.Select(one => $"{plan.Problem.Tasks[one.Task].Id}/{plan.Problem.People[one.Person].Id}")];
}
