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
    public static Task<IReadOnlyList<Involvement>> All(Actor actor, ActionsDb db, CancellationToken stop) => Of(only: null, actor, db, stop);

    /// <summary>The parts of one authority, or of all.</summary>
    public static async Task<IReadOnlyList<Involvement>> Of(string? only, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var actions = await db.Actions.AsNoTracking().SeenBy(actor).OrderBy(action => action.Acronym).ToListAsync(stop);
        var packages = (await db.WorkPackages.AsNoTracking()
            .Where(package => only == null || package.Leads.Any(lead => lead.Authority == only) || package.Contributors.Any(one => one.Authority == only))
            .OrderBy(package => package.Number).ToListAsync(stop)).ToLookup(package => package.Action);
        var parts = new List<Involvement>();
        foreach (var action in actions)
        {
            parts.AddRange(action.Leads.Where(lead => lead.Authority is not null).Select(lead =>
                In(action, lead.Who, InvolvementKind.LeadsAction, lead.From, lead.Until)));
            parts.AddRange(action.Participants.Where(one => one.Authority is not null).Select(one =>
                In(action, one.Who, Standing(one.Role), one.From, one.Until) with { AffiliatedTo = one.AffiliatedTo }));
            foreach (var package in packages[action.Id])
            {
                parts.AddRange(package.Leads.Where(lead => lead.Authority is not null).Select(lead =>
                    In(action, lead.Who, InvolvementKind.LeadsPackage, lead.From, lead.Until) with { WorkPackage = package.Number, PackageTitle = package.Title }));
                parts.AddRange(package.Contributors.Where(one => one.Authority is not null).Select(one =>
                    In(action, one.Who, InvolvementKind.Contributes, one.From, one.Until) with { WorkPackage = package.Number, PackageTitle = package.Title }));
            }
        }

        return only is null ? parts : [.. parts.Where(part => part.Authority == only)];
    }

    private static Involvement In(JointAction action, Party who, InvolvementKind part, PartialDate? from, PartialDate? until) =>
        new(who.Authority!, who.Country, part, action.Slug, action.Acronym, action.Title, action.Status, WorkPackage: null, PackageTitle: null,
            AffiliatedTo: null, from, until);

    private static InvolvementKind Standing(ParticipantRole role) => role switch
    {
        ParticipantRole.Beneficiary => InvolvementKind.Beneficiary,
        ParticipantRole.AffiliatedEntity => InvolvementKind.AffiliatedEntity,
        ParticipantRole.AssociatedPartner => InvolvementKind.AssociatedPartner,
        _ => InvolvementKind.Participant,
    };
}
