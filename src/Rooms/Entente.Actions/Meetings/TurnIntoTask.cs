using Entente.Platform.Accounts;

namespace Entente.Actions.Meetings;

/// <summary>A decision becomes a task of the plan, once: task and link are one save.</summary>
/// <param name="WorkPackage">Where the task goes; that of the meeting when it has one and nothing is said.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Owner">Code of the authority that does it.</param>
/// <param name="Person">The account of the person who does it; one with a part in the action.</param>
public sealed record TurnIntoTask(
    [MayBeMissing] int? WorkPackage, string? Title, [MayBeMissing] DateOnly? Start, [MayBeMissing] DateOnly? End, [MayBeMissing] string? Owner, [MayBeMissing] Guid? Person = null)
{
    private const int LongestTitle = 300;

    internal static async Task<Result<PlanTask>> Run(
        string slug, string number, int decision, TurnIntoTask ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        // The number is the next one after those that stand, so nobody else takes one meanwhile.
        await using var turn = await db.TurnToNumber(TaskSheet.Table, slug, stop);
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var meeting = opened.Value.Meeting;
        var open = meeting.OpenDecision(decision);
        if (open.Problem is { } done)
            return done;
        if (ask.Title?.Length > LongestTitle)
            return OpenMeeting.Faulty(new Fault(nameof(Title), "actions.task-title-long", "Say what is to be done in up to {0} characters.", LongestTitle));
        var laid = await PlanATask.Lay(
            slug, new(ask.WorkPackage ?? meeting.WorkPackage, ask.Title, ask.Start, ask.End, ask.Owner, [], ask.Person), actor, db, people, clock, stop);
        if (laid.Problem is { } refused)
            return refused;

        meeting.BecameTask(decision, laid.Value.Number);
        return await db.Save(turn, stop) is { } lost ? lost : laid;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, string number, int decision, TurnIntoTask ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var turned = await Run(slug, number, decision, ask, seen, actor, db, people, clock, stop);
        return turned.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}/tasks/{turned.Value.Number}", turned.Value.Number);
    }
}
