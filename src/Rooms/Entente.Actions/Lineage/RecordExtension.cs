namespace Entente.Actions.Lineage;

/// <summary>A coordinator records an extension or a renewal: proposed or already approved, by months or until a date.</summary>
public sealed record RecordExtension([property: Words(typeof(AmendmentKind))] string? Kind, string? State, [MayBeMissing] int? Months, [MayBeMissing] string? From, [MayBeMissing] string? Until, [MayBeMissing] string? Why)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, RecordExtension ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = Check(ask);
        if (faults.Count > 0)
            return Problem.Rule("actions.extension-faulty", "Some answers need to be mended.") with { Faults = faults };

        var now = clock.GetUtcNow();
        var amendment = Amendment.Of(
            Word.Of<AmendmentKind>(ask.Kind!), AmendmentState.Proposed, ask.Months, Asked.Date(ask.From), Asked.Date(ask.Until),
            CreateJointAction.Blank(ask.Why), now);
        if (opened.Value.Amend(amendment, now).Problem is { } refused)
            return refused;
        var state = Word.Of<AmendmentState>(ask.State!);
        if (state != AmendmentState.Proposed && opened.Value.Decide(amendment.Id, state, clock.Today(), now).Problem is { } undecided)
            return undecided;

        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, RecordExtension ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}", made.Value.Amendments[^1].Id);
    }

    private static List<Fault> Check(RecordExtension ask)
    {
        var faults = new List<Fault>();
        if (!Word.Is<AmendmentKind>(ask.Kind, out var kind))
            faults.Add(new(nameof(Kind), "actions.amendment-kind-missing", "Choose what kind of amendment it is."));
        if (!Word.Is<AmendmentState>(ask.State, out var state))
            faults.Add(new(nameof(State), "actions.amendment-state-missing", "Choose proposed, approved or rejected."));
        if (ask.Months is < 1 or > 240)
            faults.Add(new(nameof(Months), "actions.extension-without-length", "An extension lasts at least one month."));
        if (kind == AmendmentKind.Extension && ask.Months is null && string.IsNullOrEmpty(ask.Until))
            faults.Add(new(nameof(Months), "actions.extension-without-end", "Say how many months the extension adds, or until when it runs."));
        Asked.CheckDates(faults, (nameof(From), ask.From), (nameof(Until), ask.Until));

        return faults;
    }
}
