using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Audit;

/// <summary>Reads the audit trail for people who are no administrators: what they may see today, in their words.</summary>
public sealed class ActivityLog(PlatformDb db, IEnumerable<IActivityPart> parts)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 30;

    // So many lines are looked at for one page, however few of them the reader may see: then the reader asks for more.
    private const int MostLooked = 3000;
    private const int Chunk = 200;

    /// <summary>The rooms that tell something.</summary>
    public IReadOnlyList<IActivityPart> Parts { get; } = [.. parts];

    /// <summary>The latest of one thing and its parts, as its page shows them.</summary>
    /// <param name="thing">Its table.</param>
    /// <param name="key">Its key.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="stop">Stops it.</param>
    public Task<ActivityLines> Of(string thing, string key, Actor reader, CancellationToken stop) =>
        Read(new() { Item = $"{thing}/{key}" }, reader, stop, ActivityCard.Most);

    /// <summary>A page of the activity, the newest first. An unknown place, thing or person gives an empty page.</summary>
    public async Task<ActivityLines> Read(ActivityAsk ask, Actor reader, CancellationToken stop, int atMost = PageSize)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var asked = await Narrow(ask, reader, stop);
        var lines = new List<ActivityLine>();
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        var before = ask.Before ?? long.MaxValue;
        // Most lines are for most readers: a card of six needs no two hundred.
        var chunk = Math.Min(atMost * 4, Chunk);
        var accounts = db.Set<Account>();
        for (var looked = 0; asked is not null; looked += chunk, chunk = Chunk)
        {
            if (looked >= MostLooked)
                return new(lines, before, people);
            var (at, take) = (before, chunk);
            var found = await asked.Where(entry => entry.Sequence < at).OrderByDescending(entry => entry.Sequence).Take(take)
                .Select(entry => new { Entry = entry, Name = accounts.Where(account => account.SignInName == entry.Actor).Select(account => account.DisplayName).FirstOrDefault() })
                .ToListAsync(stop);
            foreach (var one in found.Where(one => one.Name is not null))
                people[one.Entry.Actor] = one.Name!;
            lines.AddRange(await Tell([.. found.Select(one => one.Entry)], reader, stop));
            if (lines.Count > atMost)
                return new(lines[..atMost], lines[atMost - 1].Entry.Sequence, people);
            if (found.Count < chunk)
                break;
            before = found[^1].Entry.Sequence;
        }

        return new(lines, Next: null, people);
    }

    private async Task<List<ActivityLine>> Tell(List<AuditEntry> entries, Actor reader, CancellationToken stop)
    {
        var told = new List<ActivityLine>();
        foreach (var part in Parts)
        {
            var own = entries.Where(entry => part.Things.Contains(entry.Thing)).ToList();
            if (own.Count > 0)
                told.AddRange(await part.Tell(own, reader, stop));
        }

        return [.. told.OrderByDescending(line => line.Entry.Sequence)];
    }

    private async Task<IQueryable<AuditEntry>?> Narrow(ActivityAsk ask, Actor reader, CancellationToken stop)
    {
        var things = Parts.SelectMany(part => part.Things).Where(thing => ask.Thing is null || thing == ask.Thing).ToArray();
        var asked = (await AuditQuery.Of(db, ask with { Item = null, Thing = null }, stop)).Where(entry => things.Contains(entry.Thing));
        if (ask.Item?.Split('/', 2) is { } item)
        {
            if (item.Length < 2)
                return null;
            var own = new List<string> { item[1] };
            foreach (var part in Parts)
                own.AddRange(await part.Parts(item[0], item[1], stop));
            asked = asked.Where(entry => own.Contains(entry.Key));
        }

        if (ask.Place is not { } place)
            return asked;

        var keys = new List<string>();
        foreach (var part in Parts)
            keys.AddRange(await part.Keys(place, reader, stop) ?? []);
        if (keys.Count == 0)
            return null;
        // A part that is no longer there is known by the line that took it away: it names its whole.
        var gone = AuditTrail.Lines(db).Where(entry => entry.Kind == AuditKind.Removed && things.Contains(entry.Thing) && keys.Any(key => entry.Before.Contains(key))).Select(entry => entry.Key);
        return asked.Where(entry => keys.Contains(entry.Key) || gone.Contains(entry.Key));
    }
}
