namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package takes a task, a deliverable or a milestone out of the plan: it was entered twice, or will not come.</summary>
/// <param name="Because">Why.</param>
public sealed record WithdrawFromPlan(string? Because)
{
    internal static async Task<Result<Done>> Run(
        PlanKind kind, string slug, string number, WithdrawFromPlan ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var found = await FindPlanned.ToChange(kind, slug, number, actor, db, stop);
        if (found.Problem is { } closed)
            return closed;
        var (planned, tasks) = found.Value;
        if (await db.ChangedSince((Entity)planned, seen, stop) is { } changed)
            return changed;
        if (Withdrawal.Refuse(ask.Because) is { } fault)
            return Problem.Rule("actions.withdrawal-faulty", "Some answers need to be mended.") with { Faults = [fault] };
        if (planned.Withdraw(new(clock.GetUtcNow(), actor.Signature, ask.Because!.Trim()), tasks).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    internal static Task<Results<NoContent, ProblemHttpResult>> Task(
        string slug, string number, WithdrawFromPlan ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        Api(PlanKind.Task, slug, number, ask, seen, actor, db, clock, stop);

    internal static Task<Results<NoContent, ProblemHttpResult>> Deliverable(
        string slug, string number, WithdrawFromPlan ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        Api(PlanKind.Deliverable, slug, number, ask, seen, actor, db, clock, stop);

    internal static Task<Results<NoContent, ProblemHttpResult>> Milestone(
        string slug, string number, WithdrawFromPlan ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        Api(PlanKind.Milestone, slug, number, ask, seen, actor, db, clock, stop);

    private static async Task<Results<NoContent, ProblemHttpResult>> Api(
        PlanKind kind, string slug, string number, WithdrawFromPlan ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(kind, slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
