namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator gives the lead of a work package to a party; the former lead stays in the history.</summary>
public sealed record GiveWorkPackageLead([MayBeMissing] string? Country, [MayBeMissing] string? Agency, [MayBeMissing] string? From, [MayBeMissing] string? Why, [MayBeMissing] AddedAuthority? NewAuthority = null)
{
    internal static async Task<Result<WorkPackage>> Run(
        string slug, int number, GiveWorkPackageLead ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToSteer(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, package) = opened.Value;
        var faults = new List<Fault>();
        var chosen = await ChooseParty.Of(new(ask.Country, ask.Agency, ask.NewAuthority), ChooseParty.In(action), faults, db, stop);
        Asked.CheckDates(faults, (nameof(From), ask.From));
        if (chosen is not { } to || faults.Count > 0)
            return Problem.Rule("actions.lead-faulty", "Some answers need to be mended.") with { Faults = faults };

        if (package.GiveLead(to, Asked.Date(ask.From), CreateJointAction.Blank(ask.Why), clock.GetUtcNow()).Problem is { } refused)
            return refused;

        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : package;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, GiveWorkPackageLead ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
