using Entente.Platform.Audit;
using Entente.Platform.Things;

namespace Entente.Actions.Activity;

/// <summary>What a changed thing is called and where it is.</summary>
/// <param name="Name">"JAMS 2.0 D5.2".</param>
/// <param name="Href">Its page, or that of its whole.</param>
internal sealed record Spot(string Name, string Href);

/// <summary>Finds the things that lines of the trail speak of, as far as the reader may see them today.</summary>
internal sealed class Whereabouts(ActionsDb db, ThingKinds kinds, ThingCards cards, ActionActivity activity)
{
    private readonly Dictionary<(string Table, string Key), (string Table, string Key)> wholes = [];

    public async Task<IReadOnlyDictionary<(string Table, string Key), Spot>> Of(IReadOnlyList<AuditEntry> entries, Actor reader, CancellationToken stop)
    {
        Lay("actions_review", "actions_deliverable", await Wholes(entries, "actions_review", Asked<Review>(entries, "actions_review") is { Length: > 0 } rounds
            ? db.Reviews.Where(one => rounds.Contains(one.Id)).Select(one => new Owner(one.Id.Value, one.Deliverable.Value)) : null, stop));
        Lay("actions_invitation", "actions_meeting", await Wholes(entries, "actions_invitation", Asked<Invitation>(entries, "actions_invitation") is { Length: > 0 } sent
            ? db.Invitations.Where(one => sent.Contains(one.Id)).Select(one => new Owner(one.Id.Value, one.Meeting.Value)) : null, stop));
        await Parts(entries, stop);

        // A part is seen with its whole. A part that is no longer there is named by the line that took it away.
        var things = entries.Select(entry => (Table: entry.Thing, entry.Key)).Distinct().ToDictionary(line => line, line => wholes.GetValueOrDefault(line, line));
        var found = await cards.Find(things.Values.Select(whole => kinds.Of(whole.Table, whole.Key)).OfType<Thing>(), reader, stop);
        return
        (
            from line in things
            let thing = kinds.Of(line.Value.Table, line.Value.Key)
            where thing is not null && found.ContainsKey(thing.Value)
            let card = found[thing.Value]
            select (line.Key, Spot: new Spot(line.Key == line.Value ? card.Name : $"{card.Name}, {activity.NameOf(line.Key.Table)}", card.Href))
        ).ToDictionary(pair => pair.Key, pair => pair.Spot);
    }

    private sealed record Owner(Guid Part, Guid Whole);

    // Parts of an action or of a work package.
    private async Task Parts(IReadOnlyList<AuditEntry> entries, CancellationToken stop)
    {
        var (leads, participants, amendments) = (Keys(entries, "actions_lead"), Keys(entries, "actions_participant"), Keys(entries, "actions_amendment"));
        Lay("actions_lead", "actions_joint_action", await Wholes(entries, "actions_lead", leads.Length == 0 ? null
            : db.Actions.SelectMany(action => action.Leads.Where(part => leads.Contains(part.Id)), (action, part) => new Owner(part.Id, action.Id.Value)), stop));
        Lay("actions_participant", "actions_joint_action", await Wholes(entries, "actions_participant", participants.Length == 0 ? null
            : db.Actions.SelectMany(action => action.Participants.Where(part => participants.Contains(part.Id)), (action, part) => new Owner(part.Id, action.Id.Value)), stop));
        Lay("actions_amendment", "actions_joint_action", await Wholes(entries, "actions_amendment", amendments.Length == 0 ? null
            : db.Actions.SelectMany(action => action.Amendments.Where(part => amendments.Contains(part.Id)), (action, part) => new Owner(part.Id, action.Id.Value)), stop));
        var (packageLeads, contributors) = (Keys(entries, "actions_work_package_lead"), Keys(entries, "actions_contributor"));
        Lay("actions_work_package_lead", "actions_work_package", await Wholes(entries, "actions_work_package_lead", packageLeads.Length == 0 ? null
            : db.WorkPackages.SelectMany(package => package.Leads.Where(part => packageLeads.Contains(part.Id)), (package, part) => new Owner(part.Id, package.Id.Value)), stop));
        Lay("actions_contributor", "actions_work_package", await Wholes(entries, "actions_contributor", contributors.Length == 0 ? null
            : db.WorkPackages.SelectMany(package => package.Contributors.Where(part => contributors.Contains(part.Id)), (package, part) => new Owner(part.Id, package.Id.Value)), stop));
    }

    private void Lay(string part, string whole, Dictionary<Guid, Guid> owners)
    {
        foreach (var (key, owner) in owners)
            wholes[(part, key.ToString())] = (whole, owner.ToString());
    }

    private static async Task<Dictionary<Guid, Guid>> Wholes(IReadOnlyList<AuditEntry> entries, string thing, IQueryable<Owner>? stored, CancellationToken stop)
    {
        var owners = new Dictionary<Guid, Guid>();
        foreach (var entry in entries.Where(entry => entry.Thing == thing && entry.Kind == AuditKind.Removed))
        {
            var values = ActivityWords.Values(entry.Before);
            if (Guid.TryParse(entry.Key, out var key) && Guid.TryParse(values.GetValueOrDefault("ActionId") ?? values.GetValueOrDefault("WorkPackageId"), out var whole))
                owners[key] = whole;
        }

        foreach (var owner in stored is null ? [] : await stored.ToListAsync(stop))
            owners[owner.Part] = owner.Whole;
        return owners;
    }

    private static Guid[] Keys(IReadOnlyList<AuditEntry> entries, string thing) =>
        [.. entries.Where(entry => entry.Thing == thing).Select(entry => Guid.TryParse(entry.Key, out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty).Distinct()];

    private static Id<T>[] Asked<T>(IReadOnlyList<AuditEntry> entries, string thing) => [.. Keys(entries, thing).Select(key => new Id<T>(key))];
}
