namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator corrects when a party contributes to a work package, or says until when it did.</summary>
/// <param name="From">Since when, as far as it is known.</param>
/// <param name="Until">The last day, as far as it is known; empty: it goes on.</param>
public sealed record ReviseContributor([MayBeMissing] string? From, [MayBeMissing] string? Until)
{
    internal static async Task<Result<Contributor>> Run(
        string slug, int number, Guid contributor, ReviseContributor ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToSteer(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, package) = opened.Value;
        if (package.Contributors.FirstOrDefault(one => one.Id == contributor) is not { } revised)
            return Unknown(number);
        var faults = new List<Fault>();
        Asked.CheckDates(faults, (nameof(From), ask.From), (nameof(Until), ask.Until));
        if (faults.Count > 0)
            return Problem.Rule("actions.contributor-faulty", "Some answers need to be mended.") with { Faults = faults };

        if (package.Revise(revised, Asked.Date(ask.From), Asked.Date(ask.Until)).Problem is { } refused)
            return refused with { Faults = [new(refused.Code == "actions.contributes-backwards" ? nameof(Until) : nameof(From), refused.Code, refused.Message, refused.Arguments)] };
        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : revised;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, Guid contributor, ReviseContributor ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, contributor, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    internal static Problem Unknown(int package) => Problem.Missing("actions.contributor-unknown", "WP{0} has no such contributor.", package);
}
