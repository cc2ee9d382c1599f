using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>Every room's store maps the queue, so that a job is queued and finished in the room's own transaction.</summary>
internal static class JobTables
{
    public static void Map(ModelBuilder model, bool owned)
    {
        model.Entity<Job>(job =>
        {
            job.ToTable("platform_job", table => table.ExcludeFromMigrations(!owned));
            job.HasKey(row => row.Id);
            job.Property(row => row.Id).ValueGeneratedNever();
            job.Property(row => row.Kind).HasMaxLength(100);
            job.Property(row => row.About).HasMaxLength(200);
            job.Property(row => row.By).HasMaxLength(200);
            job.Property(row => row.Language).HasMaxLength(10);
            job.Property(row => row.Host).HasMaxLength(200);
            job.Property(row => row.Step).HasMaxLength(100);
            job.Property(row => row.ResultHref).HasMaxLength(400);
            job.Property(row => row.ResultFigures).HoldsUpTo(TextLength.Pages);
            job.Property(row => row.Ask).HoldsUpTo(TextLength.List);
            job.Property(row => row.Refusal).HoldsUpTo(TextLength.List);
            job.Property(row => row.LastError).HoldsUpTo(TextLength.List);
            job.Property(row => row.Turn).IsConcurrencyToken();
            job.Ignore(row => row.IsOpen);
            job.HasIndex(row => new { row.State, row.NextTryAt });
            job.HasIndex(row => new { row.Account, row.SeenAt });
            job.HasIndex(row => new { row.About, row.Kind });
        });
        if (!owned)
            return;
        model.Entity<ScheduleTurn>(turn =>
        {
            turn.ToTable("platform_schedule");
            turn.HasKey(row => row.Kind);
            turn.Property(row => row.Kind).HasMaxLength(100);
        });
    }
}
