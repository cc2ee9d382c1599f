namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator opens a work package in an action, with or without a lead.</summary>
public sealed record AddWorkPackage(int? Number, [property: Words(typeof(WorkPackageKind))] string? Kind, IReadOnlyDictionary<string, string?>? Title, [MayBeMissing] string? Scope, [MayBeMissing] string? LeadCountry, [MayBeMissing] string? LeadAgency, [MayBeMissing] AddedAuthority? NewAuthority = null)
{
    internal static async Task<Result<WorkPackage>> Run(
        string slug, AddWorkPackage ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = Check(ask);
        var lead = ask is { LeadCountry: null or "", LeadAgency: null or "" }
            ? null
            : await ChooseParty.Of(new(ask.LeadCountry, ask.LeadAgency, ask.NewAuthority, nameof(LeadCountry), nameof(LeadAgency)), ChooseParty.In(opened.Value), faults, db, stop);
        if (faults.Count > 0)
            return Problem.Rule("actions.wp-faulty", "Some answers need to be mended.") with { Faults = faults };

        var now = clock.GetUtcNow();
        var taken = await db.WorkPackages.WithWithdrawn().Where(package => package.Action == opened.Value.Id).Select(package => package.Number).ToListAsync(stop);
        var made = WorkPackage.Open(
            opened.Value, taken, ask.Number!.Value, Word.Of<WorkPackageKind>(ask.Kind!), Asked.Text(ask.Title), now);
        if (made.Problem is { } refused)
            return refused with { Faults = [new(nameof(Number), refused.Code, refused.Message, refused.Arguments)] };

        made.Value.Describe(made.Value.Kind, title: null, CreateJointAction.Blank(ask.Scope));
        if (lead is { } who)
            made.Value.GiveLead(who, from: null, why: null, now);
        db.WorkPackages.Add(made.Value);
        opened.Value.Touch(now);
        return await db.Save(stop) is { } lost ? lost : made.Value;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, AddWorkPackage ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}", made.Value.Number);
    }

    private static List<Fault> Check(AddWorkPackage ask)
    {
        var faults = new List<Fault>();
        if (ask.Number is not (>= 1 and <= 99))
            faults.Add(new(nameof(Number), "actions.wp-number-out-of-range", "Work packages are numbered from 1 to 99."));
        if (!Word.Is<WorkPackageKind>(ask.Kind, out var kind))
            faults.Add(new(nameof(Kind), "actions.wp-kind-unknown", "Choose what the work package is for."));
        Asked.CheckTitle(faults, nameof(Title), ask.Title);
        return faults;
    }
}
