namespace Entente.Actions.Plan;

/// <summary>
/// What a deliverable waits for: the tasks of its work package that end by its day, and whatever these wait for, in whichever work package. The plan
/// does not say which task makes which deliverable; where no task ends by its day, those count that have begun by then.
/// </summary>
internal static class HoldUp
{
    /// <summary>Every such task, what ends first before what ends later; those that are not done hold it up.</summary>
    public static IReadOnlyList<PlanTask> Of(Deliverable deliverable, IReadOnlyCollection<PlanTask> tasks)
    {
        var own = tasks.Where(task => task.WorkPackage == deliverable.WorkPackage).ToList();
        var byDay = own.Where(task => deliverable.Due is not { } due || task.End <= due).ToList();
        if (byDay.Count == 0)
            byDay = [.. own.Where(task => task.Start <= deliverable.Due)];

        var known = tasks.ToDictionary(task => task.Number, StringComparer.Ordinal);
        var found = new Dictionary<string, PlanTask>(StringComparer.Ordinal);
        var next = new Stack<PlanTask>(byDay);
        while (next.TryPop(out var task))
        {
            if (!found.TryAdd(task.Number, task))
                continue;
            foreach (var number in task.After)
            {
                if (known.TryGetValue(number, out var first))
                    next.Push(first);
            }
        }

        return [.. found.Values.OrderBy(task => task.End).ThenBy(task => task.Number, Numbers.Order)];
    }
}
