namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator adds a party that contributes to a work package, with its dates as far as they are known.</summary>
public sealed record AdmitContributor([MayBeMissing] string? Country, [MayBeMissing] string? Agency, [MayBeMissing] string? From, [MayBeMissing] string? Until, [MayBeMissing] AddedAuthority? NewAuthority = null)
{
    internal static async Task<Result<WorkPackage>> Run(
        string slug, int number, AdmitContributor ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToSteer(slug, number, Seen.Any, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, package) = opened.Value;
        var faults = new List<Fault>();
        var chosen = await ChooseParty.Of(new(ask.Country, ask.Agency, ask.NewAuthority), ChooseParty.In(action), faults, db, stop);
        Check(ask, faults);
        if (chosen is not { } who || faults.Count > 0)
            return Problem.Rule("actions.contributor-faulty", "Some answers need to be mended.") with { Faults = faults };

        var contributor = new Contributor
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Country = who.Country, Authority = who.Authority, From = Asked.Date(ask.From), Until = Asked.Date(ask.Until),
        };
        if (package.Admit(contributor).Problem is { } refused)
            return refused;

        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : package;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, int number, AdmitContributor ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, number, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}", made.Value.Contributors[^1].Who.Authority ?? made.Value.Contributors[^1].Who.Country);
    }

    private static void Check(AdmitContributor ask, List<Fault> faults)
    {
        Asked.CheckDates(faults, (nameof(From), ask.From), (nameof(Until), ask.Until));

        if (faults.Count == 0 && Asked.Date(ask.From) is { } from && Asked.Date(ask.Until) is { } until && until.Last < from.First)
            faults.Add(new(nameof(Until), "actions.contributes-backwards", "The last day comes before the first, {0}.", from));
    }
}
