namespace Entente.Actions.Participants;

/// <summary>A coordinator adds an authority to an action, with its legal standing and the date from which it takes part.</summary>
public sealed record AdmitParticipant([MayBeMissing] string? Country, string? Agency, [property: Words(typeof(ParticipantRole))] string? Role, [MayBeMissing] string? AffiliatedTo, [MayBeMissing] string? From, [MayBeMissing] AddedAuthority? NewAuthority = null)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, AdmitParticipant ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = new List<Fault>();
        var chosen = CreateJointAction.Blank(ask.Agency) is null
            ? Unnamed(faults)
            : await ChooseParty.Of(new(ask.Country, ask.Agency, ask.NewAuthority), ChooseParty.In(opened.Value), faults, db, stop);
        Check(ask, opened.Value, faults);
        if (chosen is not { } who || faults.Count > 0)
            return Problem.Rule("actions.participant-faulty", "Some answers need to be mended.") with { Faults = faults };

        var participant = new Participant
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Country = who.Country, Authority = who.Authority,
            Role = Word.Of<ParticipantRole>(ask.Role!), AffiliatedTo = CreateJointAction.Blank(ask.AffiliatedTo),
            From = Asked.Date(ask.From),
        };
        if (opened.Value.Admit(participant, clock.GetUtcNow()).Problem is { } refused)
            return refused;

        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, AdmitParticipant ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}", made.Value.Participants[^1].Authority ?? made.Value.Participants[^1].Country);
    }

    private static Party? Unnamed(List<Fault> faults)
    {
        faults.Add(new(nameof(Agency), "actions.authority-unnamed", "Give the authority's acronym or short name."));
        return null;
    }

    private static void Check(AdmitParticipant ask, JointAction action, List<Fault> faults)
    {
        if (!Word.Is<ParticipantRole>(ask.Role, out var role))
            faults.Add(new(nameof(Role), "actions.standing-missing", "Choose the legal standing; 'participant' if it is not stated."));
        if (role == ParticipantRole.AffiliatedEntity && action.Participants.All(known => known.Authority != ask.AffiliatedTo))
            faults.Add(new(nameof(AffiliatedTo), "actions.affiliation-unknown", "Choose the participant to which this entity is affiliated."));
        Asked.CheckDates(faults, (nameof(From), ask.From));
    }
}
