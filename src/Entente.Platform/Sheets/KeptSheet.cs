using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Sheets;

/// <summary>Which way a sheet went.</summary>
public enum SheetWay
{
    /// <summary>Made here, to be fetched.</summary>
    Out,

    /// <summary>Brought here, to be looked through and applied.</summary>
    In,
}

/// <summary>
/// A sheet that is kept for some days: an export that a job made (a document among them), or a sheet that somebody brought. Its bytes lie
/// in the store of documents. Only the person who asked for it or brought it knows of it.
/// </summary>
public sealed class KeptSheet : Entity
{
    /// <summary>In its address.</summary>
    public required Id<KeptSheet> Id { get; init; }

    /// <summary>Which way it went.</summary>
    public required SheetWay Way { get; init; }

    /// <summary>Which table, <c>actions.deliverables</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whose: the slug of an action; empty for a table that is nobody's.</summary>
    public required string Of { get; init; }

    /// <summary>With its ending.</summary>
    public required string FileName { get; init; }

    /// <summary>As it is served.</summary>
    public required string MediaType { get; init; }

    /// <summary>Of its bytes: where they lie.</summary>
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Without the heading.</summary>
    public required int Rows { get; init; }

    /// <summary>Who may fetch it.</summary>
    public Guid? Account { get; init; }

    /// <summary>Who it was, as the audit trail names them.</summary>
    public required string By { get; init; }

    /// <summary>When it was made or brought.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The sweep of the first night after this moment takes it away.</summary>
    public required DateTimeOffset KeepUntil { get; init; }

    /// <summary>When a brought sheet was applied; null before.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>Rows that were new when it was applied.</summary>
    public int Added { get; private set; }

    /// <summary>Rows that had changed when it was applied.</summary>
    public int Changed { get; private set; }

    /// <summary>Rows that were the same when it was applied.</summary>
    public int Same { get; private set; }

    /// <summary>Notes that the sheet was applied; every row of it is counted once.</summary>
    [TellsNobody("What the sheet changes tells it.")]
    public void Apply(int added, int changed, int same, DateTimeOffset now)
    {
        if (added + changed + same != Rows)
            throw new InvalidOperationException("As many rows go out of an import as came in.");
        (Added, Changed, Same, AppliedAt) = (added, changed, same, now);
    }

    /// <summary>Those that somebody may know of.</summary>
    public static IQueryable<KeptSheet> SeenBy(IQueryable<KeptSheet> sheets, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return sheets.Where(sheet => sheet.Account != null && sheet.Account == actor.Account);
    }

    internal static void Map(ModelBuilder model, bool owned) => model.Entity<KeptSheet>(sheet =>
    {
        sheet.ToTable("platform_sheet", table => table.ExcludeFromMigrations(!owned));
        sheet.HasKey(row => row.Id);
        sheet.Property(row => row.Id).IsId();
        sheet.Property(row => row.Kind).HasMaxLength(60);
        sheet.Property(row => row.Of).HasMaxLength(100);
        sheet.Property(row => row.FileName).HasMaxLength(200);
        sheet.Property(row => row.MediaType).HasMaxLength(100);
        sheet.Property(row => row.Sha256).HasMaxLength(64);
        sheet.Property(row => row.By).HasMaxLength(200);
        sheet.HasIndex(row => row.Sha256);
        sheet.HasIndex(row => row.KeepUntil);
    });
}
