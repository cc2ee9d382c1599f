using Entente.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Platform.Storage;

/// <summary>
/// Refuses texts that one of the databases would not take: longer than their column, or with a NUL character. SQLite takes both,
/// PostgreSQL neither; a person gets the same answer from either.
/// </summary>
internal static class StorableTexts
{
    public static Problem? Refuse(ChangeTracker changes)
    {
        changes.DetectChanges();
        var faults =
            from entry in changes.Entries()
            where entry.State is EntityState.Added or EntityState.Modified
            from property in entry.Properties
            where entry.State == EntityState.Added || property.IsModified
            let text = property.CurrentValue as string
            where text is not null
            let fault = Fault(property.Metadata, text)
            where fault is not null
            select fault;
        var all = faults.ToList();
        return all.Count == 0 ? null : Problem.Rule("platform.texts-unstorable", "Some texts need to be mended.") with { Faults = all };
    }

    private static Fault? Fault(IProperty property, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return new(property.Name, "platform.text-with-nul", "This text holds a character that cannot be stored (NUL). Take it out.");
        return property.GetMaxLength() is { } most && text.Length > most
            ? new(property.Name, "platform.text-too-long", "This text has {0} characters; at most {1} can be stored.", text.Length, most)
            : null;
    }
}
