using Entente.Platform.Accounts;

namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package changes a task: its words, days, owner and what it waits for.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Owner">Code of the authority that does it; null for none.</param>
/// <param name="After">Numbers of the tasks that must end before.</param>
/// <param name="Person">The account of the person who does it; null for nobody.</param>
public sealed record ReviseTask(string? Title, DateOnly? Start, DateOnly? End, string? Owner, IReadOnlyList<string>? After, Guid? Person)
{
    internal static async Task<Result<PlanTask>> Run(
        string slug, string number, ReviseTask ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var revised = await Lay(slug, number, ask, seen, actor, db, people, clock, stop);
        return revised.Problem is null && await db.Save(stop) is { } lost ? lost : revised;
    }

    /// <summary>Changes it without saving; an import saves many rows at once.</summary>
    internal static async Task<Result<PlanTask>> Lay(
        string slug, string number, ReviseTask ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var found = await MoveTask.Find(slug, number, orNamed: false, actor, db, stop);
        if (found.Problem is { } closed)
            return closed;
        var (action, task, others) = found.Value;
        if (await db.ChangedSince(task, seen, stop) is { } changed)
            return changed;
        var faults = PlanATask.CheckDays(ask.Title, ask.Start, ask.End);
        if (CreateJointAction.Blank(ask.Owner) is { } owner && !await db.Authorities.AnyAsync(authority => authority.Code == owner, stop))
            faults.Add(new(nameof(Owner), "actions.owner-unknown", "Choose an authority, or leave it open."));
        var before = task.NamedPerson;
        var (person, stranger) = await TaskPeople.Find(ask.Person, before, action, db, people, stop);
        if (stranger is not null)
            faults.Add(stranger);
        if (faults.Count > 0)
            return Problem.Rule("actions.task-faulty", "Some answers need to be mended.") with { Faults = faults };
        if (task.Schedule(ask.Start!.Value, ask.End!.Value, ask.After ?? [], others).Problem is { } refused)
            return refused;
        // Its title was looked at above, so a task never gets new days and keeps its old words.
        if (task.Assign(ask.Title!, CreateJointAction.Blank(ask.Owner), person).Problem is { } unsound)
            return unsound;
        await TaskPeople.Tell(task, before, action, actor, db, clock.GetUtcNow(), stop);
        return task;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, ReviseTask ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
