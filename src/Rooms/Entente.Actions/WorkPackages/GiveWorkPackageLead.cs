namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator gives the lead of a work package to a party; the former lead stays in the history.</summary>
public sealed record GiveWorkPackageLead(string? Country, [MayBeMissing] string? Agency, [MayBeMissing] string? From, [MayBeMissing] string? Why)
{
    internal static async Task<Result<WorkPackage>> Run(
        string slug, int number, GiveWorkPackageLead ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToSteer(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, package) = opened.Value;
        if (Kernel.Country.Find(ask.Country) is null)
            return Problem.Rule("actions.country-missing", "Choose a country.") with { Faults = [new(nameof(Country), "actions.country-missing", "Choose a country.")] };
        var from = Asked.Date(ask.From);
        if (Asked.Refuse(nameof(From), ask.From) is { } unreadable)
            return unreadable;

        var to = await CreateJointAction.Register(ask.Country!, ask.Agency, db, stop);
        if (package.GiveLead(to, from, CreateJointAction.Blank(ask.Why), clock.GetUtcNow()).Problem is { } refused)
            return refused;

        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : package;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, GiveWorkPackageLead ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
