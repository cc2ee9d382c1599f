using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Platform.Search;

/// <summary>
/// Every room's store maps the index, so that it is written in the room's own transaction. The engine's own part,
/// <c>platform_search_words</c>, hangs on the rows by triggers that the migration makes.
/// </summary>
internal static class SearchTables
{
    public static void Map(ModelBuilder model, bool owned)
    {
        model.Entity<SearchItem>(item =>
        {
            item.ToTable("platform_search_item", table => table.ExcludeFromMigrations(!owned));
            item.HasKey(row => row.Id);
            item.Property(row => row.Id).ValueGeneratedNever();
            item.Property(row => row.Kind).HasMaxLength(60);
            item.Property(row => row.Key).HasMaxLength(100);
            item.Property(row => row.Action).HasMaxLength(100);
            // Taken from texts that have their own limits.
            foreach (var name in new[] { nameof(SearchItem.ActionName), nameof(SearchItem.Audience), nameof(SearchItem.CodeWords), nameof(SearchItem.FullWords) })
                item.Property<string>(name).HoldsUpTo(TextLength.List);
            item.HasIndex(row => new { row.Kind, row.Key }).IsUnique();
            item.HasIndex(row => row.CodeWords);
            item.HasIndex(row => row.FullWords);
            item.HasOne(row => row.Text).WithOne().HasForeignKey<SearchItem>(row => row.Id);
        });
        model.Entity<SearchText>(text =>
        {
            text.ToTable("platform_search_text", table => table.ExcludeFromMigrations(!owned));
            text.HasKey(row => row.Id);
            text.Property(row => row.Id).ValueGeneratedOnAdd();
            text.Property(row => row.Href).HasMaxLength(400);
            text.Property(row => row.State).HasMaxLength(100);
            text.HasIndex(row => row.Href);
            foreach (var name in new[] { "Code", nameof(SearchText.TitleJson), nameof(SearchText.BodyJson), "Marks", "TitleWords", "BodyWords" })
                text.Property<string>(name).HoldsUpTo(TextLength.List);
            text.Property(row => row.TitleJson).HasColumnName("Title").HasDefaultValue("{}");
            text.Property(row => row.BodyJson).HasColumnName("Body").HasDefaultValue("{}");
            text.Ignore(row => row.Title);
            text.Ignore(row => row.Body);
        });
        if (!owned)
            return;
        model.Entity<SearchState>(state =>
        {
            state.ToTable("platform_search_state");
            state.HasKey(row => row.Id);
            state.Property(row => row.Id).ValueGeneratedNever();
        });
    }

    /// <summary>Begins a transaction in which nobody else writes the index.</summary>
    public static async Task<IDbContextTransaction> TakeTurn(RoomDb db, CancellationToken stop)
    {
        var turn = await db.Database.BeginTransactionAsync(stop);
        await Hold(db, alone: true, stop);
        return turn;
    }

    /// <summary>
    /// Holds the index until the transaction ends. A save that writes entries of its own things, whose rows it holds already, shares it with
    /// all other such saves; whoever writes entries of things that others may be changing or making at the same moment has it alone. The
    /// embedded database has one writer anyway.
    /// </summary>
    public static async Task Hold(RoomDb db, bool alone, CancellationToken stop)
    {
        if (!db.Database.IsNpgsql())
            return;
        if (alone)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('platform.search-index'))", stop);
        else
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtext('platform.search-index'))", stop);
    }
}
