using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Entente.Methods.Assignment;

/// <summary>The parts of a staffing problem in JSON.</summary>
internal ref partial struct StaffingReader
{
    private static readonly string[] Needed = ["tasks", "people", "edges", "unfilled_penalty"];

    public StaffingFile ReadProblem()
    {
        var (tasks, people, pairs) = (new List<StaffingTask>(), new List<StaffingPerson>(), Array.Empty<StaffingPair>());
        var (ignored, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var numeric = true;
        int? target = null;
        long? penalty = null;
        IReadOnlyList<long> steps = [0];
        IReadOnlyList<OriginQuota> quotas = [];
        var late = false;
        Utf8JsonReader edges = default, apart = default, overlapping = default;

        Advance();
        Expect(JsonTokenType.StartObject, "an object with tasks, people and edges");
        while (Property() is { } name)
        {
            if (!seen.Add(name))
                throw Fault($"'{name}' is there twice.");
            path.Add((name, 0));
            switch (name)
            {
                case "tasks":
                    ReadTasks(tasks, ref numeric);
                    break;
                case "people":
                    ReadPeople(people, ref numeric);
                    break;
                case "target":
                    target = CountOrNull();
                    break;
                case "unfilled_penalty":
                    penalty = json.TokenType == JsonTokenType.Null ? null : Whole();
                    break;
                case "over_penalty":
                    steps = ReadSteps();
                    break;
                case "quotas":
                    quotas = ReadQuotas();
                    break;
                case "edges" when seen.Contains("tasks") && seen.Contains("people"):
                    pairs = ReadEdges(tasks, people);
                    break;
                case "edges":
                    // These name tasks and people, which stand after them: they are read last.
                    late = true;
                    edges = json;
                    Skip();
                    break;
                case "apart":
                    apart = json;
                    Skip();
                    break;
                case "overlapping":
                    overlapping = json;
                    Skip();
                    break;
                default:
                    ignored.Add(name);
                    Skip();
                    break;
            }

            path.RemoveAt(path.Count - 1);
        }

        if (Needed.FirstOrDefault(name => !seen.Contains(name)) is { } missing)
            throw Fault(missing == "unfilled_penalty"
                ? "'unfilled_penalty' is missing: what a place left unfilled costs, or null when every place has to be filled."
                : $"'{missing}' is missing.");
        var end = json;
        if (end.Read())
            throw Fault("Something stands after the end.");
        if (late)
            pairs = ReadLateEdges(edges, tasks, people);
        var groups = seen.Contains("apart") ? ReadGroups(apart, "apart", ofPeople: true) : [];
        var overlaps = seen.Contains("overlapping") ? ReadGroups(overlapping, "overlapping", ofPeople: false) : [];
        return new(Checked(new()
        {
            Tasks = tasks,
            People = people,
            Pairs = pairs,
            Target = target,
            UnfilledPenalty = penalty,
            OverPenalties = steps,
            Quotas = quotas,
            Apart = groups,
            Overlapping = overlaps,
        }), numeric && tasks.Count + people.Count > 0, ignored);
    }

    public IReadOnlyList<(int Task, int Person)> ReadAssignments(StaffingProblem problem)
    {
        for (var at = 0; at < problem.Tasks.Count; at++)
            Remember(problem.Tasks[at].Id, at, numberedTasks, namedTasks);
        for (var at = 0; at < problem.People.Count; at++)
            Remember(problem.People[at].Id, at, numberedPeople, namedPeople);
        List<(int, int)>? found = null;
        Advance();
        Expect(JsonTokenType.StartObject, "an object with assignments");
        while (Property() is { } name)
        {
            if (name != "assignments")
            {
                Skip();
                continue;
            }

            found = [];
            path.Add((name, 0));
            for (var at = Begin("a list of pairs of task and person"); Item(at++); path.RemoveAt(path.Count - 1))
            {
                Expect(JsonTokenType.StartArray, "a pair of task and person");
                Advance();
                var task = Task();
                Advance();
                found.Add((task, Person()));
                Advance();
                Expect(JsonTokenType.EndArray, "the end of a pair");
            }

            path.Clear();
        }

        return found ?? throw Fault("'assignments' is missing.");
    }

    private static StaffingProblem Checked(StaffingProblem problem)
    {
        try
        {
            StaffingProblemCheck.Require(problem);
            StaffingProblemCheck.RequireOnce(problem, new(problem));
        }
        catch (ArgumentException wrong)
        {
            throw Fault(wrong);
        }

        return problem;
    }

    private StaffingPair[] ReadLateEdges(Utf8JsonReader from, List<StaffingTask> tasks, List<StaffingPerson> people)
    {
        json = from;
        path.Add(("edges", 0));
        var pairs = ReadEdges(tasks, people);
        path.Clear();
        return pairs;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StaffingPair[] ReadEdges(List<StaffingTask> tasks, List<StaffingPerson> people)
    {
        var (ofTasks, ofPeople) = (PlaceTable.Of(tasks.Count, numberedTasks), PlaceTable.Of(people.Count, numberedPeople));
        Begin("a list of edges");
        if (tasks.TrueForAll(task => task.LeadLevel is null)
            && EdgeScan.Read(bytes, passed + (int)json.TokenStartIndex, ofTasks, ofPeople, out var end) is { } plain)
        {
            PassTo(end);
            return plain;
        }

        var pairs = new StaffingPair[1024];
        for (edge = 0; Follows(); edge++)
        {
            Require(JsonTokenType.StartArray, "an edge [task, person, cost]");
            Advance();
            var task = ofTasks.Find(ref json) is >= 0 and var at ? at : Task();
            Advance();
            var person = ofPeople.Find(ref json) is >= 0 and var place ? place : Person();
            Advance();
            var cost = Whole();
            long? leadCost = tasks[task].LeadLevel is not null && Eligibility.MayLead(tasks[task], people[person]) ? cost : null;
            Advance();
            if (json.TokenType != JsonTokenType.EndArray)
            {
                leadCost = json.TokenType == JsonTokenType.Null ? null : Whole();
                Advance();
            }

            Require(JsonTokenType.EndArray, "the end of an edge [task, person, cost] or [task, person, cost, cost as lead]");
            if (edge == pairs.Length)
                Array.Resize(ref pairs, 2 * pairs.Length);
            pairs[edge] = new(task, person, cost, leadCost);
        }

        var count = edge;
        edge = -1;
        return pairs.AsSpan(0, count).ToArray();
    }

    /// <summary>Goes on at the end of the list that was just entered, as if it were empty.</summary>
    private void PassTo(int end)
    {
        json = new(bytes[end..], isFinalBlock: true, json.CurrentState);
        passed = end;
        Advance();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Require(JsonTokenType type, string what)
    {
        if (json.TokenType != type)
            Expect(type, what);
    }

    /// <summary>Goes to the next item of a list; false at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Follows()
    {
        Advance();
        return json.TokenType != JsonTokenType.EndArray;
    }

    private List<IReadOnlyList<int>> ReadGroups(Utf8JsonReader from, string name, bool ofPeople)
    {
        json = from;
        path.Add((name, 0));
        var groups = new List<IReadOnlyList<int>>();
        for (var at = Begin("a list of groups"); Item(at++); path.RemoveAt(path.Count - 1))
        {
            var group = new List<int>();
            for (var inside = Begin("a list of ids"); Item(inside++); path.RemoveAt(path.Count - 1))
                group.Add(ofPeople ? Person() : Task());
            groups.Add(group);
        }

        path.Clear();
        return groups;
    }

    private List<OriginQuota> ReadQuotas()
    {
        var quotas = new List<OriginQuota>();
        for (var at = Begin("a list of quotas"); Item(at++); path.RemoveAt(path.Count - 1))
        {
            Expect(JsonTokenType.StartObject, "a quota");
            string? country = null;
            var (least, most) = (0, (int?)null);
            while (Property() is { } name)
            {
                switch (name)
                {
                    case "country":
                        country = Text();
                        break;
                    case "at_least":
                        least = Count();
                        break;
                    case "at_most":
                        most = CountOrNull();
                        break;
                    default:
                        throw Fault($"A quota has a country, at_least and at_most, no '{name}'.");
                }
            }

            quotas.Add(new(country ?? throw Fault("This quota has no country."), least, most));
        }

        return quotas;
    }

    private long[] ReadSteps()
    {
        if (json.TokenType == JsonTokenType.Number)
            return [Whole()];
        var steps = new List<long>();
        for (var at = Begin("a number, or a list of numbers that grow"); Item(at++); path.RemoveAt(path.Count - 1))
            steps.Add(Whole());
        return [.. steps];
    }
}
