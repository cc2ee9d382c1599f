namespace Entente.Actions.Lineage;

/// <summary>A coordinator records that another party coordinates the action from a date on.</summary>
public sealed record HandOverCoordination(string? Country, [MayBeMissing] string? Agency, [MayBeMissing] string? From, [MayBeMissing] string? Why)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, HandOverCoordination ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;
        if (Kernel.Country.Find(ask.Country) is null)
            return Problem.Rule("actions.country-missing", "Choose a country.") with { Faults = [new(nameof(Country), "actions.country-missing", "Choose a country.")] };
        var from = Asked.Date(ask.From);
        if (Asked.Refuse(nameof(From), ask.From) is { } unreadable)
            return unreadable;

        var to = await CreateJointAction.Register(ask.Country!, ask.Agency, db, stop);
        if (opened.Value.HandOver(to, from, CreateJointAction.Blank(ask.Why), clock.GetUtcNow()).Problem is { } refused)
            return refused;

        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, HandOverCoordination ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
