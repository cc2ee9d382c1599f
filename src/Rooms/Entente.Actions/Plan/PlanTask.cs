using Entente.Platform.Notices;

namespace Entente.Actions.Plan;

/// <summary>A task in the plan of a work package; it may have to wait for others.</summary>
internal sealed class PlanTask : Entity, IPlanned, IToldOf
{
    public required Id<PlanTask> Id { get; init; }

    public required Id<JointAction> Action { get; init; }

    /// <summary>Its slug, for whoever hears of this.</summary>
    public required string ActionSlug { get; init; }

    public required int WorkPackage { get; init; }

    /// <summary><c>T5.2</c>: unique within the action.</summary>
    public required string Number { get; init; }

    public string Title { get; private set; } = "";

    public DateOnly Start { get; private set; }

    public DateOnly End { get; private set; }

    /// <summary>Code of the authority that does it; null when not stated.</summary>
    public string? Owner { get; private set; }

    /// <summary>The account of the person who does it; null when nobody is named. Who leaves stays named until somebody else is.</summary>
    public Guid? Person { get; private set; }

    /// <summary>What that person was called when named.</summary>
    public string? PersonName { get; private set; }

    /// <summary>The two as one.</summary>
    public TaskPerson? NamedPerson => Person is { } account ? new(account, PersonName!) : null;

    /// <summary>Who is warned of its last day: the person, else the authority.</summary>
    public string? Whose => Person?.ToString() ?? Owner;

    public TaskState State { get; private set; }

    /// <summary>Numbers of the tasks that must end before this one starts.</summary>
    public IReadOnlyList<string> After { get; private set; } = [];

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public Withdrawal? Withdrawal => WithdrawnAt is { } at ? new(at, WithdrawnBy!, WithdrawnBecause!) : null;

    public Thing Thing => new(ActionsThings.PlanTask, Id.ToString());

    public bool IsDemo { get; init; }

    public Edition Edition { get; init; } = Edition.Network;

    public Handling Handling { get; init; } = Handling.Green;

    public string Audience { get; init; } = "";

    public static Result<PlanTask> Plan(
        JointAction action, int package, string number, string title, DateOnly start, DateOnly end,
        IReadOnlyList<string> after, IReadOnlyCollection<PlanTask> others, DateTimeOffset now, bool isDemo = false)
    {
        if (others.Any(other => other.Number == number))
            return Problem.Rule("actions.task-number-taken", "There is a task {0} already.", number);

        var task = new PlanTask
        {
            Id = Id<PlanTask>.New(now), Action = action.Id, WorkPackage = package, Number = number, IsDemo = isDemo, ActionSlug = action.Slug,
            Audience = Named.Of(Named.Team(ActionsScopes.Action(action.Slug))),
        };
        if ((task.Call(title, owner: null, person: null).Problem ?? task.Lay(start, end, after, others).Problem) is { } refused)
            return refused;

        task.Tell(new TaskPlanned(task.Id.Value, action.Slug, package, number));
        return task;
    }

    /// <summary>What was told of its last day is over when it is done, has another day or is another's; that one was named, when somebody else is.</summary>
    public bool IsOver(Notice told) => told.Topic switch
    {
        DueWarning.Topic => State == TaskState.Done || WithdrawnAt is not null || !DueWarning.IsOf(told, End, Whose),
        TaskPeople.Topic => State == TaskState.Done || WithdrawnAt is not null || told.Account != Person,
        _ => false,
    };

    /// <summary>What its last day asks of people today; null when it is done. The days of tasks are the consortium's own: no working day is looked for.</summary>
    public DueSign? Sign(DueRule rule) => State == TaskState.Done ? null : rule.LookPlainly(End);

    /// <summary>Says what is to be done and who does it.</summary>
    /// <param name="title">What.</param>
    /// <param name="owner">Code of the authority; null for none.</param>
    /// <param name="person">The person; null for nobody.</param>
    public Result<Done> Assign(string title, string? owner, TaskPerson? person = null)
    {
        var before = (Title, Owner, NamedPerson);
        if (Call(title, owner, person).Problem is { } refused)
            return refused;
        if (before != (Title, Owner, NamedPerson))
            Tell(new TaskAssigned(Id.Value, ActionSlug, Number, owner, person?.Account));
        return new Done();
    }

