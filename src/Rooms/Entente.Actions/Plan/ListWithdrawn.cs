namespace Entente.Actions.Plan;

/// <summary>What was taken out of an action, the latest first: work packages, and what stood in the plan.</summary>
internal static class ListWithdrawn
{
    public static async Task<IReadOnlyList<WithdrawnLine>> Run(PlanHead head, Actor reader, ActionsDb db, CancellationToken stop)
    {
        var tasks = await db.Tasks.AsNoTracking().WithWithdrawn().SeenBy(reader).Where(one => one.Action == head.Id && one.WithdrawnAt != null).ToListAsync(stop);
        var deliverables = await db.Deliverables.AsNoTracking().WithWithdrawn().SeenBy(reader).Where(one => one.Action == head.Id && one.WithdrawnAt != null).ToListAsync(stop);
        var milestones = await db.Milestones.AsNoTracking().WithWithdrawn().SeenBy(reader).Where(one => one.Action == head.Id && one.WithdrawnAt != null).ToListAsync(stop);
        var packages = await db.WorkPackages.AsNoTracking().WithWithdrawn().Where(one => one.Action == head.Id && one.WithdrawnAt != null).ToListAsync(stop);
        return
        [
            .. packages.Select(one => new WithdrawnLine($"WP{one.Number}", one.Title.In(Formats.Language).Text, $"{head.Root}/wp/{one.Number}", one.Withdrawal!))
                .Concat(tasks.Select(one => Line(one, "plan"))).Concat(deliverables.Select(one => Line(one, "deliverables"))).Concat(milestones.Select(one => Line(one, "milestones")))
                .OrderByDescending(line => line.Withdrawal.At).ThenBy(line => line.Number, Numbers.Order),
        ];

        WithdrawnLine Line(IPlanned one, string place) => new(one.Number, one.Title, $"{head.Root}/{place}/{one.Number}", one.Withdrawal!);
    }
}

/// <summary>Something that was taken out.</summary>
/// <param name="Number">As people call it: "WP5", "T5.3".</param>
/// <param name="Title">In the reader's language where it has one.</param>
/// <param name="Href">Its page.</param>
/// <param name="Withdrawal">When, by whom and why.</param>
internal sealed record WithdrawnLine(string Number, string Title, string Href, Withdrawal Withdrawal);
