namespace Entente.Actions.Lineage;

/// <summary>A coordinator records that another party coordinates the action from a date on.</summary>
public sealed record HandOverCoordination([MayBeMissing] string? Country, [MayBeMissing] string? Agency, [MayBeMissing] string? From, [MayBeMissing] string? Why, [MayBeMissing] AddedAuthority? NewAuthority = null)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, HandOverCoordination ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;
        var faults = new List<Fault>();
        var chosen = await ChooseParty.Of(new(ask.Country, ask.Agency, ask.NewAuthority), ChooseParty.In(opened.Value), faults, db, stop);
        Asked.CheckDates(faults, (nameof(From), ask.From));
        if (chosen is not { } to || faults.Count > 0)
            return Problem.Rule("actions.lead-faulty", "Some answers need to be mended.") with { Faults = faults };

        if (opened.Value.HandOver(to, Asked.Date(ask.From), CreateJointAction.Blank(ask.Why), clock.GetUtcNow()).Problem is { } refused)
            return refused;

        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, HandOverCoordination ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
