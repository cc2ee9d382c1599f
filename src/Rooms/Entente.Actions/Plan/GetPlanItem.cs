namespace Entente.Actions.Plan;

/// <summary>One task, deliverable or milestone of an action, for the reader who may see it: where a program reads what it has created.</summary>
internal static class GetPlanItem
{
    public static async Task<Results<Ok<TaskView>, ProblemHttpResult>> Task(string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var action = await Of(slug, actor, db, stop);
        return await db.Tasks.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action && one.Number == number, stop) is { } task
            ? TypedResults.Ok(TaskView.Of(task))
            : Problem.Missing("actions.task-unknown", "There is no task {0} here.", number).ToHttp();
    }

    public static async Task<Results<Ok<DeliverableView>, ProblemHttpResult>> Deliverable(
        string slug, string number, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var action = await Of(slug, actor, db, stop);
        return await db.Deliverables.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action && one.Number == number, stop) is { } deliverable
            ? TypedResults.Ok(DeliverableView.Of(deliverable, await DueRule.Of(rules, clock, stop)))
            : Problem.Missing("actions.deliverable-unknown", "There is no deliverable {0} here.", number).ToHttp();
    }

    public static async Task<Results<Ok<MilestoneView>, ProblemHttpResult>> Milestone(
        string slug, string number, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var action = await Of(slug, actor, db, stop);
        return await db.Milestones.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action && one.Number == number, stop) is { } milestone
            ? TypedResults.Ok(MilestoneView.Of(milestone, milestone.Sign(await DueRule.Of(rules, clock, stop))))
            : Problem.Missing("actions.milestone-unknown", "There is no milestone {0} here.", number).ToHttp();
    }

    // None when the reader may not see the action, and so none of its things.
    internal static Task<Id<JointAction>?> Of(string slug, Actor actor, ActionsDb db, CancellationToken stop) =>
        db.Actions.AsNoTracking().SeenBy(actor).Where(action => action.Slug == slug).Select(action => (Id<JointAction>?)action.Id).FirstOrDefaultAsync(stop);
}
