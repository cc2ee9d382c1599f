using Entente.Platform.Accounts;

namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package plans a task, with its days and what it waits for.</summary>
/// <param name="WorkPackage">Whose.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Owner">Code of the authority that does it.</param>
/// <param name="After">Numbers of the tasks that must end before.</param>
/// <param name="Person">The account of the person who does it; one with a part in the action.</param>
public sealed record PlanATask(
    int? WorkPackage, string? Title, DateOnly? Start, DateOnly? End, [MayBeMissing] string? Owner, [MayBeMissing] IReadOnlyList<string>? After,
    [MayBeMissing] Guid? Person = null)
{
    internal static async Task<Result<PlanTask>> Run(
        string slug, PlanATask ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        // The number is the next one after those that stand, so nobody else takes one meanwhile.
        await using var turn = await db.TurnToNumber(TaskSheet.Table, slug, stop);
        var planned = await Lay(slug, ask, actor, db, people, clock, stop);
        return planned.Problem is null && await db.Save(turn, stop) is { } lost ? lost : planned;
    }

    /// <summary>Plans it without saving, for a slice that changes something else along with it: an import, a decision of a meeting.</summary>
    internal static async Task<Result<PlanTask>> Lay(
        string slug, PlanATask ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToPlan(slug, ask.WorkPackage ?? 0, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = await Check(ask, opened.Value, db, stop);
        var (person, stranger) = await TaskPeople.Find(ask.Person, named: null, opened.Value, db, people, stop);
        if (stranger is not null)
            faults.Add(stranger);
        if (faults.Count > 0)
            return Problem.Rule("actions.task-faulty", "Some answers need to be mended.") with { Faults = faults };

        var others = await Of(opened.Value.Id, db, stop);
        var taken = await db.Tasks.WithWithdrawn().Where(task => task.Action == opened.Value.Id).Select(task => task.Number).ToListAsync(stop);
        var number = Numbers.Next("T", ask.WorkPackage!.Value, taken.Concat(others.Select(other => other.Number)));
        var planned = PlanTask.Plan(
            opened.Value, ask.WorkPackage.Value, number, ask.Title!, ask.Start!.Value, ask.End!.Value, ask.After ?? [], others, clock.GetUtcNow());
        if (planned.Problem is { } refused)
            return refused;

        if (planned.Value.Assign(ask.Title!, CreateJointAction.Blank(ask.Owner), person).Problem is { } unsound)
            return unsound;
        db.Tasks.Add(planned.Value);
        await TaskPeople.Tell(planned.Value, before: null, opened.Value, actor, db, clock.GetUtcNow(), stop);
        return planned;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, PlanATask ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, people, clock, stop);
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
