namespace Entente.Actions.Plan;

/// <summary>What was taken out of the plan of an action, the latest first.</summary>
internal static class ListWithdrawn
{
    public static async Task<IReadOnlyList<(IPlanned Planned, string Href)>> Run(PlanHead head, Actor reader, ActionsDb db, CancellationToken stop)
    {
        var tasks = await db.Tasks.AsNoTracking().WithWithdrawn().SeenBy(reader).Where(one => one.Action == head.Id && one.WithdrawnAt != null).ToListAsync(stop);
        var deliverables = await db.Deliverables.AsNoTracking().WithWithdrawn().SeenBy(reader).Where(one => one.Action == head.Id && one.WithdrawnAt != null).ToListAsync(stop);
        var milestones = await db.Milestones.AsNoTracking().WithWithdrawn().SeenBy(reader).Where(one => one.Action == head.Id && one.WithdrawnAt != null).ToListAsync(stop);
        return
        [
            .. tasks.Select(one => ((IPlanned)one, $"{head.Root}/plan/{one.Number}"))
                .Concat(deliverables.Select(one => ((IPlanned)one, $"{head.Root}/deliverables/{one.Number}")))
                .Concat(milestones.Select(one => ((IPlanned)one, $"{head.Root}/milestones/{one.Number}")))
                .OrderByDescending(one => one.Item1.Withdrawal!.At).ThenBy(one => one.Item1.Number, Numbers.Order),
        ];
    }
}
