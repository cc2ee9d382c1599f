using System.Text.Json;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Rules;

/// <summary>
/// The rule sets that come with Entente: at each start those are entered that the database does not have yet. A version that is
/// there stays as it is, whatever a newer Entente ships under the same number.
/// </summary>
internal static class ShippedRules
{
    private const string Folder = "Entente.Platform.Rules.Shipped.";

    /// <summary>One file.</summary>
    internal sealed record Shipped(
        string Code, int Version, DateOnly EffectiveFrom, DateOnly? EffectiveTo, RuleProvenance Provenance, string Reference, LocalText Title, JsonElement Body);

    public static async Task Enter(PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var there = (await db.Set<RuleSet>().Select(set => new { set.Code, set.Version }).ToListAsync(stop)).Select(set => (set.Code, set.Version)).ToHashSet();
        foreach (var set in All().Where(set => !there.Contains((set.Code, set.Version))))
        {
            db.Set<RuleSet>().Add(new()
            {
                Code = set.Code, Version = set.Version, EffectiveFrom = set.EffectiveFrom, EffectiveTo = set.EffectiveTo, Provenance = set.Provenance,
                Reference = set.Reference, Title = set.Title, Body = set.Body.GetRawText(), EnteredBy = "program:shipped", EnteredAt = clock.GetUtcNow(),
            });
        }

        // Another host that starts at the same time enters the same.
        if (await db.Save(stop) is { Kind: not ProblemKind.Conflict } refused)
            throw new InvalidOperationException(refused.Text);
        db.ChangeTracker.Clear();
    }

    internal static IEnumerable<Shipped> All()
    {
        var here = typeof(ShippedRules).Assembly;
        foreach (var name in here.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var file = here.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<Shipped>(file, Json)!;
        }
    }

    private static JsonSerializerOptions Json { get; } = new(Conventions.Json)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
