using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Calendars;

/// <summary>Where calendar feeds lie.</summary>
internal static class FeedTables
{
    public static void Map(ModelBuilder model) => model.Entity<Feed>(feed =>
    {
        feed.ToTable("platform_feed");
        feed.HasKey(row => row.Id);
        feed.Property(row => row.Id).IsId();
        feed.Property(row => row.Account).IsId();
        feed.Property(row => row.Code).HasMaxLength(100);
        feed.Property(row => row.SecretHash).HasMaxLength(64);
        feed.HasIndex(row => row.SecretHash).IsUnique();
        feed.HasIndex(row => row.Account);
    });
}
