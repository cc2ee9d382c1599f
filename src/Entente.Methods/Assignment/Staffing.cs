namespace Entente.Methods.Assignment;

/// <summary>How a staffing problem is to be solved.</summary>
public sealed record StaffingOptions
{
    /// <summary>Which of several equally cheap plans: another seed, another choice; the same seed, the same plan.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many flows may be solved for conditions that no flow can hold; 20,000 by default.</summary>
    public int SearchLimit { get; init; } = 20_000;

    /// <summary>How many shortages are explained at most; 12 by default.</summary>
    public int ShortageLimit { get; init; } = 12;

    /// <summary>
    /// How many arcs may be looked at to make the explanation of one shortage smaller; 10 million by default, which takes a few tenths of a second at most.
    /// </summary>
    public long ShortageEffort { get; init; } = 10_000_000;
}

/// <summary>
/// People to tasks at the least cost, exactly: a minimum-cost flow (<see cref="MinimumCostFlow"/>), which is integral by itself
/// (Ahuja, Magnanti and Orlin 1993, theorem 9.10), and a small search for the few conditions that no flow can hold.
/// </summary>
/// <remarks>
/// Inside the flow: capacity, competence, language, conflicts of interest and excluded countries (as pairs that are not there), costs, the
/// penalty of unfilled places, convex burdens, a lead's place, caps per task and country, quotas per country, people kept apart and
/// tasks that overlap as long as groups do not cross. By search: groups that cross, and such conditions on tasks with a lead. Not here: travel from one task to the next.
/// </remarks>
public static partial class Staffing
{
    /// <summary>The cheapest plan, with prices that prove it and reasons for what stays unfilled.</summary>
    /// <remarks>
    /// The certificate is checked on every run. Among equally cheap plans the seed decides, whatever the order of rows (see
    /// <see cref="StaffingOptions.Seed"/>). Costs are whole numbers, so the objective is exact.
    /// </remarks>
    /// <param name="problem">Who could do what.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Hears how much of the search limit is used, 0 to 1.</param>
    /// <param name="stop">Ends the run early, by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">A problem that cannot be computed with; the message says what and where.</exception>
    public static StaffingPlan Solve(StaffingProblem problem, StaffingOptions? options = null, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        options ??= new();
        if (options.SearchLimit < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.SearchLimit, "The search needs at least one flow.");
        StaffingProblemCheck.Require(problem);
        var network = new StaffingNetwork(problem);
        var search = new StaffingSearch(network, options.Seed);
        search.Run(options.SearchLimit, progress, stop);
        return PlanOf(search, network, options);
    }

    /// <summary>What a list of assignments costs under a problem: pairs, burdens and unfilled places, added up from the list alone.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignments">Task and person of each, by their places in the lists.</param>
    /// <returns>The cost; places left unfilled add nothing where every place has to be filled.</returns>
    /// <exception cref="ArgumentException">An assignment that is no pair of the problem, or stands there twice.</exception>
    public static long CostOf(StaffingProblem problem, IReadOnlyList<StaffingAssignment> assignments)
    {
        StaffingProblemCheck.Require(problem);
        ArgumentNullException.ThrowIfNull(assignments);
        var costs = problem.Pairs.ToDictionary(pair => (pair.Task, pair.Person));
        var seen = new HashSet<(int, int)>();
        var (cost, burdens) = (0L, new int[problem.People.Count]);
        foreach (var (task, person, leads, _) in assignments)
        {
            if (!costs.TryGetValue((task, person), out var pair) || (leads && pair.LeadCost is null))
                throw new ArgumentException($"Person {person} may not take task {task}{(leads ? " as lead" : "")}.", nameof(assignments));
            if (!seen.Add((task, person)))
                throw new ArgumentException($"Person {person} takes task {task} twice.", nameof(assignments));
            cost += leads ? pair.LeadCost!.Value : pair.Cost;
            burdens[person]++;
        }

        for (var person = 0; person < burdens.Length; person++)
            cost += problem.OverCost(person, burdens[person]);
        var unfilled = problem.Tasks.Sum(task => (long)task.Need) - assignments.Count;
        return cost + ((problem.UnfilledPenalty ?? 0) * unfilled);
    }

    private static StaffingPlan PlanOf(StaffingSearch search, StaffingNetwork network, StaffingOptions options)
    {
        var problem = network.Problem;
        var filled = new int[problem.Tasks.Count];
        var assignments = new List<StaffingAssignment>(search.Plan.Count);
        foreach (var (at, leads) in search.Plan)
        {
            var pair = problem.Pairs[at];
            filled[pair.Task]++;
            assignments.Add(new(pair.Task, pair.Person, leads, leads ? pair.LeadCost!.Value : pair.Cost));
        }

        var unfilled = Enumerable.Range(0, filled.Length).Where(task => filled[task] < problem.Tasks[task].Need)
            .Select(task => new UnfilledPlaces(task, problem.Tasks[task].Need - filled[task])).ToList();
        var unmet = Unmet(problem, assignments);
        var lacks = (problem.UnfilledPenalty is null ? unfilled.Sum(one => (long)one.Places) : 0) + unmet.Sum(quota => quota.AtLeast - quota.Held);
        var broken = (problem.UnfilledPenalty is null ? network.Penalty * unfilled.Sum(one => (long)one.Places) : 0)
            + (network.Hard * unmet.Sum(quota => (long)(quota.AtLeast - quota.Held)));
        var proven = search.Bound == search.Cost;
        return new()
        {
            Outcome = !proven ? StaffingOutcome.NotProven : lacks > 0 ? StaffingOutcome.Infeasible : StaffingOutcome.Optimal,
            Objective = search.Cost - broken,
            Assignments = assignments,
            Unfilled = unfilled,
            UnmetQuotas = unmet,
            Certificate = CertificateOf(search, network, proven),
            Shortages = ShortageFinder.Of(network, search, unfilled, unmet, options),
            Pivots = search.Pivots,
            Problem = problem,
            Solved = network.Loose.Count == 0 ? search.First : null,
        };
    }

    private static List<UnmetQuota> Unmet(StaffingProblem problem, List<StaffingAssignment> assignments) =>
        [.. problem.Quotas
            .Select(quota => new UnmetQuota(quota.Country, quota.AtLeast, assignments.Count(one => problem.People[one.Person].Country == quota.Country)))
            .Where(quota => quota.Held < quota.AtLeast)];

    private static StaffingCertificate CertificateOf(StaffingSearch search, StaffingNetwork network, bool proven)
    {
        var (problem, prices) = (network.Problem, search.First.Prices);
        // Prices count from the sink, whichever node the tree was rooted in.
        var zero = prices[network.Sink];
        long At(int node) => prices[node] - zero;
        return new(
            [.. Enumerable.Range(0, problem.Tasks.Count).Select(At)],
            [.. network.LeadNodes.Select(node => node < 0 ? 0 : At(node))],
            [.. Enumerable.Range(0, problem.People.Count).Select(person => At(network.PersonNode(person)))],
            [.. problem.Quotas.Select(quota => At(network.OriginNodes[quota.Country]))],
            [.. network.Laid.Select(laid => new ConditionPrice(
                laid.Value.Kind,
                laid.Value.OnTask ? laid.Value.Owner : null,
                laid.Value.OnTask ? null : laid.Value.Owner,
                laid.Value.Country,
                laid.Value.Limit,
                At(laid.Key)))],
            search.Bound,
            search.Solved,
            search.FirstCheck,
            proven && search.FirstCheck.Holds && network.CostOf(search.Plan) == search.Bound);
    }
}
