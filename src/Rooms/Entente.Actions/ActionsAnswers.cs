namespace Entente.Actions;

/// <summary>Answers what other rooms ask of joint actions.</summary>
internal sealed class ActionsAnswers(ActionsDb db, TimeProvider clock) : IActions
{
    public async Task<ActionAnswer?> Find(string slug, Actor reader, CancellationToken stop) =>
        await db.Actions.SeenBy(reader).Where(action => action.Slug == slug).Heads().FirstOrDefaultAsync(stop) is { } found
            ? new(found.Id.Value, found.Slug, found.Acronym, found.Title, found.Status.ToString(), found.Start, found.AgreedEnd)
            : null;

    public async Task<IReadOnlyList<PartyAnswer>> Parties(string slug, Actor reader, CancellationToken stop)
    {
        var found = await db.Actions.AsNoTracking().IgnoreAutoIncludes().SeenBy(reader).Where(action => action.Slug == slug)
            .Select(action => new { Leads = action.Leads.ToList(), Participants = action.Participants.ToList() }).FirstOrDefaultAsync(stop);
        if (found is null)
            return [];

        var lead = found.Leads.Where(term => term.Until is null).MaxBy(term => term.Order)?.Who;
        var present = found.Participants.Where(participant => !participant.HasLeft(Clock.DayInBrussels(clock.GetUtcNow()))).OrderBy(participant => participant.Order).ToList();
        var codes = present.Select(participant => participant.Authority).Append(lead?.Authority).OfType<string>().Distinct().ToList();
        var names = await db.Authorities.AsNoTracking().Where(authority => codes.Contains(authority.Code))
            .ToDictionaryAsync(authority => authority.Code, authority => authority.ShortName, stop);
        return
        [
            .. lead is { } first ? [Of(first, leads: true, present.FirstOrDefault(participant => participant.Who == first))] : Array.Empty<PartyAnswer>(),
            .. present.Where(participant => participant.Who != lead).Select(participant => Of(participant.Who, leads: false, participant)),
        ];

        PartyAnswer Of(Party who, bool leads, Participant? participant) =>
            new(who.Country, who.Authority, who.Authority is { } code ? names.GetValueOrDefault(code, code) : null, leads, participant?.Role.ToString());
    }

    public async Task<IReadOnlyList<PackageAnswer>> Packages(string slug, Actor reader, CancellationToken stop)
    {
        var actions = db.Actions.SeenBy(reader).Where(action => action.Slug == slug).Select(action => action.Id);
        var packages = await db.WorkPackages.AsNoTracking().IgnoreAutoIncludes().Where(package => actions.Contains(package.Action)).OrderBy(package => package.Number)
            .Select(package => new { package.Number, package.Kind, package.Title, Leads = package.Leads.Where(term => term.Until == null).ToList() }).ToListAsync(stop);
        return [.. packages.Select(package => (package, Lead: package.Leads.MaxBy(term => term.Order)))
            .Select(one => new PackageAnswer(one.package.Number, one.package.Kind.ToString(), one.package.Title, one.Lead?.Country, one.Lead?.Authority))];
    }
}
