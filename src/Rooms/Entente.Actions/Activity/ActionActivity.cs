using Entente.Platform.Audit;
using Entente.Platform.Things;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Activity;

/// <summary>Tells what changed in joint actions. Who may not see an action, or a thing in it, today learns nothing of its past.</summary>
internal sealed class ActionActivity(ActionsDb db, ThingKinds kinds, ThingCards cards, IStringLocalizer<ActionsTexts> texts) : IActivityPart
{
    public IReadOnlyList<string> Things { get; } = [.. ActivityWords.Fields.Keys];

    public string NameOf(string thing) => texts["activity." + thing.Replace('_', '-')];

    public async Task<ActivityChoices> Choices(Actor reader, CancellationToken stop)
    {
        if (!reader.May(ActionsPermissions.Read))
            return ActivityChoices.None;
        var found = await db.Actions.AsNoTracking().SeenBy(reader).Select(action => new { IsPlace = true, Code = action.Slug, Country = "", Name = action.Acronym })
            .Concat(db.Authorities.AsNoTracking().Select(one => new { IsPlace = false, one.Code, one.Country, Name = one.ShortName })).ToListAsync(stop);
        return new(
            [.. found.Where(one => one.IsPlace).OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => (one.Code, one.Name))],
            [.. found.Where(one => !one.IsPlace).OrderBy(one => one.Country, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal).Select(one => (one.Code, $"{one.Country} {one.Name}"))]);
    }

    public async Task<IReadOnlyList<string>?> Keys(string place, Actor reader, CancellationToken stop)
    {
        if (!reader.May(ActionsPermissions.Read))
            return null;
        var head = await db.Keep($"actions.activity-place/{place}", () => db.Actions.AsNoTracking().Where(action => action.Slug == place)
            .Select(action => new KeySeen { Key = (Guid)(object)action.Id, Edition = action.Edition, Handling = action.Handling, Audience = action.Audience }).FirstOrDefaultAsync(stop));
        if (head is null || !CanSee.Item(reader, head))
            return null;
        var keys = await db.Keep($"actions.activity-keys/{place}", () => KeysOf(new(head.Key)).ToListAsync(stop));
        return [head.Key.ToString(), .. Texts(keys.Where(one => CanSee.Item(reader, one)).Select(one => one.Key))];
    }

    // All by one statement; each identity is of another type here and a UUID there. A part is seen with its whole.
    private IQueryable<KeySeen> KeysOf(Id<JointAction> id)
    {
        var action = db.Actions.AsNoTracking().Where(one => one.Id == id);
        var packages =
            from one in action
            join package in db.WorkPackages.WithWithdrawn() on one.Id equals package.Action
            select new { Package = package, one.Edition, one.Handling, one.Audience };
        var deliverables = db.Deliverables.WithWithdrawn().Where(one => one.Action == id);
        var meetings = db.Meetings.Where(one => one.Action == id);
        return action.SelectMany(one => one.Leads, (one, part) => new KeySeen { Key = part.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience })
            .Concat(action.SelectMany(one => one.Participants, (one, part) => new KeySeen { Key = part.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(action.SelectMany(one => one.Amendments, (one, part) => new KeySeen { Key = part.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(packages.Select(one => new KeySeen { Key = (Guid)(object)one.Package.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(packages.SelectMany(one => one.Package.Leads, (one, part) => new KeySeen { Key = part.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(packages.SelectMany(one => one.Package.Contributors, (one, part) => new KeySeen { Key = part.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(db.Tasks.WithWithdrawn().Where(one => one.Action == id)
                .Select(one => new KeySeen { Key = (Guid)(object)one.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(db.Milestones.WithWithdrawn().Where(one => one.Action == id)
                .Select(one => new KeySeen { Key = (Guid)(object)one.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(deliverables.Select(one => new KeySeen { Key = (Guid)(object)one.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(meetings.Select(one => new KeySeen { Key = (Guid)(object)one.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience }))
            .Concat(from review in db.Reviews
                    join one in deliverables on review.Deliverable equals one.Id
                    select new KeySeen { Key = (Guid)(object)review.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience })
            .Concat(from invitation in db.Invitations
                    join one in meetings on invitation.Meeting equals one.Id
                    select new KeySeen { Key = (Guid)(object)invitation.Id, Edition = one.Edition, Handling = one.Handling, Audience = one.Audience });
    }

    private sealed record KeySeen : IVisible
    {
        public required Guid Key { get; init; }

        public required Edition Edition { get; init; }

        public required Handling Handling { get; init; }

        public required string Audience { get; init; }
    }

    public async Task<IReadOnlyList<string>> Parts(string thing, string key, CancellationToken stop) => Guid.TryParse(key, out var id)
        ? thing switch
        {
            "actions_deliverable" => [.. Texts(await db.Reviews.Where(review => review.Deliverable == new Id<Deliverable>(id)).Select(review => review.Id).ToListAsync(stop))],
            "actions_meeting" => [.. Texts(await db.Invitations.Where(invitation => invitation.Meeting == new Id<Meeting>(id)).Select(invitation => invitation.Id).ToListAsync(stop))],
            _ => [],
        }
        : [];

    public async Task<IReadOnlyList<ActivityLine>> Tell(IReadOnlyList<AuditEntry> entries, Actor reader, CancellationToken stop)
    {
        if (!reader.May(ActionsPermissions.Read))
            return [];
        var spots = await new Whereabouts(db, kinds, cards, this).Of(entries, reader, stop);
        var names = await Names(stop);
        return
        [
            .. from entry in entries
               let spot = spots.GetValueOrDefault((entry.Thing, entry.Key))
               where spot is not null
               let changes = ActivityWords.Of(entry, names, texts)
               where changes.Count > 0
               select new ActivityLine(entry, spot.Name, spot.Href, changes),
        ];
    }

    // Of the authorities, by their codes.
    private Task<Dictionary<string, string>> Names(CancellationToken stop) => db.Keep("actions.authority-names",
        () => db.Authorities.AsNoTracking().ToDictionaryAsync(one => one.Code, one => one.ShortName, StringComparer.Ordinal, stop));

    private static IEnumerable<string> Texts<T>(IEnumerable<T> ids) => ids.Select(id => id!.ToString()!);
}
