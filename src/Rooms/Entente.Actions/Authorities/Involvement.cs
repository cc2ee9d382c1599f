namespace Entente.Actions.Authorities;

/// <summary>What part an authority has in an action or a work package.</summary>
internal enum InvolvementKind
{
    LeadsAction,
    LeadsPackage,
    Contributes,
    Participant,
    Beneficiary,
    AffiliatedEntity,
    AssociatedPartner,
}

/// <summary>One part that one authority has, with its dates; from every action that the reader may see.</summary>
internal sealed record Involvement(
    string Authority, string Country, InvolvementKind Part, string Slug, string Acronym, LocalText Title, ActionStatus Status,
    int? WorkPackage, LocalText? PackageTitle, string? AffiliatedTo, PartialDate? From, PartialDate? Until)
{
    /// <summary>The parts of one authority, by action.</summary>
    public static async Task<IReadOnlyList<Involvement>> Of(string code, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var actions = await db.Actions.AsNoTracking().SeenBy(actor).OrderBy(action => action.Acronym).AsSingleQuery().Select(action => new
        {
            action.Id, action.Slug, action.Acronym, action.Title, action.Status,
            Leads = action.Leads.Where(lead => lead.Authority == code).ToList(),
            Participants = action.Participants.Where(one => one.Authority == code).ToList(),
        }).ToListAsync(stop);
        var packages = (await db.WorkPackages.AsNoTracking().AsSingleQuery()
            .Where(package => package.Leads.Any(lead => lead.Authority == code) || package.Contributors.Any(one => one.Authority == code))
            .OrderBy(package => package.Number).ToListAsync(stop)).ToLookup(package => package.Action);
        var parts = new List<Involvement>();
        foreach (var action in actions)
        {
            Involvement In(Party who, InvolvementKind part, PartialDate? from, PartialDate? until, WorkPackage? package = null) => new(
                code, who.Country, part, action.Slug, action.Acronym, action.Title, action.Status, package?.Number, package?.Title, AffiliatedTo: null, from, until);

            parts.AddRange(action.Leads.OrderBy(lead => lead.Order).Select(lead => In(lead.Who, InvolvementKind.LeadsAction, lead.From, lead.Until)));
            parts.AddRange(action.Participants.OrderBy(one => one.Order).Select(one => In(one.Who, Standing(one.Role), one.From, one.Until) with { AffiliatedTo = one.AffiliatedTo }));
            foreach (var package in packages[action.Id])
            {
                parts.AddRange(package.Leads.Where(lead => lead.Authority == code).Select(lead => In(lead.Who, InvolvementKind.LeadsPackage, lead.From, lead.Until, package)));
                parts.AddRange(package.Contributors.Where(one => one.Authority == code).Select(one => In(one.Who, InvolvementKind.Contributes, one.From, one.Until, package)));
            }
        }

        return parts;
    }

    private static InvolvementKind Standing(ParticipantRole role) => role switch
    {
        ParticipantRole.Beneficiary => InvolvementKind.Beneficiary,
        ParticipantRole.AffiliatedEntity => InvolvementKind.AffiliatedEntity,
        ParticipantRole.AssociatedPartner => InvolvementKind.AssociatedPartner,
        _ => InvolvementKind.Participant,
    };
}
