namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator corrects what is stated of a work package: its title in each language, what it is for, its scope. No scope means: not stated.</summary>
public sealed record ReviseWorkPackage([property: Words(typeof(WorkPackageKind))] string? Kind, IReadOnlyDictionary<string, string?>? Title, [MayBeMissing] string? Scope)
{
    internal static async Task<Result<WorkPackage>> Run(
        string slug, int number, ReviseWorkPackage ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToSteer(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = new List<Fault>();
        if (!Word.Is<WorkPackageKind>(ask.Kind, out var kind))
            faults.Add(new(nameof(Kind), "actions.wp-kind-unknown", "Choose what the work package is for."));
        Asked.CheckTitle(faults, nameof(Title), ask.Title);
        if (faults.Count > 0)
            return Problem.Rule("actions.wp-faulty", "Some answers need to be mended.") with { Faults = faults };

        var (action, package) = opened.Value;
        package.Revise(kind, Asked.Text(ask.Title), CreateJointAction.Blank(ask.Scope));
        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : package;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, ReviseWorkPackage ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
