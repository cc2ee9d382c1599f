namespace Entente.Actions.Reviews;

/// <summary>A deliverable with its rounds of review, as a slice of the review needs it.</summary>
internal sealed record ReviewRounds(ActionHead Action, Deliverable Deliverable, IReadOnlyList<Review> Rounds)
{
    public Review? Latest => Rounds.Count == 0 ? null : Rounds[^1];

    /// <summary>What a form about the review has seen: the deliverable and each round of it.</summary>
    public IReadOnlyList<Entity> All => [Deliverable, .. Rounds];

    public Scope Scope => ActionsScopes.WorkPackage(Action.Slug, Deliverable.WorkPackage);

    /// <summary>The deliverable with every round, oldest first; refused when the asker may not know of it.</summary>
    public static async Task<Result<ReviewRounds>> Of(string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).Where(action => action.Slug == slug).Heads().FirstOrDefaultAsync(stop) is not { } action
            || await db.Deliverables.SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action.Id && one.Number == number, stop) is not { } deliverable)
        {
            return Problem.Missing("actions.deliverable-unknown", "There is no deliverable {0} here.", number);
        }

        var rounds = await db.Reviews.Where(review => review.Deliverable == deliverable.Id).OrderBy(review => review.Round).ToListAsync(stop);
        return new ReviewRounds(action, deliverable, rounds);
    }

    /// <summary>The same to look at, when the plan was read already.</summary>
    public static async Task<Result<ReviewRounds>> Of(PlanDesk desk, string number, ActionsDb db, CancellationToken stop)
    {
        if (desk.Plan.Deliverables.FirstOrDefault(one => one.Number == number) is not { } deliverable)
            return Problem.Missing("actions.deliverable-unknown", "There is no deliverable {0} here.", number);

        var rounds = await db.Reviews.AsNoTracking().Where(review => review.Deliverable == deliverable.Id).OrderBy(review => review.Round).ToListAsync(stop);
        return new ReviewRounds(desk.Action, deliverable, rounds);
    }

    /// <summary>The same for somebody who runs the review: the coordinator, or the lead of the work package.</summary>
    public static async Task<Result<ReviewRounds>> ToRun(string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await Of(slug, number, actor, db, stop);
        return found.Problem is null && !actor.May(ActionsPermissions.Plan, found.Value.Scope) ? OpenAction.NotYours(found.Value.Action) : found;
    }

    /// <summary>The round that is being worked on.</summary>
    /// <param name="seen">The round whose file the asker looked at: a vote on one file never counts for another. Null: whichever it is.</param>
    public Result<Review> Current(int? seen = null)
    {
        if (Latest is not { } latest)
            return Problem.Rule("actions.review-none", "{0} has not been sent to review yet.", Deliverable.Number);
        return seen is null || seen == latest.Round
            ? latest
            : Problem.Conflict("actions.round-over", "Round {0} is over. Look at the file of round {1}, and send your answer again if it stands.", seen, latest.Round);
    }

    /// <summary>True when the asker speaks for the own authority in this work package.</summary>
    public bool MaySpeak(Actor actor) => actor.Authority is { } own
        && (actor.May(ActionsPermissions.Vote, Scope) || actor.May(ActionsPermissions.Vote, Scope.Agency(own)));

    /// <summary>The seat of the asker's authority: its own, or that of its country when no authority is stated there. Null: none.</summary>
    public static async Task<string?> SeatOf(Review review, Actor actor, ActionsDb db, CancellationToken stop) =>
        SeatOf(review, actor, await CountryOf(actor, db, stop));

    /// <summary>The same, when the country of the asker's authority is known.</summary>
    public static string? SeatOf(Review review, Actor actor, string? country) => actor.Authority switch
    {
        null => null,
        { } own when review.Seats.Contains(own) => own,
        _ => country is not null && review.Seats.Contains(country) ? country : null,
    };

    /// <summary>The country of the asker's authority; null for none.</summary>
    public static async Task<string?> CountryOf(Actor actor, ActionsDb db, CancellationToken stop) => actor.Authority is { } own
        ? await db.Authorities.Where(authority => authority.Code == own).Select(authority => authority.Country).FirstOrDefaultAsync(stop)
        : null;
}
