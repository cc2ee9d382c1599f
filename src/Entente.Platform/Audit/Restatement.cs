using System.Reflection;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Audit;

/// <summary>Brings a store up to date, and writes down what migrations have changed by SQL (<see cref="RestatesAttribute"/>).</summary>
public static class Restatement
{
    /// <summary>Applies every migration that is missing.</summary>
    public static async Task BringUpToDate(this RoomDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var known = db.GetService<IMigrationsAssembly>().Migrations;
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToHashSet(StringComparer.Ordinal);
        // A new store has nothing to restate.
        string? before = applied.Count == 0 ? null : known.Keys.FirstOrDefault();
        foreach (var (id, migration) in known.Where(_ => before is not null))
        {
            if (!applied.Contains(id) && migration.GetCustomAttributes<RestatesAttribute>().ToList() is { Count: > 0 } restated)
            {
                if (!applied.Contains(before!))
                    await db.Database.MigrateAsync(before, stop);
                foreach (var one in restated)
                    await Restate(db, one, Actor.Program(id).Name, stop);
            }

            before = id;
        }

        await db.Database.MigrateAsync(stop);
    }

    private static async Task Restate(RoomDb db, RestatesAttribute restated, string actor, CancellationToken stop)
    {
        if (AuditComparison.Audited(db).FirstOrDefault(type => type.GetTableName() == restated.Table) is not { } type)
            return;
        var changes = new List<Change>();
        await AuditComparison.AtOneMoment(db, async () =>
        {
            await foreach (var (key, line, told, stored) in AuditComparison.Of(db, type, restated.Columns, stop))
            {
                if (told is null || stored is null)
                    continue;
                var changed = stored.Where(value => !told.TryGetValue(value.Key, out var said) || said != value.Value).Select(value => (value.Key, value.Value)).ToList();
                if (changed.Count > 0)
                    changes.Add(new(AuditKind.Changed, restated.Table, key, Change.Write(changed.Select(value => (value.Key, told.GetValueOrDefault(value.Key)))), Change.Write(changed)));
            }
        }, stop);
        await db.Record(changes, actor, stop);
    }
}
