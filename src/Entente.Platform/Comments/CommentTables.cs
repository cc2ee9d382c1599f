using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Comments;

/// <summary>Where comments lie.</summary>
internal static class CommentTables
{
    public static void Map(ModelBuilder model) => model.Entity<Comment>(comment =>
    {
        comment.ToTable("platform_comment");
        comment.HasKey(row => row.Id);
        comment.Property(row => row.Id).IsId();
        comment.Property(row => row.Answers).IsId();
        comment.Property(row => row.OwnerKind).HasMaxLength(60);
        comment.Property(row => row.OwnerKey).HasMaxLength(100);
        comment.Property(row => row.By).HasMaxLength(200);
        comment.Property(row => row.Authority).HasMaxLength(60);
        comment.Property(row => row.Text).HasMaxLength(Comment.MostCharacters).IsSpeech();
        comment.Property(row => row.Mentions).AsJson();
        comment.Property(row => row.Earlier).AsJson().IsSpeech();
        comment.HasIndex(row => new { row.OwnerKind, row.OwnerKey });
    });
}
