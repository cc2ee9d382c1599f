using Entente.Kernel;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Entente.Platform.Hosting;

/// <summary>The refusal of a change by somebody who has not seen the last one.</summary>
public static class ChangedSinceRefusal
{
    /// <summary>
    /// Null when a thing is still as it was seen; else says who changed it and when. Asked right after the thing is found and its asker may
    /// change it, before anything is changed.
    /// </summary>
    public static Task<Problem?> ChangedSince(this RoomDb db, Entity thing, Seen seen, CancellationToken stop) => db.ChangedSince([thing], seen, stop);

    /// <summary>The same of several things that are shown as one.</summary>
    public static async Task<Problem?> ChangedSince(this RoomDb db, IReadOnlyList<Entity> things, Seen seen, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (seen.Version is not { } version || version == Seen.VersionOf(things))
            return null;

        // A change of a part has a line under the part's name only.
        var rows = things.Select(thing => db.Entry(thing)).SelectMany(row => Parts(row).Prepend(row)).ToList();
        string[] tables = [.. rows.Select(Change.TableOf).Distinct()], keys = [.. rows.Select(Change.KeyOf)];
        var last = await AuditTrail.Lines(db).Where(line => tables.Contains(line.Thing) && keys.Contains(line.Key))
            .OrderByDescending(line => line.Sequence).Select(line => new { line.Actor, line.At }).FirstOrDefaultAsync(stop);
        if (last is null || seen == Seen.Nothing)
        {
            return Problem.Stale("platform.changed-since-unseen",
                "This is not as you saw it. Nothing was saved yet: compare what you sent with what is there now, and send it again if it shall be so.");
        }

        var called = await db.Database.SqlQuery<string>($"""SELECT "DisplayName" AS "Value" FROM platform_account WHERE "SignInName" = {last.Actor}""").ToListAsync(stop);
        return Problem.Stale("platform.changed-since",
            "{0} changed this after you had looked at it, on {1:yyyy-MM-dd HH:mm zzz}. Nothing was saved yet: compare what you sent with what is there now, and send it again if it shall be so.",
            called.FirstOrDefault() ?? last.Actor, last.At);
    }

    private static IEnumerable<EntityEntry> Parts(EntityEntry row) =>
        row.Collections.Where(parts => parts.Metadata.TargetEntityType.IsOwned())
            .SelectMany(parts => (parts.CurrentValue?.Cast<object>() ?? []).Select(parts.FindEntry).OfType<EntityEntry>());
}
