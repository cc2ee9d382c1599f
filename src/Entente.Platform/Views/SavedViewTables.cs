using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Views;

/// <summary>Where views lie.</summary>
internal static class SavedViewTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<SavedView>(view =>
        {
            view.ToTable("platform_saved_view");
            view.HasKey(row => row.Id);
            view.Property(row => row.Id).IsId();
            view.Property(row => row.Page).HasMaxLength(200);
            view.Property(row => row.Name).HasMaxLength(SavedView.LongestName);
            view.Property(row => row.Query).HasMaxLength(SavedView.LongestQuery);
            view.Property(row => row.By).HasMaxLength(200);
            view.Property(row => row.SharedWith).HasMaxLength(100);
            view.Ignore(row => row.Href);
            view.HasIndex(row => new { row.Page, row.Account, row.Name }).IsUnique().HasFilter("\"RemovedAt\" IS NULL");
            view.HasIndex(row => new { row.Page, row.SharedWith });
        });
        model.Entity<DefaultView>(standard =>
        {
            standard.ToTable("platform_default_view");
            standard.HasKey(row => new { row.Account, row.Page });
            standard.Property(row => row.Page).HasMaxLength(200);
            standard.Property(row => row.View).IsId();
        });
    }
}
