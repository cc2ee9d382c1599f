using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>The pairs of each task and of each person, in the order of the list.</summary>
internal sealed class PairIndex
{
    private readonly int[] taskStarts;
    private readonly int[] ofTasks;
    private readonly int[] personStarts;
    private readonly int[] ofPeople;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PairIndex(StaffingProblem problem)
    {
        Pairs = problem.Pairs as StaffingPair[] ?? [.. problem.Pairs];
        (taskStarts, ofTasks) = (new int[problem.Tasks.Count + 1], new int[Pairs.Length]);
        (personStarts, ofPeople) = (new int[problem.People.Count + 1], new int[Pairs.Length]);
        foreach (var pair in Pairs)
        {
            taskStarts[pair.Task + 1]++;
            personStarts[pair.Person + 1]++;
        }

        var (nextOfTasks, nextOfPeople) = (Starts(taskStarts), Starts(personStarts));
        for (var at = 0; at < Pairs.Length; at++)
        {
            ofTasks[nextOfTasks[Pairs[at].Task]++] = at;
            ofPeople[nextOfPeople[Pairs[at].Person]++] = at;
        }
    }

    /// <summary>All pairs.</summary>
    public StaffingPair[] Pairs { get; }

    /// <summary>The pairs of a task.</summary>
    public ReadOnlySpan<int> OfTask(int task) => ofTasks.AsSpan(taskStarts[task], taskStarts[task + 1] - taskStarts[task]);

    /// <summary>The pairs of a person.</summary>
    public ReadOnlySpan<int> OfPerson(int person) => ofPeople.AsSpan(personStarts[person], personStarts[person + 1] - personStarts[person]);

    /// <summary>Turns counts into beginnings, and gives a copy to count on.</summary>
    private static int[] Starts(int[] counts)
    {
        for (var at = 0; at < counts.Length - 1; at++)
            counts[at + 1] += counts[at];
        return counts.AsSpan(0, counts.Length - 1).ToArray();
    }
}
