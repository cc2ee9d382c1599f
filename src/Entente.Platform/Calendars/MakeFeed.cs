using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Calendars;

/// <summary>A person makes an address for a calendar program.</summary>
/// <param name="About">One of the choices, as <see cref="FeedChoice.Value"/> writes it.</param>
/// <param name="Key">Made with the form, and the identity of the feed: a form that is sent twice makes one. Null for a new one.</param>
public sealed record MakeFeed(string? About, Guid? Key = null)
{
    /// <summary>More than this many working feeds nobody needs.</summary>
    public const int MostFeeds = 50;

    internal static async Task<Result<NewFeed>> Run(
        MakeFeed ask, Actor actor, IEnumerable<ICalendarPart> parts, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var choice = (await Choices(actor, parts, stop)).FirstOrDefault(one => one.Value == ask.About);
        if (actor.Account is not { } account || choice is null)
        {
            return Problem.Rule("platform.feed-faulty", "Some answers need to be mended.") with
            {
                Faults = [new(nameof(About), "platform.feed-about", "Choose what the calendar is about.")],
            };
        }

        var owner = new Id<Account>(account);
        var now = clock.GetUtcNow();
        var id = ask.Key is { } key ? new Id<Feed>(key) : Id<Feed>.New(now);
        if (await db.Set<Feed>().AnyAsync(feed => feed.Id == id, stop))
            return Made();
        if (await db.Set<Feed>().CountAsync(feed => feed.Account == owner && feed.RevokedAt == null, stop) >= MostFeeds)
            return Problem.Rule("platform.feeds-too-many", "You have {0} calendar addresses. Revoke one that you do not use.", MostFeeds);

        var secret = Feed.Prefix + PersonalToken.NewSecret();
        var made = new Feed
        {
            Id = id, Account = owner, Kind = choice.Kind, Code = choice.Code, SecretHash = PersonalToken.HashOf(secret), CreatedAt = now,
        };
        db.Add(made);
        return await db.Save(stop) switch
        {
            null => new NewFeed(made.Id, secret),
            { Code: "platform.made-meanwhile" } => Made(), // The same form, sent twice at once.
            { } lost => lost,
        };

        static Problem Made() => Problem.Conflict(
            "platform.feed-made", "This form made a calendar address already, which was shown once. If you did not copy it, revoke it and make a new one.");
    }

    internal static async Task<IReadOnlyList<FeedChoice>> Choices(Actor actor, IEnumerable<ICalendarPart> parts, CancellationToken stop)
    {
        var choices = new List<FeedChoice>();
        foreach (var part in parts)
            choices.AddRange(await part.Choices(actor, stop));
        return [.. choices.DistinctBy(choice => choice.Value)];
    }
}

/// <summary>A feed that was just made.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Secret">What stands in its address; told once.</param>
public sealed record NewFeed(Id<Feed> Id, string Secret);
