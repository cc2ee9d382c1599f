using Entente.Platform.Accounts;
using Entente.Platform.Notices;

namespace Entente.Actions.Reviews;

/// <summary>Tells people that a review waits for them, and those who run it how it ended: in the save of the change that made it so.</summary>
internal static class ReviewNotices
{
    /// <summary>Something is asked of the reader: a vote, an opinion, a decision.</summary>
    public const string Asked = "actions.review-asked";

    /// <summary>A review of a deliverable that one runs has ended.</summary>
    public const string Ended = "actions.review-ended";

    /// <summary>Tells whoever has the next word. The asker knows, and so does who has had a word in this stage.</summary>
    /// <param name="open">The deliverable.</param>
    /// <param name="review">The round as it is after the change.</param>
    /// <param name="again">True when those who have not voted yet are asked once more, for they have more time.</param>
    /// <param name="asker">Who made the change.</param>
    /// <param name="db">The store that will save it.</param>
    /// <param name="people">Finds whom to tell.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task Next(
        OpenReview open, Review review, bool again, Actor asker, ActionsDb db, People people, DateTimeOffset now, CancellationToken stop)
    {
        var permission = review.Stage switch
        {
            ReviewStage.Vote or ReviewStage.Reading => ActionsPermissions.Vote,
            ReviewStage.Approval => ActionsPermissions.Steer,
            _ => ActionsPermissions.Plan,
        };
        var round = $"review/{review.Id}";
        var (topic, word, cause) = review.Stage switch
        {
            ReviewStage.Vote when again => (Asked, "longer", $"{round}/vote/{review.VoteUntil:O}"),
            ReviewStage.Vote => (Asked, "vote", $"{round}/vote"),
            ReviewStage.Reading => (Asked, "opinion", $"{round}/opinion"),
            ReviewStage.Approval => (Asked, "decision", $"{round}/decision"),
            ReviewStage.Ready => (Ended, "ready", $"{round}/ended"),
            _ => (Ended, "returned", $"{round}/ended"),
        };
        var told = new Telling(
            topic, cause, $"/ja/{open.Action.Slug}/deliverables/{open.Deliverable.Number}/review", $"notice.{topic}.{word}", open.Deliverable.Number, open.Action.Acronym)
        {
            Thread = $"deliverable/{open.Deliverable.Id}",
        };
        var countries = review.Stage == ReviewStage.Vote
            ? await db.Authorities.Select(authority => new { authority.Code, authority.Country }).ToDictionaryAsync(authority => authority.Code, authority => authority.Country, stop)
            : [];
        foreach (var person in await people.Holding(permission, stop))
        {
            if (person.Account is { } account && account != asker.Account && CanSee.Item(person, open.Action) && CanSee.Item(person, open.Deliverable)
                && IsAwaited(open, review, person, countries.GetValueOrDefault(person.Authority ?? "")))
            {
                await db.Notify(account, told, now, stop);
            }
        }
    }

    /// <summary>True when the round waits for this person's word.</summary>
    /// <param name="open">The deliverable.</param>
    /// <param name="review">The round.</param>
    /// <param name="person">Who.</param>
    /// <param name="country">Where that person's authority is.</param>
    internal static bool IsAwaited(OpenReview open, Review review, Actor person, string? country) => review.Stage switch
    {
        ReviewStage.Vote => open.MaySpeak(person) && OpenReview.SeatOf(review, person, country) is { } seat && review.Votes.All(vote => vote.Seat != seat),
        ReviewStage.Reading => review.Readers.Contains(person.Authority) && GiveOpinion.MayRead(open.Action, person),

        // An administrator may decide everywhere and is asked nowhere.
        ReviewStage.Approval => person.Grants.Any(grant => grant.Scope == Scope.Action(open.Action.Slug)) && person.May(ActionsPermissions.Steer, Scope.Action(open.Action.Slug)),
        _ => person.Grants.Any(grant => grant.Scope.Kind != ScopeKind.Platform) && person.May(ActionsPermissions.Plan, open.Scope),
    };
}
