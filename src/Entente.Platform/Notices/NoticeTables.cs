using Entente.Platform.Notices.Mail;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Platform.Notices;

/// <summary>Every room's store maps the notices, so that one is given in the room's own transaction.</summary>
internal static class NoticeTables
{
    public static void Map(ModelBuilder model, bool owned)
    {
        model.Entity<Notice>(notice => MapNotice(notice, owned));
        model.Entity<MutedThread>(muted =>
        {
            muted.ToTable("platform_notice_muted", table => table.ExcludeFromMigrations(!owned));
            muted.HasKey(row => new { row.Account, row.Thread });
            muted.Property(row => row.Thread).HasMaxLength(200);
            muted.Property(row => row.Topic).HasMaxLength(100);
            muted.Property(row => row.Href).HasMaxLength(400);
            muted.Property(row => row.Text).HasMaxLength(100);
        });
        if (!owned)
            return;
        model.Entity<Mailbox>(mailbox =>
        {
            mailbox.ToTable("platform_notice_mailbox");
            mailbox.HasKey(row => row.Account);
            mailbox.Property(row => row.Account).ValueGeneratedNever();
            mailbox.Property(row => row.Address).HasMaxLength(254);
            mailbox.Property(row => row.Wishes).AsJson();
            mailbox.Property(row => row.LastError).HasMaxLength(1000);
        });
        model.Entity<PostOffice>(office =>
        {
            office.ToTable("platform_notice_post");
            office.HasKey(row => row.Id);
            office.Property(row => row.Id).ValueGeneratedNever();
            office.Property(row => row.LastError).HasMaxLength(1000);
        });
    }

    private static void MapNotice(EntityTypeBuilder<Notice> notice, bool owned)
    {
        notice.ToTable("platform_notice", table => table.ExcludeFromMigrations(!owned));
        notice.HasKey(row => row.Id);
        notice.Property(row => row.Id).ValueGeneratedNever();
        notice.Property(row => row.Topic).HasMaxLength(100);
        notice.Property(row => row.Cause).HasMaxLength(200);
        notice.Property(row => row.Href).HasMaxLength(400);
        notice.Property(row => row.Text).HasMaxLength(100);
        notice.Property(row => row.MayBeMailed).HasDefaultValue(false);
        notice.HasIndex(row => new { row.Account, row.Cause }).IsUnique();
        notice.HasIndex(row => new { row.Account, row.ReadAt, row.Id });
        notice.HasIndex(row => new { row.Account, row.Id });
        notice.HasIndex(row => new { row.Thread, row.OverAt });
        notice.Property(row => row.Thread).HasMaxLength(200);
    }
}
