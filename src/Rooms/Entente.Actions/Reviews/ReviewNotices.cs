using System.Globalization;
using Entente.Platform.Accounts;
using Entente.Platform.Notices;

namespace Entente.Actions.Reviews;

/// <summary>
/// Tells people that a review waits for them, what was entered for their authority, and those who run it how it ended: in the save of
/// the change that made it so.
/// </summary>
/// <param name="Open">The deliverable.</param>
/// <param name="Review">The round as it is after the change.</param>
/// <param name="Asker">Who made the change, and knows.</param>
/// <param name="Db">The store that will save it.</param>
/// <param name="People">Finds whom to tell.</param>
/// <param name="Now">When.</param>
internal sealed record ReviewNotices(ReviewRounds Open, Review Review, Actor Asker, ActionsDb Db, People People, DateTimeOffset Now)
{
    /// <summary>Something is asked of the reader: a vote, its count, an opinion, a decision.</summary>
    public const string Asked = "actions.review-asked";

    /// <summary>Somebody entered for the reader's authority what had come by another way: a vote, an opinion.</summary>
    public const string Entered = "actions.review-entered";

    /// <summary>A review of a deliverable that one runs has ended.</summary>
    public const string Ended = "actions.review-ended";

    private string Round => Causes(Review);

    /// <summary>Tells whoever has the next word; who has had a word in this stage knows. What was asked before is over.</summary>
    /// <param name="again">True when those who have not voted yet are asked once more, for they have more time.</param>
    /// <param name="stop">Stops it.</param>
    public async Task Next(bool again, CancellationToken stop)
    {
        var permission = Review.Stage switch
        {
            ReviewStage.Vote or ReviewStage.Reading => ActionsPermissions.Vote,
            ReviewStage.Approval => ActionsPermissions.Steer,
            _ => ActionsPermissions.Plan,
        };
        var (topic, word, cause) = Review.Stage switch
        {
            ReviewStage.Vote when again => (Asked, "longer-until", $"{Round}/vote/{Review.VoteUntil:O}"),
            ReviewStage.Vote => (Asked, "vote-until", $"{Round}/vote"),
            ReviewStage.Reading => (Asked, "opinion", $"{Round}/opinion"),
            ReviewStage.Approval => (Asked, "decision", $"{Round}/decision"),
            ReviewStage.Ready => (Ended, "ready", $"{Round}/ended"),
            _ => (Ended, "returned", $"{Round}/ended"),
        };
        await Db.Over(Open.Deliverable.Thing, told => told.Cause.StartsWith(again ? VoteIn(Review) : $"{Round}/", StringComparison.Ordinal), Now, stop);
        var countries = Review.Stage == ReviewStage.Vote ? await Countries(Db, stop) : [];
        await Tell(topic, word, cause, permission, person => IsAwaited(Open, Review, person, countries.GetValueOrDefault(person.Authority ?? "")), stop);
    }

    /// <summary>Asks a reader who has come later; who was asked before is not asked again.</summary>
    public Task AskReaders(CancellationToken stop) =>
        Tell(Asked, "opinion", $"{Round}/opinion", ActionsPermissions.Vote, person => IsAwaited(Open, Review, person, country: null), stop);

    /// <summary>Tells those who run the review that the last seat has voted.</summary>
    public async Task AllHaveVoted(CancellationToken stop)
    {
        await Db.Over(Open.Deliverable.Thing, told => told.Cause.StartsWith($"{Round}/count/", StringComparison.Ordinal), Now, stop);
        await Tell(Asked, "count", $"{Round}/count/{Review.Votes.Count}", ActionsPermissions.Plan, person => Runs(Open, person), stop);
    }

