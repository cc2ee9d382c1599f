using Entente.Platform.Audit;

namespace Entente.Actions.Activity;

/// <summary>What a changed thing is called and where it is.</summary>
/// <param name="Name">"JAMS 2.0 D5.2".</param>
/// <param name="Href">Its page, or that of its whole.</param>
internal sealed record Spot(string Name, string Href);

/// <summary>Finds the things that lines of the trail speak of, as far as the reader may see them today.</summary>
internal sealed class Whereabouts(ActionsDb db, ActionActivity activity)
{
    private readonly Dictionary<(string Thing, string Key), Spot> spots = [];
    private Dictionary<Id<JointAction>, (string Slug, string Acronym)> actions = [];

    public async Task<IReadOnlyDictionary<(string Thing, string Key), Spot>> Of(IReadOnlyList<AuditEntry> entries, Actor reader, CancellationToken stop)
    {
        actions = await db.Actions.AsNoTracking().SeenBy(reader).Select(action => new { action.Id, action.Slug, action.Acronym })
            .ToDictionaryAsync(action => action.Id, action => (action.Slug, action.Acronym), stop);
        foreach (var (id, action) in actions)
            spots[("actions_joint_action", id.ToString())] = new(action.Acronym, $"/ja/{action.Slug}");
        foreach (var package in await db.WorkPackages.AsNoTracking().Select(package => new { package.Id, package.Action, package.Number }).ToListAsync(stop))
        {
            if (actions.TryGetValue(package.Action, out var action))
                spots[("actions_work_package", package.Id.ToString())] = new($"{action.Acronym} WP{package.Number}", $"/ja/{action.Slug}/wp/{package.Number}");
        }

        var reviews = await Wholes(entries, "actions_review", Asked<Review>(entries, "actions_review") is { Length: > 0 } rounds
            ? db.Reviews.Where(one => rounds.Contains(one.Id)).Select(one => new Owner(one.Id.Value, one.Deliverable.Value)) : null, stop);
        var invitations = await Wholes(entries, "actions_invitation", Asked<Invitation>(entries, "actions_invitation") is { Length: > 0 } sent
            ? db.Invitations.Where(one => sent.Contains(one.Id)).Select(one => new Owner(one.Id.Value, one.Meeting.Value)) : null, stop);

        var tasks = Asked<PlanTask>(entries, "actions_task");
        foreach (var one in await db.Tasks.AsNoTracking().SeenBy(reader).Where(one => tasks.Contains(one.Id)).Select(one => new { one.Id, one.Action, one.Number }).ToListAsync(stop))
            Add("actions_task", one.Id.ToString(), one.Action, one.Number, "plan");
        Id<Deliverable>[] deliverables = [.. Asked<Deliverable>(entries, "actions_deliverable"), .. reviews.Values.Select(id => new Id<Deliverable>(id))];
        foreach (var one in await db.Deliverables.AsNoTracking().SeenBy(reader).Where(one => deliverables.Contains(one.Id)).Select(one => new { one.Id, one.Action, one.Number }).ToListAsync(stop))
            Add("actions_deliverable", one.Id.ToString(), one.Action, one.Number, "deliverables");
        var milestones = Asked<Milestone>(entries, "actions_milestone");
        foreach (var one in await db.Milestones.AsNoTracking().SeenBy(reader).Where(one => milestones.Contains(one.Id)).Select(one => new { one.Id, one.Action, one.Number }).ToListAsync(stop))
            Add("actions_milestone", one.Id.ToString(), one.Action, one.Number, "milestones");
        Id<Meeting>[] meetings = [.. Asked<Meeting>(entries, "actions_meeting"), .. invitations.Values.Select(id => new Id<Meeting>(id))];
        foreach (var one in await db.Meetings.AsNoTracking().SeenBy(reader).Where(one => meetings.Contains(one.Id)).Select(one => new { one.Id, one.Action, one.Number }).ToListAsync(stop))
            Add("actions_meeting", one.Id.ToString(), one.Action, one.Number, "meetings");

        Lay("actions_review", "actions_deliverable", reviews);
        Lay("actions_invitation", "actions_meeting", invitations);
        await Parts(entries, stop);
        return spots;
    }

    private sealed record Owner(Guid Part, Guid Whole);

    private void Add(string thing, string key, Id<JointAction> of, string number, string page)
    {
        if (actions.TryGetValue(of, out var action))
            spots[(thing, key)] = new($"{action.Acronym} {number}", $"/ja/{action.Slug}/{page}/{number}");
    }

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

    // A part is seen with its whole. A part that is no longer there is named by the line that took it away.
    private void Lay(string part, string whole, Dictionary<Guid, Guid> owners)
    {
        foreach (var (key, owner) in owners)
        {
            if (spots.TryGetValue((whole, owner.ToString()), out var spot))
                spots[(part, key.ToString())] = spot with { Name = $"{spot.Name}, {activity.NameOf(part)}" };
        }
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
