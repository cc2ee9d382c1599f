using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Following;

/// <summary>A thing on which a person keeps an eye. It says which thing and no more: whoever loses sight of the thing finds it in no list.</summary>
[NotAudited("What a person keeps an eye on.")]
public sealed class FollowedThing
{
    /// <summary>Who.</summary>
    public required Guid Account { get; init; }

    /// <summary>The thing's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Which one of its kind.</summary>
    public required string Key { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }

    internal static void Map(ModelBuilder model) => model.Entity<FollowedThing>(followed =>
    {
        followed.ToTable("platform_followed");
        followed.HasKey(row => new { row.Account, row.Kind, row.Key });
        followed.Property(row => row.Kind).HasMaxLength(60);
        followed.Property(row => row.Key).HasMaxLength(100);
    });
}
