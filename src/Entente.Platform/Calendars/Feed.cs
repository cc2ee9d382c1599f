using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Audit;

namespace Entente.Platform.Calendars;

/// <summary>What a calendar feed is about.</summary>
public enum FeedKind
{
    /// <summary>The owner: the own meetings, and the days of the own actions and work packages.</summary>
    Person,

    /// <summary>A joint action, by its slug.</summary>
    Action,

    /// <summary>A work package, <c>slug/number</c>.</summary>
    WorkPackage,

    /// <summary>A country, by its code: all actions in which it takes part.</summary>
    Country,
}

/// <summary>An address under which a calendar program reads events with the eyes of its owner. Only the hash of its secret is kept.</summary>
public sealed class Feed : Entity
{
    /// <summary>Every secret begins with this, so that scanners recognise one that leaked.</summary>
    public const string Prefix = "entcal_";

    /// <summary>Identity.</summary>
    public required Id<Feed> Id { get; init; }

    /// <summary>With whose eyes it is read.</summary>
    public required Id<Account> Account { get; init; }

    /// <summary>What it is about.</summary>
    public required FeedKind Kind { get; init; }

    /// <summary>Which action, work package or country; empty for the owner.</summary>
    public required string Code { get; init; }

    /// <summary>SHA-256 of the secret, in lower-case hexadecimal.</summary>
    [Secret(IsPrinted = true)]
    public required string SecretHash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its owner revoked it; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    [TellsNobody("A feed is its owner's own.")]
    internal Result<Done> Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return Problem.Rule("platform.feed-revoked", "This calendar address has been revoked already.");
        RevokedAt = now;
        return new Done();
    }
}

/// <summary>Something a person can make a feed of.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Code">Which one.</param>
/// <param name="Text">What it is called, in the reader's language.</param>
public sealed record FeedChoice(FeedKind Kind, string Code, string Text)
{
    /// <summary>As a form sends it.</summary>
    public string Value => $"{Kind}:{Code}";
}

/// <summary>What a room puts into calendar feeds; each room registers its own.</summary>
public interface ICalendarPart
{
    /// <summary>What this reader could make a feed of.</summary>
    Task<IReadOnlyList<FeedChoice>> Choices(Actor reader, CancellationToken stop);

    /// <summary>The events of a feed that its owner may see now, and nothing that is made for named readers only.</summary>
    /// <param name="kind">What the feed is about.</param>
    /// <param name="code">Which one.</param>
    /// <param name="site">The address of this platform without the last slash, for links.</param>
    /// <param name="owner">With whose eyes.</param>
    /// <param name="stop">Stops the search.</param>
    Task<IReadOnlyList<CalendarEvent>> Events(FeedKind kind, string code, string site, Actor owner, CancellationToken stop);
}
