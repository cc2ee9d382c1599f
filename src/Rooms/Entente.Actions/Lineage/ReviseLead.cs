namespace Entente.Actions.Lineage;

/// <summary>A coordinator corrects when a party led the action, or one of its work packages, and why it took over.</summary>
/// <param name="From">Since when, as far as it is known.</param>
/// <param name="Until">Until when, for who leads no longer.</param>
/// <param name="Why">Why it took over.</param>
public sealed record ReviseLead([MayBeMissing] string? From, [MayBeMissing] string? Until, [MayBeMissing] string? Why)
{
    /// <param name="package">Whose lead; null for the coordination of the action.</param>
    internal static async Task<Result<Done>> Run(
        string slug, int? package, Guid term, ReviseLead ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenLed.ToSteer(slug, package, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = new List<Fault>();
        Asked.CheckDates(faults, (nameof(From), ask.From), (nameof(Until), ask.Until));
        if (faults.Count > 0)
            return Problem.Rule("actions.lead-faulty", "Some answers need to be mended.") with { Faults = faults };

        var (action, led) = opened.Value;
        var stated = new LeadDates(Asked.Date(ask.From), Asked.Date(ask.Until), CreateJointAction.Blank(ask.Why));
        if ((led?.ReviseLead(term, stated) ?? action.ReviseLead(term, stated, clock.GetUtcNow())).Problem is { } refused)
            return refused.Kind == ProblemKind.Missing ? refused : refused with { Faults = [new(refused.Code == "actions.leads-overlap-before" ? nameof(From) : nameof(Until), refused.Code, refused.Message, refused.Arguments)] };
        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    internal static Task<Results<NoContent, ProblemHttpResult>> Coordination(
        string slug, Guid term, ReviseLead ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        Api(slug, null, term, ask, seen, actor, db, clock, stop);

    internal static Task<Results<NoContent, ProblemHttpResult>> Package(
        string slug, int number, Guid term, ReviseLead ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        Api(slug, number, term, ask, seen, actor, db, clock, stop);

    private static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int? package, Guid term, ReviseLead ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, package, term, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