    /// <summary>Sets its days and what it waits for, refusing what cannot be: a circle, or a start before what it waits for.</summary>
    public Result<Done> Schedule(DateOnly start, DateOnly end, IReadOnlyList<string> after, IReadOnlyCollection<PlanTask> others)
    {
        var (first, last, waited) = (Start, End, After);
        if (Lay(start, end, after, others).Problem is { } refused)
            return refused;
        if ((first, last) != (start, end) || !waited.SequenceEqual(after))
            Tell(new TaskRescheduled(Id.Value, ActionSlug, Number, start, end));
        return new Done();
    }

    /// <summary>True for who moves the task: whoever plans its work package, and the person named for it.</summary>
    public bool IsMovedBy(Actor actor) =>
        actor.May(ActionsPermissions.Plan, ActionsScopes.WorkPackage(ActionSlug, WorkPackage)) || (Person is { } account && account == actor.Account);

    public Result<Done> MoveTo(TaskState state, IReadOnlyCollection<PlanTask> others)
    {
        var waiting = others.FirstOrDefault(other => After.Contains(other.Number) && other.State != TaskState.Done);
        if (state == TaskState.Done && waiting is not null)
            return Problem.Rule("actions.task-waits", "{0} must be done first.", waiting.Number);
        if (State == state)
            return new Done();

        State = state;
        Tell(new TaskMoved(Id.Value, ActionSlug, Number, state.ToString()));
        return new Done();
    }

    public Result<Done> Withdraw(Withdrawal withdrawal, IReadOnlyCollection<PlanTask> tasks)
    {
        if (WithdrawnAt is not null)
            return Withdrawn.Already(this);
        if (tasks.FirstOrDefault(other => other.After.Contains(Number)) is { } waiting)
            return Problem.Rule("actions.task-awaited", "{0} waits for this task: let it wait for another one first.", waiting.Number);

        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (withdrawal.At, withdrawal.By, withdrawal.Because);
        Tell(new PlanItemWithdrawn(Id.Value, ActionSlug, "task", Number));
        return new Done();
    }

    public Result<Done> Restore(IReadOnlyCollection<PlanTask> tasks)
    {
        if (WithdrawnAt is null)
            return Withdrawn.NotAtAll(this);
        if (Lay(Start, End, After, tasks).Problem is { } refused)
            return refused;

        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (null, null, null);
        Tell(new PlanItemRestored(Id.Value, ActionSlug, "task", Number));
        return new Done();
    }

    private Result<Done> Call(string title, string? owner, TaskPerson? person)
    {
        if (PlanTitle.Refuse(title) is { } tooLong)
            return tooLong;

        (Title, Owner, Person, PersonName) = (title.Trim(), owner, person?.Account, person?.Name);
        return new Done();
    }

    private Result<Done> Lay(DateOnly start, DateOnly end, IReadOnlyList<string> after, IReadOnlyCollection<PlanTask> others)
    {
        if (CalendarReach.Refuse((nameof(Start), start), (nameof(End), end)) is { } outside)
            return outside;
        if (end < start)
            return Problem.Rule("actions.task-ends-before-start", "The task begins on {0} and cannot end before.", PartialDate.Of(start));
        foreach (var number in after)
        {
            if (others.FirstOrDefault(other => other.Number == number) is not { } first)
                return Problem.Rule("actions.task-after-unknown", "There is no task {0} to wait for.", number);
            if (WaitsFor(first, others))
                return Problem.Rule("actions.tasks-in-a-circle", "{0} waits for {1} already: the two would wait for each other for ever.", number, Number);
            if (first.End >= start)
                return Problem.Rule("actions.task-starts-too-early", "{0} ends on {1}: start after that day, or do not wait for it.", number, PartialDate.Of(first.End));
        }

        foreach (var later in others.Where(other => other.After.Contains(Number) && other.Start <= end))
            return Problem.Rule("actions.task-ends-too-late", "{0} waits for this task and starts on {1}: move it first, or end before.", later.Number, PartialDate.Of(later.Start));

        Start = start;
        End = end;
        After = after;
        return new Done();
    }

    // The others do not hold this task itself: it is found by its number in what they wait for.
    private bool WaitsFor(PlanTask task, IReadOnlyCollection<PlanTask> others)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<PlanTask>([task]);
        while (next.TryPop(out var one))
        {
            if (one.After.Contains(Number))
                return true;
            foreach (var other in others.Where(other => one.After.Contains(other.Number) && seen.Add(other.Number)))
                next.Push(other);
        }

        return false;
    }
}

/// <summary>A person who was named for a task, with the name of that day.</summary>
internal sealed record TaskPerson(Guid Account, string Name);

/// <summary>How far a task has come: the columns of the board.</summary>
internal enum TaskState
{
    ToDo,
    Doing,
    Waiting,
    Done,
}
