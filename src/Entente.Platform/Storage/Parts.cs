using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Platform.Storage;

/// <summary>The parts of things: rows that have no life of their own.</summary>
internal static class Parts
{
    /// <summary>
    /// What has changed because a part of it has come, gone or changed, or a part of a part: its version must advance, or two savers of parts would
    /// not meet. A part that is gone is found by the key that it had, for its owner no longer holds it.
    /// </summary>
    public static IReadOnlySet<object> OwnersOf(ChangeTracker tracker, IEnumerable<EntityEntry> changes)
    {
        var owners = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var parts = changes.Where(entry => entry.Metadata.IsOwned()).ToList();
        if (parts.Count == 0)
            return owners;

        var byKey = new Dictionary<(IEntityType Type, string Key), EntityEntry>();
        foreach (var entry in tracker.Entries())
            byKey[(entry.Metadata, Key(entry, entry.Metadata.FindPrimaryKey()!.Properties))] = entry;
        foreach (var part in parts)
        {
            var here = part;
            while (here.Metadata.FindOwnership() is { } ownership
                && byKey.TryGetValue((ownership.PrincipalEntityType, Key(here, ownership.Properties)), out var owner))
            {
                owners.Add(owner.Entity);
                here = owner;
            }
        }

        return owners;
    }

    // As it was: what is taken away from its owner may have lost its key already.
    private static string Key(EntityEntry entry, IEnumerable<IProperty> properties) =>
        string.Join('|', properties.Select(property => entry.Property(property.Name).OriginalValue));
}
