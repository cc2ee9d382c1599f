namespace Entente.Actions.Lineage;

/// <summary>A coordinator records an earlier action that this one follows; one kept here too is linked in both directions.</summary>
public sealed record RecordPredecessor(string? Acronym, [MayBeMissing] string? Title, [MayBeMissing] string? From, [MayBeMissing] string? Until, [MayBeMissing] int? ParticipatingStates)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, RecordPredecessor ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = Check(ask);
        if (faults.Count > 0)
            return Problem.Rule("actions.predecessor-faulty", "Some answers need to be mended.") with { Faults = faults };

        var acronym = ask.Acronym!.Trim();
        var known = await db.Actions.SeenBy(actor).Where(other => other.Acronym == acronym).Select(other => other.Slug).FirstOrDefaultAsync(stop);
        var predecessor = new Predecessor
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Acronym = acronym, Slug = known, Title = CreateJointAction.Blank(ask.Title),
            From = Asked.Date(ask.From), Until = Asked.Date(ask.Until),
            ParticipatingStates = ask.ParticipatingStates,
        };
        if (opened.Value.Follow(predecessor, clock.GetUtcNow()).Problem is { } refused)
            return refused;

        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, RecordPredecessor ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}", made.Value.Predecessors[^1].Acronym);
    }

    private static List<Fault> Check(RecordPredecessor ask)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(ask.Acronym))
            faults.Add(new(nameof(Acronym), "actions.acronym-missing", "Give the acronym, such as JAMS 2.0."));
        Asked.CheckDates(faults, (nameof(From), ask.From), (nameof(Until), ask.Until));
        if (Asked.Date(ask.From) is { } from && Asked.Date(ask.Until) is { } until && until.Last < from.First)
            faults.Add(new(nameof(Until), "actions.predecessor-backwards", "It ended before it began, {0}.", from));
        if (ask.ParticipatingStates is < 1 or > 100)
            faults.Add(new(nameof(ParticipatingStates), "actions.states-out-of-range", "Between 1 and 100 States take part."));
        return faults;
    }
}