    /// <summary>Nothing is asked any more of those who could have spoken for a seat or a reader: its word is given.</summary>
    /// <param name="who">The seat or the reader.</param>
    /// <param name="word"><c>vote</c> or <c>opinion</c>.</param>
    /// <param name="stop">Stops it.</param>
    public async Task Given(string who, string word, CancellationToken stop)
    {
        var countries = await Countries(Db, stop);
        var asked = (await People.Holding(ActionsPermissions.Vote, stop)).Where(person => SpeaksFor(person, who, countries)).Select(person => person.Account).ToHashSet();
        await Db.Over(
            Open.Deliverable.Thing, told => asked.Contains(told.Account) && told.Cause.StartsWith($"{Round}/{word}", StringComparison.Ordinal), Now, stop);
    }

    /// <summary>Tells an authority what somebody has entered for it.</summary>
    /// <param name="who">The seat or the reader.</param>
    /// <param name="word"><c>vote</c> or <c>opinion</c>.</param>
    /// <param name="stop">Stops it.</param>
    public async Task EnteredFor(string who, string word, CancellationToken stop)
    {
        var countries = await Countries(Db, stop);
        await Tell(
            Entered, word, $"{Round}/entered/{word}/{who}/{Now:O}", ActionsPermissions.Vote,
            person => SpeaksFor(person, who, countries), stop);
    }

    /// <summary>With what the cause of each asking for a vote in this round begins.</summary>
    internal static string VoteIn(Review review) => $"{Causes(review)}/vote";

    private static string Causes(Review review) => $"review/{review.Id}";

    /// <summary>True when the round waits for this person's word.</summary>
    /// <param name="open">The deliverable.</param>
    /// <param name="review">The round.</param>
    /// <param name="person">Who.</param>
    /// <param name="country">Where that person's authority is.</param>
    internal static bool IsAwaited(ReviewRounds open, Review review, Actor person, string? country) => review.Stage switch
    {
        ReviewStage.Vote => open.MaySpeak(person) && ReviewRounds.SeatOf(review, person, country) is { } seat && review.VoteOf(seat) is null,
        ReviewStage.Reading => review.Readers.Contains(person.Authority) && review.Opinions.All(given => given.Reader != person.Authority) && GiveOpinion.MayRead(open.Action, person),

        // An administrator may decide everywhere and is asked nowhere.
        ReviewStage.Approval => person.Grants.Any(grant => grant.Scope == ActionsScopes.Action(open.Action.Slug)) && person.May(ActionsPermissions.Steer, ActionsScopes.Action(open.Action.Slug)),
        _ => Runs(open, person),
    };

    /// <summary>The country of each authority, by its code.</summary>
    internal static Task<Dictionary<string, string>> Countries(ActionsDb db, CancellationToken stop) =>
        db.Authorities.Select(authority => new { authority.Code, authority.Country }).ToDictionaryAsync(authority => authority.Code, authority => authority.Country, stop);

    private static bool SpeaksFor(Actor person, string who, Dictionary<string, string> countries) =>
        person.Authority is { } own && (own == who || countries.GetValueOrDefault(own) == who);

    /// <summary>True for those who run the review. An administrator may run everything and is told nowhere.</summary>
    internal static bool Runs(ReviewRounds open, Actor person) =>
        person.Grants.Any(grant => grant.Scope.Kind != Scope.PlatformKind) && person.May(ActionsPermissions.Plan, open.Scope);

    private async Task Tell(string topic, string word, string cause, string permission, Func<Actor, bool> whom, CancellationToken stop)
    {
        var told = new Telling(
            topic, cause, $"/ja/{Open.Action.Slug}/deliverables/{Open.Deliverable.Number}/review", $"notice.{topic}.{word}", Open.Deliverable.Number, Open.Action.Acronym,
            Review.VoteUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            About = Open.Deliverable.Thing,
            MayBeMailed = CanSee.MayBeMailed(Open.Action) && CanSee.MayBeMailed(Open.Deliverable),
        };
        var people = (await People.Holding(permission, stop))
            .Where(person => person.Account != Asker.Account && CanSee.Item(person, Open.Action) && CanSee.Item(person, Open.Deliverable) && whom(person));
        await Db.Notify([.. people.Select(person => (person.Account!.Value, told))], Now, stop);
    }
}
