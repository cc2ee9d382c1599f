using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Actions.Import;

/// <summary>Says in words what a store is about to write: the same changes that the audit trail will record.</summary>
internal static class Differences
{
    // What no reader compares: identities, order, plumbing.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "Id", "Action", "ActionId", "WorkPackageId", "Order", "Version", "Audience", "UpdatedAt", "IsDemo",
    };

    public static IReadOnlyList<Difference> Of(ActionsDb db)
    {
        db.ChangeTracker.DetectChanges();
        var names = Names(db);
        return
        [
            .. from entry in db.ChangeTracker.Entries()
               where entry.State is EntityState.Added or EntityState.Modified
               let fields = Fields(entry)
               where fields.Count > 0
               let difference = new Difference(Thing(entry.Metadata), Name(entry.Entity, names),
                   entry.State == EntityState.Added ? AuditKind.Added : AuditKind.Changed, fields)
               orderby Rank(difference.Thing), difference.Name
               select difference,
        ];
    }

    private static string Thing(IEntityType type) => (type.GetTableName() ?? "")["actions_".Length..].Replace('_', '-');

    private static int Rank(string thing) => thing switch { "programme" => 0, "authority" => 1, "joint-action" => 2, _ => 3 };

    private static List<FieldDifference> Fields(EntityEntry entry) =>
    [
        .. from property in entry.Properties
           where !Silent.Contains(property.Metadata.Name) && (entry.State == EntityState.Added || property.IsModified)
           let before = entry.State == EntityState.Added ? null : Say(property.Metadata, property.OriginalValue)
           let after = Say(property.Metadata, property.CurrentValue)
           where before != after
           select new FieldDifference(property.Metadata.Name, before, after),
    ];

    private static string? Say(IProperty property, object? value) => value switch
    {
        null => null,
        LocalText text => string.Join(" / ", text.All.Values),
        Enum or string or PartialDate or bool => value.ToString(),
        DateOnly day => PartialDate.Of(day).ToString(),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => property.GetTypeMapping().Converter?.ConvertToProvider(value) is string json && json != "[]" ? json : null,
    };

    private static Dictionary<object, string> Names(ActionsDb db)
    {
        var names = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        var acronyms = db.Actions.Local.ToDictionary(action => action.Id, action => action.Acronym);
        foreach (var action in db.Actions.Local)
        {
            names[action] = action.Acronym;
            foreach (var lead in action.Leads)
                names[lead] = $"{action.Acronym}: {lead.Who}";
            foreach (var participant in action.Participants)
                names[participant] = $"{action.Acronym}: {participant.Who}";
            foreach (var amendment in action.Amendments)
                names[amendment] = $"{action.Acronym}: {amendment.Kind}";
            foreach (var predecessor in action.Predecessors)
                names[predecessor] = $"{action.Acronym}: {predecessor.Acronym}";
        }

        foreach (var package in db.WorkPackages.Local)
        {
            var name = $"{acronyms[package.Action]} WP{package.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            names[package] = name;
            foreach (var lead in package.Leads)
                names[lead] = $"{name}: {lead.Who}";
            foreach (var contributor in package.Contributors)
                names[contributor] = $"{name}: {contributor.Who}";
        }

        return names;
    }

    private static string Name(object entity, Dictionary<object, string> names) => entity switch
    {
        Programme programme => programme.Code,
        Authority authority => authority.Code,
        _ => names.GetValueOrDefault(entity, ""),
    };
}
