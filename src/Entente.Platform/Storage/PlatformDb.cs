using Entente.Platform.Accounts;
using Entente.Platform.Calendars;
using Entente.Platform.Comments;
using Entente.Platform.Documents;
using Entente.Platform.Following;
using Entente.Platform.Hosting;
using Entente.Platform.Rules;
using Entente.Platform.Views;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>The platform's own store: accounts and sessions, and the tables that every room's save writes.</summary>
public sealed class PlatformDb(DbContextOptions<PlatformDb> options, Recorder recorder) : RoomDb(options, recorder)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Lease>(lease =>
        {
            lease.ToTable("platform_lease");
            lease.HasKey(row => row.Name);
            lease.Property(row => row.Name).HasMaxLength(100);
            lease.Property(row => row.Holder).HasMaxLength(200);
        });
        modelBuilder.Entity<Lane>(lane =>
        {
            lane.ToTable("platform_lane");
            lane.HasKey(row => row.Hearer);
            lane.Property(row => row.Hearer).HasMaxLength(100);
            lane.Property(row => row.LastError).HoldsUpTo(TextLength.List);
        });
        modelBuilder.Entity<ParkedFact>(parked =>
        {
            parked.ToTable("platform_parked");
            parked.HasKey(row => new { row.Hearer, row.FactId });
            parked.Property(row => row.Hearer).HasMaxLength(100);
            parked.Property(row => row.LastError).HoldsUpTo(TextLength.List);
            parked.HasIndex(row => row.FactId);
        });
        AccountTables.Map(modelBuilder);
        RuleTables.Map(modelBuilder);
        DocumentTables.Map(modelBuilder);
        CommentTables.Map(modelBuilder);
        SavedViewTables.Map(modelBuilder);
        FeedTables.Map(modelBuilder);
        FollowedThing.Map(modelBuilder);
        TakenForm.Map(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
