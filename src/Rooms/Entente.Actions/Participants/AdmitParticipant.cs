namespace Entente.Actions.Participants;

/// <summary>A coordinator adds an authority to an action, with its legal standing and the date from which it takes part.</summary>
public sealed record AdmitParticipant(string? Country, string? Agency, [property: Words(typeof(ParticipantRole))] string? Role, [MayBeMissing] string? AffiliatedTo, [MayBeMissing] string? From)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, AdmitParticipant ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = Check(ask, opened.Value);
        if (faults.Count > 0)
            return Problem.Rule("actions.participant-faulty", "Some answers need to be mended.") with { Faults = faults };

        var who = await CreateJointAction.Register(ask.Country!, ask.Agency, db, stop);
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

    private static List<Fault> Check(AdmitParticipant ask, JointAction action)
    {
        var faults = new List<Fault>();
        if (Kernel.Country.Find(ask.Country) is null)
            faults.Add(new(nameof(Country), "actions.country-missing", "Choose a country."));
        if (Slugs.From(ask.Agency ?? "").Length == 0)
            faults.Add(new(nameof(Agency), "actions.authority-unnamed", "Give the authority's acronym or short name."));
        if (!Word.Is<ParticipantRole>(ask.Role, out var role))
            faults.Add(new(nameof(Role), "actions.standing-missing", "Choose the legal standing; 'participant' if it is not stated."));
        if (role == ParticipantRole.AffiliatedEntity && action.Participants.All(known => known.Authority != ask.AffiliatedTo))
            faults.Add(new(nameof(AffiliatedTo), "actions.affiliation-unknown", "Choose the participant to which this entity is affiliated."));
        Asked.CheckDates(faults, (nameof(From), ask.From));
        return faults;
    }
}
