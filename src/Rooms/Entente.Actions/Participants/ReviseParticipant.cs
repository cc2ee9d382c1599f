namespace Entente.Actions.Participants;

/// <summary>A coordinator corrects what is stated of a participant: its legal standing, to whom it is affiliated, since when and until when it takes part.</summary>
/// <param name="Role">The legal standing.</param>
/// <param name="AffiliatedTo">Code of the beneficiary, for an affiliated entity.</param>
/// <param name="From">Since when, as far as it is known.</param>
/// <param name="Until">The last day, as far as it is known; empty: it goes on.</param>
public sealed record ReviseParticipant(
    [property: Words(typeof(ParticipantRole))] string? Role, [MayBeMissing] string? AffiliatedTo, [MayBeMissing] string? From, [MayBeMissing] string? Until)
{
    internal static async Task<Result<Participant>> Run(
        string slug, Guid participant, ReviseParticipant ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenParticipant.ToSteer(slug, participant, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, revised) = opened.Value;
        var faults = Check(ask, action);
        if (faults.Count > 0)
            return Problem.Rule("actions.participant-faulty", "Some answers need to be mended.") with { Faults = faults };

        var stated = new Standing(Word.Of<ParticipantRole>(ask.Role!), CreateJointAction.Blank(ask.AffiliatedTo), Asked.Date(ask.From), Asked.Date(ask.Until));
        if (action.Revise(revised, stated, clock.GetUtcNow()).Problem is { } refused)
            return refused with { Faults = [new(PlaceOf(refused.Code), refused.Code, refused.Message, refused.Arguments)] };
        return await db.Save(stop) is { } lost ? lost : revised;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, Guid participant, ReviseParticipant ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, participant, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    private static string PlaceOf(string code) => code is "actions.leaves-before-joining" or "actions.participates-already" ? nameof(Until) : nameof(AffiliatedTo);

    private static List<Fault> Check(ReviseParticipant ask, JointAction action)
    {
        var faults = new List<Fault>();
        if (!Word.Is<ParticipantRole>(ask.Role, out var role))
            faults.Add(new(nameof(Role), "actions.standing-missing", "Choose the legal standing; 'participant' if it is not stated."));
        if (role == ParticipantRole.AffiliatedEntity && action.Participants.All(known => known.Authority != ask.AffiliatedTo))
            faults.Add(new(nameof(AffiliatedTo), "actions.affiliation-unknown", "Choose the participant to which this entity is affiliated."));
        Asked.CheckDates(faults, (nameof(From), ask.From), (nameof(Until), ask.Until));
        return faults;
    }
}
