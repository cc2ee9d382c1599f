using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices;

/// <summary>Every room's store maps the notices, so that one is given in the room's own transaction.</summary>
internal static class NoticeTables
{
    public static void Map(ModelBuilder model, bool owned) => model.Entity<Notice>(notice =>
    {
        notice.ToTable("platform_notice", table => table.ExcludeFromMigrations(!owned));
        notice.HasKey(row => row.Id);
        notice.Property(row => row.Id).ValueGeneratedNever();
        notice.Property(row => row.Topic).HasMaxLength(100);
        notice.Property(row => row.Cause).HasMaxLength(200);
        notice.Property(row => row.Href).HasMaxLength(400);
        notice.Property(row => row.Text).HasMaxLength(100);
        notice.HasIndex(row => new { row.Account, row.Cause }).IsUnique();
        notice.HasIndex(row => new { row.Account, row.ReadAt, row.Id });
        notice.HasIndex(row => new { row.Account, row.Id });
    });
}
