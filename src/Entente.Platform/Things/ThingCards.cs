using Entente.Kernel;
using Entente.Look.Components;
using Entente.Platform.Access;
using Entente.Platform.Following;
using Entente.Platform.Lists;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Things;

/// <summary>
/// Finds the cards of things, of whatever room they are. A card is what the room says of the thing (<see cref="ThingKinds"/>), kept in the
/// transaction of each change, and it is given only to those who may see the thing now.
/// </summary>
public sealed class ThingCards(PlatformDb db, ThingKinds kinds)
{
    /// <summary>The card of a thing; null when there is no such thing that the reader may see.</summary>
    public async Task<ThingCard?> Find(Thing thing, Actor reader, CancellationToken stop) =>
        (await Find([thing], reader, stop)).GetValueOrDefault(thing);

    /// <summary>The cards of those of some things that the reader may see, by one statement.</summary>
    public async Task<IReadOnlyDictionary<Thing, ThingCard>> Find(IEnumerable<Thing> things, Actor reader, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var wanted = things.Where(thing => kinds.Find(thing.Kind) is { } kind && reader.May(kind.Permission)).ToHashSet();
        if (wanted.Count == 0)
            return new Dictionary<Thing, ThingCard>();

        var names = wanted.Select(thing => thing.Kind).Distinct().ToList();
        var keys = wanted.Select(thing => thing.Key).Distinct().ToList();
        var found = await db.Set<SearchItem>().AsNoTracking().SeenBy(reader).Where(item => names.Contains(item.Kind) && keys.Contains(item.Key))
            .Select(item => new { item.Kind, item.Key, item.Action, item.ActionName, item.Text.Href, item.Text.Code, item.Text.TitleJson, item.Text.State, item.Text.Day }).ToListAsync(stop);
        return found.Select(item => new ThingCard(new(item.Kind, item.Key), item.Href, item.Code, item.Action, item.ActionName, SearchText.Read(item.TitleJson)) { State = item.State, Day = item.Day })
            .Where(card => wanted.Contains(card.Thing)).ToDictionary(card => card.Thing);
    }

    /// <summary>The cards of what the reader follows and may see, what changed last first; by one statement.</summary>
    internal async Task<IReadOnlyList<ThingCard>> Followed(Actor reader, CancellationToken stop)
    {
        var (me, open) = (reader.Account ?? Guid.Empty, kinds.All.Where(kind => reader.May(kind.Permission)).Select(kind => kind.Name).ToList());
        var found = await db.Set<SearchItem>().AsNoTracking().SeenBy(reader)
            .Where(item => open.Contains(item.Kind) && db.Set<FollowedThing>().Any(followed => followed.Account == me && followed.Kind == item.Kind && followed.Key == item.Key))
            .OrderByDescending(item => item.Id)
            .Select(item => new { item.Kind, item.Key, item.Action, item.ActionName, item.Text.Href, item.Text.Code, item.Text.TitleJson, item.Text.State, item.Text.Day }).ToListAsync(stop);
        return [.. found.Select(item => new ThingCard(new(item.Kind, item.Key), item.Href, item.Code, item.Action, item.ActionName, SearchText.Read(item.TitleJson)) { State = item.State, Day = item.Day })];
    }

    /// <summary>What the things that the reader may see are called in the reader's language, for lists that are sorted and searched by it.</summary>
    internal IQueryable<ThingName> Names(Actor reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var open = kinds.All.Where(kind => reader.May(kind.Permission)).Select(kind => kind.Name).ToList();
        var language = Formats.Language;
        // As ThingCard.Name says it.
        return db.Set<SearchItem>().AsNoTracking().SeenBy(reader).Where(item => open.Contains(item.Kind)).Select(item => new ThingName
        {
            Kind = item.Kind, Key = item.Key,
            Name = item.Text.Code == null ? ListText.In(item.Text.TitleJson, language)
                : item.ActionName == null || item.ActionName == item.Text.Code ? item.Text.Code
                : item.ActionName + " " + item.Text.Code,
        });
    }
}

/// <summary>What a thing is called.</summary>
internal sealed record ThingName
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required string? Name { get; init; }
}
