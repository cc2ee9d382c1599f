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
        if (!reader.May(ActionsPermissions.Read)
            || await db.Actions.SeenBy(reader).Where(action => action.Slug == place).Select(action => (Id<JointAction>?)action.Id).FirstOrDefaultAsync(stop) is not { } id)
        {
            return null;
        }

        var action = db.Actions.AsNoTracking().Where(one => one.Id == id);
        var packages = db.WorkPackages.AsNoTracking().Where(package => package.Action == id);
        var tasks = db.Tasks.WithWithdrawn().SeenBy(reader).Where(one => one.Action == id).Select(one => one.Id);
        var milestones = db.Milestones.WithWithdrawn().SeenBy(reader).Where(one => one.Action == id).Select(one => one.Id);
        var deliverables = db.Deliverables.WithWithdrawn().SeenBy(reader).Where(one => one.Action == id).Select(one => one.Id);
        var meetings = db.Meetings.SeenBy(reader).Where(one => one.Action == id).Select(one => one.Id);
        // All by one statement; each identity is of another type here and a UUID there.
        var keys = action.SelectMany(one => one.Leads.Select(part => part.Id))
            .Concat(action.SelectMany(one => one.Participants.Select(part => part.Id)))
            .Concat(action.SelectMany(one => one.Amendments.Select(part => part.Id)))
            .Concat(packages.Select(package => (Guid)(object)package.Id))
            .Concat(packages.SelectMany(package => package.Leads.Select(part => part.Id)))
            .Concat(packages.SelectMany(package => package.Contributors.Select(part => part.Id)))
            .Concat(tasks.Select(one => (Guid)(object)one))
            .Concat(milestones.Select(one => (Guid)(object)one))
            .Concat(deliverables.Select(one => (Guid)(object)one))
            .Concat(meetings.Select(one => (Guid)(object)one))
            .Concat(db.Reviews.Where(review => deliverables.Contains(review.Deliverable)).Select(review => (Guid)(object)review.Id))
            .Concat(db.Invitations.Where(invitation => meetings.Contains(invitation.Meeting)).Select(invitation => (Guid)(object)invitation.Id));
        return [id.ToString(), .. Texts(await keys.ToListAsync(stop))];
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
