using Entente.Platform.Audit;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Entente.Platform.Sheets;
using Entente.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>
/// The tables that every room's save writes besides its own. <see cref="PlatformDb"/> makes them; rooms only map them, so that
/// their rows travel in the room's transaction.
/// </summary>
internal static class Plumbing
{
    public static void Map(ModelBuilder model, bool owned)
    {
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("platform_outbox", table => Own(table, owned));
            outbox.HasKey(message => message.Sequence);
            outbox.Property(message => message.Sequence).ValueGeneratedOnAdd();
            outbox.Property(message => message.Kind).HasMaxLength(100);
            outbox.Property(message => message.Body).HoldsUpTo(TextLength.List);
            outbox.HasIndex(message => message.Id).IsUnique();
        });
        model.Entity<Delivery>(delivery =>
        {
            delivery.ToTable("platform_delivery", table => Own(table, owned));
            delivery.HasKey(note => new { note.FactId, note.Hearer });
            delivery.Property(note => note.Hearer).HasMaxLength(100);
        });
        model.Entity<AuditEntry>(audit =>
        {
            audit.ToTable("platform_audit", table => Own(table, owned));
            audit.HasKey(entry => entry.Sequence);
            audit.Property(entry => entry.Sequence).ValueGeneratedNever();
            audit.Property(entry => entry.Actor).HasMaxLength(200);
            audit.Property(entry => entry.Thing).HasMaxLength(100);
            audit.Property(entry => entry.Key).HasMaxLength(200);
            audit.Property(entry => entry.PreviousHash).HasMaxLength(64);
            audit.Property(entry => entry.Hash).HasMaxLength(64);
            audit.Property(entry => entry.Before).HoldsUpTo(TextLength.List);
            audit.Property(entry => entry.After).HoldsUpTo(TextLength.List);
            audit.HasIndex(entry => new { entry.Thing, entry.Key, entry.Sequence });
            audit.HasIndex(entry => entry.Position).IsUnique();
            audit.HasIndex(entry => entry.At);
            audit.HasIndex(entry => new { entry.Actor, entry.Sequence });
        });
        model.Entity<AuditPending>(pending =>
        {
            pending.ToTable("platform_audit_pending", table => Own(table, owned));
            pending.HasKey(row => row.Line);
            pending.Property(row => row.Line).ValueGeneratedNever();
            pending.Property(row => row.Print).HasMaxLength(64);
        });
        model.Entity<AuditHead>(head =>
        {
            head.ToTable("platform_audit_head", table => Own(table, owned));
            head.HasKey(row => row.Id);
            head.Property(row => row.Id).ValueGeneratedNever();
            head.Property(row => row.Hash).HasMaxLength(64);
        });
        JobTables.Map(model, owned);
        NoticeTables.Map(model, owned);
        KeptSheet.Map(model, owned);
        SearchTables.Map(model, owned);
    }

    private static void Own(Microsoft.EntityFrameworkCore.Metadata.Builders.TableBuilder table, bool owned) =>
        table.ExcludeFromMigrations(!owned);
}
