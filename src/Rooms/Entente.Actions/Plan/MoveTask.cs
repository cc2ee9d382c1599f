namespace Entente.Actions.Plan;

/// <summary>Whoever plans the work package, or the person named for the task, moves it to another column of the board.</summary>
/// <param name="State">The column.</param>
public sealed record MoveTask([property: Words(typeof(TaskState))] string? State)
{
    internal static async Task<Result<PlanTask>> Run(
        string slug, string number, MoveTask ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await Find(slug, number, orNamed: true, actor, db, stop);
        if (found.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(found.Value.Task, seen, stop) is { } changed)
            return changed;
        if (!Word.Is<TaskState>(ask.State, out var state))
            return Problem.Rule("actions.task-state-unknown", "Choose where the task moves to.");
        if (found.Value.Task.MoveTo(state, found.Value.Others).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : found.Value.Task;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, MoveTask ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    /// <summary>A task to change, with the other tasks of its action that bound it.</summary>
    /// <param name="orNamed">True when the person named for it may do this too.</param>
    internal static async Task<Result<(JointAction Action, PlanTask Task, IReadOnlyList<PlanTask> Others)>> Find(
        string slug, string number, bool orNamed, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var asked = await db.Tasks.SeenBy(actor).Where(task => task.Number == number)
            .Join(db.Actions.Where(action => action.Slug == slug), task => task.Action, action => action.Id, (task, _) => new { task.WorkPackage, task.Person })
            .FirstOrDefaultAsync(stop);
        var own = orNamed && asked?.Person is { } account && account == actor.Account;
        var opened = own ? await OpenAction.ToRead(slug, actor, db, stop) : await OpenAction.ToPlan(slug, asked?.WorkPackage ?? 0, actor, db, stop);
        if (opened.Problem is { } closed && (asked is not null || closed.Kind == ProblemKind.Missing))
            return closed;
        if (asked is null)
            return Problem.Missing("actions.task-unknown", "There is no task {0} here.", number);

        var tasks = await PlanATask.Of(opened.Value.Id, db, stop);
        var found = tasks.Single(task => task.Number == number);
        return (opened.Value, found, [.. tasks.Where(task => task != found)]);
    }
}
