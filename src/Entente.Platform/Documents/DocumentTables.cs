using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Documents;

/// <summary>A content in the database, when contents lie there.</summary>
[NotAudited("The document that it is of has lines, with its print.")]
internal sealed class StoredContent
{
    public required string Hash { get; init; }

    public required long Size { get; init; }

    /// <summary>When it was last brought.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A piece of a content.</summary>
[NotAudited("The document that it is of has lines, with its print.")]
internal sealed class StoredChunk
{
    public required string Hash { get; init; }

    public required int Number { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>Where documents lie.</summary>
internal static class DocumentTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Document>(document =>
        {
            document.ToTable("platform_document");
            document.HasKey(row => row.Id);
            document.Property(row => row.Id).IsId();
            document.Property(row => row.Title).HasMaxLength(300);
            document.Property(row => row.OwnerKind).HasMaxLength(60);
            document.Property(row => row.OwnerKey).HasMaxLength(100);
            document.Property(row => row.ScopeKind).HasMaxLength(40);
            document.Property(row => row.ScopeCode).HasMaxLength(100);
            document.Property(row => row.Retention).HasMaxLength(60);
            document.Property(row => row.By).HasMaxLength(200);
            document.Property(row => row.WithdrawnBecause).HasMaxLength(1000);
            document.Ignore(row => row.Owner).Ignore(row => row.Latest).Ignore(row => row.Scope).Ignore(row => row.ActionSlug).Ignore(row => row.Href);
            document.HasIndex(row => new { row.OwnerKind, row.OwnerKey });
            document.OwnsMany(row => row.Versions, version =>
            {
                version.ToTable("platform_document_version");
                version.WithOwner().HasForeignKey("DocumentId");
                version.HasKey("DocumentId", nameof(DocumentVersion.Number));
                version.Property(row => row.Number).ValueGeneratedNever();
                version.Property(row => row.FileName).HasMaxLength(200);
                version.Property(row => row.ContentType).HasMaxLength(100);
                version.Property(row => row.Sha256).HasMaxLength(64);
                version.Property(row => row.By).HasMaxLength(200);
                version.Property(row => row.Note).HasMaxLength(1000);
                version.HasIndex(row => row.Sha256);
            });
            document.Navigation(row => row.Versions).HasField("versions").UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<StoredContent>(content =>
        {
            content.ToTable("platform_document_content");
            content.HasKey(row => row.Hash);
            content.Property(row => row.Hash).HasMaxLength(64);
        });
        model.Entity<StoredChunk>(chunk =>
        {
            chunk.ToTable("platform_document_chunk");
            chunk.HasKey(row => new { row.Hash, row.Number });
            chunk.Property(row => row.Hash).HasMaxLength(64);
        });
    }
}
