using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Rules;

/// <summary>Where rule sets are kept.</summary>
internal static class RuleTables
{
    public static void Map(ModelBuilder model) => model.Entity<RuleSet>(set =>
    {
        set.ToTable("platform_rule_set");
        set.HasKey(row => new { row.Code, row.Version });
        set.Property(row => row.Code).HasMaxLength(100);
        set.Property(row => row.Version).ValueGeneratedNever();
        set.Property(row => row.Reference).HoldsUpTo(TextLength.Paragraph);
        set.Property(row => row.Body).HoldsUpTo(TextLength.List);
        set.Property(row => row.EnteredBy).HasMaxLength(200);
    });
}
