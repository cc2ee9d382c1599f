using Entente.Platform.Accounts;

namespace Entente.Actions.Reviews;

/// <summary>The coordinator records what the steering committee decided.</summary>
/// <param name="Approved">True: ready for the funding portal. False: back to the authors. Null is refused.</param>
/// <param name="Because">The meeting or written procedure, and for a return the reason.</param>
/// <param name="On">The day of the decision; today when it is left open.</param>
public sealed record DecideApproval(bool? Approved, [MayBeMissing] string? Because, [MayBeMissing] DateOnly? On)
{
    internal static async Task<Result<Review>> Run(
        string slug, string number, DecideApproval ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await ReviewRounds.Of(slug, number, actor, db, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        if (!actor.May(ActionsPermissions.Steer, ActionsScopes.Action(slug)))
            return Problem.Forbidden("actions.approval-not-yours", "Only the coordinator of {0} records what the steering committee decided.", opened.Value.Action.Acronym);
        var current = opened.Value.Current();
        if (current.Problem is { } none)
            return none;
        if (await db.ChangedSince(opened.Value.All, seen, stop) is { } changed)
            return changed;

        var faults = new List<Fault>();
        if (ask.Approved is null)
            faults.Add(new(nameof(Approved), "actions.approval-choice", "Choose what was decided."));
        if (ask.On > clock.Today())
            faults.Add(new(nameof(On), "actions.day-to-come", "{0} is still to come. Give the day on which it happened.", PartialDate.Of(ask.On.Value)));
        else if (ask.On < current.Value.OpenedOn)
            faults.Add(new(nameof(On), "actions.approval-early", "The review was opened on {0}. It cannot have been decided before.", PartialDate.Of(current.Value.OpenedOn)));
        if (faults.Count > 0)
            return Problem.Rule("actions.approval-faulty", "Some answers need to be mended.") with { Faults = faults };

        if (current.Value.Decide(opened.Value.Deliverable, ask.Approved!.Value, CreateJointAction.Blank(ask.Because), ask.On ?? clock.Today()).Problem is { } refused)
            return refused;
        await new ReviewNotices(opened.Value, current.Value, actor, db, people, clock.GetUtcNow()).Next(again: false, stop);
        return await db.Save(stop) is { } lost ? lost : current.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, DecideApproval ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, Seen.Any, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
