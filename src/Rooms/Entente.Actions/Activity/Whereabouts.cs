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
    // The table of a part, and that of its whole.
    private static readonly Dictionary<string, string> WholeOf = new(StringComparer.Ordinal)
    {
        ["actions_review"] = "actions_deliverable", ["actions_invitation"] = "actions_meeting",
        ["actions_lead"] = "actions_joint_action", ["actions_participant"] = "actions_joint_action", ["actions_amendment"] = "actions_joint_action",
        ["actions_work_package_lead"] = "actions_work_package", ["actions_contributor"] = "actions_work_package",
    };

    private readonly Dictionary<(string Table, string Key), (string Table, string Key)> wholes = [];

    public async Task<IReadOnlyDictionary<(string Table, string Key), Spot>> Of(IReadOnlyList<AuditEntry> entries, Actor reader, CancellationToken stop)
    {
        await Wholes(entries, stop);

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

    private sealed record Owner
    {
        public required string Table { get; init; }

        public required Guid Part { get; init; }

        public required Guid Whole { get; init; }
    }

    // What each part is a part of: as the line says that took it away, else as it stands in the database, by one statement.
    private async Task Wholes(IReadOnlyList<AuditEntry> entries, CancellationToken stop)
    {
        foreach (var entry in entries.Where(entry => entry.Kind == AuditKind.Removed && WholeOf.ContainsKey(entry.Thing)))
        {
            var values = ActivityWords.Values(entry.Before);
            if (Guid.TryParse(entry.Key, out var key) && Guid.TryParse(values.GetValueOrDefault("ActionId") ?? values.GetValueOrDefault("WorkPackageId"), out var whole))
                Lay(entry.Thing, key, whole);
        }

        var stored = Stored(entries).ToList();
        foreach (var owner in stored.Count == 0 ? [] : await stored.Aggregate(Queryable.Concat).ToListAsync(stop))
            Lay(owner.Table, owner.Part, owner.Whole);
    }

    private IEnumerable<IQueryable<Owner>> Stored(IReadOnlyList<AuditEntry> entries)
    {
        if (Keys(entries, "actions_review").Select(key => new Id<Review>(key)).ToArray() is { Length: > 0 } rounds)
            yield return db.Reviews.Where(one => rounds.Contains(one.Id)).Select(one => new Owner { Table = "actions_review", Part = (Guid)(object)one.Id, Whole = (Guid)(object)one.Deliverable });
        if (Keys(entries, "actions_invitation").Select(key => new Id<Invitation>(key)).ToArray() is { Length: > 0 } sent)
            yield return db.Invitations.Where(one => sent.Contains(one.Id)).Select(one => new Owner { Table = "actions_invitation", Part = (Guid)(object)one.Id, Whole = (Guid)(object)one.Meeting });
        if (Keys(entries, "actions_lead") is { Length: > 0 } leads)
            yield return db.Actions.SelectMany(action => action.Leads.Where(part => leads.Contains(part.Id)), (action, part) => new Owner { Table = "actions_lead", Part = part.Id, Whole = (Guid)(object)action.Id });
        if (Keys(entries, "actions_participant") is { Length: > 0 } participants)
            yield return db.Actions.SelectMany(action => action.Participants.Where(part => participants.Contains(part.Id)), (action, part) => new Owner { Table = "actions_participant", Part = part.Id, Whole = (Guid)(object)action.Id });
        if (Keys(entries, "actions_amendment") is { Length: > 0 } amendments)
            yield return db.Actions.SelectMany(action => action.Amendments.Where(part => amendments.Contains(part.Id)), (action, part) => new Owner { Table = "actions_amendment", Part = part.Id, Whole = (Guid)(object)action.Id });
        if (Keys(entries, "actions_work_package_lead") is { Length: > 0 } packageLeads)
            yield return db.WorkPackages.WithWithdrawn().SelectMany(package => package.Leads.Where(part => packageLeads.Contains(part.Id)), (package, part) => new Owner { Table = "actions_work_package_lead", Part = part.Id, Whole = (Guid)(object)package.Id });
        if (Keys(entries, "actions_contributor") is { Length: > 0 } contributors)
            yield return db.WorkPackages.WithWithdrawn().SelectMany(package => package.Contributors.Where(part => contributors.Contains(part.Id)), (package, part) => new Owner { Table = "actions_contributor", Part = part.Id, Whole = (Guid)(object)package.Id });
    }

    private void Lay(string table, Guid part, Guid whole) => wholes[(table, part.ToString())] = (WholeOf[table], whole.ToString());

    private static Guid[] Keys(IReadOnlyList<AuditEntry> entries, string thing) =>
        [.. entries.Where(entry => entry.Thing == thing).Select(entry => Guid.TryParse(entry.Key, out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty).Distinct()];
}
