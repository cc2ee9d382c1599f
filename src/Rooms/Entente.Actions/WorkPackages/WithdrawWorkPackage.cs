namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator takes a work package out of the action: it was entered twice, or will not come. Nothing may stand in it.</summary>
/// <param name="Because">Why.</param>
public sealed record WithdrawWorkPackage(string? Because)
{
    internal static async Task<Result<WorkPackage>> Run(
        string slug, int number, WithdrawWorkPackage ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToSteer(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (Withdrawal.Refuse(ask.Because) is { } fault)
            return Problem.Rule("actions.withdrawal-faulty", "Some answers need to be mended.") with { Faults = [fault] };
        var (action, package) = opened.Value;
        var held = await HeldBy(package, db, stop);
        if (held.Count > 0)
            return Problem.Rule("actions.wp-holds", "WP{0} still holds {1}. Withdraw that, or move it to another work package, first.", number, string.Join(", ", held));

        if (package.Withdraw(new(clock.GetUtcNow(), actor.Signature, ask.Because!.Trim())).Problem is { } refused)
            return refused;
        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : package;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, WithdrawWorkPackage ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    private static async Task<IReadOnlyList<string>> HeldBy(WorkPackage package, ActionsDb db, CancellationToken stop)
    {
        var numbers = await db.Tasks.Where(one => one.Action == package.Action && one.WorkPackage == package.Number).Select(one => one.Number)
            .Concat(db.Deliverables.Where(one => one.Action == package.Action && one.WorkPackage == package.Number).Select(one => one.Number))
            .Concat(db.Milestones.Where(one => one.Action == package.Action && one.WorkPackage == package.Number).Select(one => one.Number))
            .Concat(db.Meetings.Where(one => one.Action == package.Action && one.WorkPackage == package.Number && one.CalledOffAt == null).Select(one => one.Number))
            .ToListAsync(stop);
        return [.. numbers.Order(Numbers.Order)];
    }
}
