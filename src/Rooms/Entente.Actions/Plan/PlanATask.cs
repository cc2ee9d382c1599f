namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package plans a task, with its days and what it waits for.</summary>
public sealed record PlanATask(int? WorkPackage, string? Title, DateOnly? Start, DateOnly? End, [MayBeMissing] string? Owner, [MayBeMissing] IReadOnlyList<string>? After)
{
    internal static async Task<Result<PlanTask>> Run(
        string slug, PlanATask ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        // The number is the next one after those that stand, so nobody else takes one meanwhile.
        await using var turn = await db.TurnToNumber(TaskSheet.Table, slug, stop);
        var planned = await Lay(slug, ask, actor, db, clock, stop);
        return planned.Problem is null && await db.Save(turn, stop) is { } lost ? lost : planned;
    }

    /// <summary>Plans it without saving, for a slice that changes something else along with it: an import, a decision of a meeting.</summary>
    internal static async Task<Result<PlanTask>> Lay(
        string slug, PlanATask ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToPlan(slug, ask.WorkPackage ?? 0, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = await Check(ask, opened.Value, db, stop);
        if (faults.Count > 0)
            return Problem.Rule("actions.task-faulty", "Some answers need to be mended.") with { Faults = faults };

        var others = await Of(opened.Value.Id, db, stop);
        var number = Numbers.Next("T", ask.WorkPackage!.Value, others.Select(other => other.Number));
        var planned = PlanTask.Plan(
            opened.Value, ask.WorkPackage.Value, number, ask.Title!, ask.Start!.Value, ask.End!.Value, ask.After ?? [], others, clock.GetUtcNow());
        if (planned.Problem is { } refused)
            return refused;

        if (planned.Value.Assign(ask.Title!, CreateJointAction.Blank(ask.Owner)).Problem is { } unsound)
            return unsound;
        db.Tasks.Add(planned.Value);
        return planned;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, PlanATask ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}/tasks/{made.Value.Number}", made.Value.Number);
    }

    /// <summary>The tasks of an action, those that are not saved yet among them.</summary>
    internal static async Task<List<PlanTask>> Of(Id<JointAction> action, ActionsDb db, CancellationToken stop) =>
        [.. (await db.Tasks.Where(task => task.Action == action).ToListAsync(stop)).Union(db.Tasks.Local.Where(task => task.Action == action))];

    /// <summary>What is wrong with the days and the title, whether the task is new or moved.</summary>
    internal static List<Fault> CheckDays(string? title, DateOnly? start, DateOnly? end)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(title))
            faults.Add(new(nameof(Title), "actions.task-title-missing", "Say what is to be done."));
        if (PlanTitle.Fault(title) is { } tooLong)
            faults.Add(tooLong);
        if (start is null)
            faults.Add(new(nameof(Start), "actions.start-missing", "Give the first day."));
        if (end is null)
            faults.Add(new(nameof(End), "actions.end-missing", "Give the last day."));
        faults.AddRange(new[] { CalendarReach.Fault(nameof(Start), start), CalendarReach.Fault(nameof(End), end) }.OfType<Fault>());
        if (start is { } first && end < first)
            faults.Add(new(nameof(End), "actions.task-ends-before-start", "The task begins on {0} and cannot end before.", PartialDate.Of(first)));
        return faults;
    }

    private static async Task<List<Fault>> Check(PlanATask ask, JointAction action, ActionsDb db, CancellationToken stop)
    {
        var faults = CheckDays(ask.Title, ask.Start, ask.End);
        if (!await db.WorkPackages.AnyAsync(package => package.Action == action.Id && package.Number == ask.WorkPackage, stop))
            faults.Add(new(nameof(WorkPackage), "actions.wp-missing", "Choose a work package of this action."));
        if (CreateJointAction.Blank(ask.Owner) is { } owner && !await db.Authorities.AnyAsync(authority => authority.Code == owner, stop))
            faults.Add(new(nameof(Owner), "actions.owner-unknown", "Choose an authority, or leave it open."));
        return faults;
    }
}

/// <summary>A coordinator or the lead of a work package changes a task: its words, days, owner and what it waits for.</summary>
public sealed record ReviseTask(string? Title, DateOnly? Start, DateOnly? End, string? Owner, IReadOnlyList<string>? After)
{
    internal static async Task<Result<PlanTask>> Run(
        string slug, string number, ReviseTask ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var revised = await Lay(slug, number, ask, seen, actor, db, stop);
        return revised.Problem is null && await db.Save(stop) is { } lost ? lost : revised;
    }

    /// <summary>Changes it without saving; an import saves many rows at once.</summary>
    internal static async Task<Result<PlanTask>> Lay(
        string slug, string number, ReviseTask ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await MoveTask.Find(slug, number, actor, db, stop);
        if (found.Problem is { } closed)
            return closed;
        var (action, task, others) = found.Value;
        if (await db.ChangedSince(task, seen, stop) is { } changed)
            return changed;
        var faults = PlanATask.CheckDays(ask.Title, ask.Start, ask.End);
        if (CreateJointAction.Blank(ask.Owner) is { } owner && !await db.Authorities.AnyAsync(authority => authority.Code == owner, stop))
            faults.Add(new(nameof(Owner), "actions.owner-unknown", "Choose an authority, or leave it open."));
        if (faults.Count > 0)
            return Problem.Rule("actions.task-faulty", "Some answers need to be mended.") with { Faults = faults };
        if (task.Schedule(ask.Start!.Value, ask.End!.Value, ask.After ?? [], others).Problem is { } refused)
            return refused;
        // Its title was looked at above, so a task never gets new days and keeps its old words.
        return task.Assign(ask.Title!, CreateJointAction.Blank(ask.Owner)).Problem is { } unsound ? unsound : task;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, ReviseTask ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}

/// <summary>Somebody moves a task to another column of the board.</summary>
/// <param name="State">The column.</param>
public sealed record MoveTask([property: Words(typeof(TaskState))] string? State)
{
    internal static async Task<Result<PlanTask>> Run(
        string slug, string number, MoveTask ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await Find(slug, number, actor, db, stop);
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
    internal static async Task<Result<(JointAction Action, PlanTask Task, IReadOnlyList<PlanTask> Others)>> Find(
        string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var package = await db.Tasks.SeenBy(actor).Where(task => task.Number == number)
            .Join(db.Actions.Where(action => action.Slug == slug), task => task.Action, action => action.Id, (task, _) => (int?)task.WorkPackage)
            .FirstOrDefaultAsync(stop);
        var opened = await OpenAction.ToPlan(slug, package ?? 0, actor, db, stop);
        if (opened.Problem is { } closed && (package is not null || closed.Kind == ProblemKind.Missing))
            return closed;
        if (package is null)
            return Problem.Missing("actions.task-unknown", "There is no task {0} here.", number);

        var tasks = await PlanATask.Of(opened.Value.Id, db, stop);
        var found = tasks.Single(task => task.Number == number);
        return (opened.Value, found, [.. tasks.Where(task => task != found)]);
    }
}
