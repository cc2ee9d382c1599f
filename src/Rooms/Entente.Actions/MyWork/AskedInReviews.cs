namespace Entente.Actions.MyWork;

/// <summary>What reviews ask of a reader: a vote while it runs, its count, an opinion not given yet, the decision.</summary>
internal static class AskedInReviews
{
    public static async Task<IEnumerable<WorkItem>> Of(
        Actor actor, OwnPackages own, IReadOnlyList<MyAction> actions, ActionsDb db, DueRule dues, CancellationToken stop)
    {
        var country = actions.Select(action => action.Country).FirstOrDefault();
        var open = await db.Reviews.AsNoTracking().Where(review => review.EndedOn == null)
            .Join(db.Deliverables.AsNoTracking().SeenBy(actor), review => review.Deliverable, deliverable => deliverable.Id, (review, deliverable) => new { review, deliverable })
            .ToListAsync(stop);
        return from one in open
               let action = own.Find(one.deliverable.Action)
               where action is not null
               let kind = Asked(new(action, one.deliverable, [one.review]), one.review, actor, country, dues.Today)
               where kind is not null
               select Item(kind.Value, one.review, one.deliverable, action, LeadOf(actions, one.deliverable), dues);
    }

    private static WorkKind? Asked(ReviewRounds open, Review review, Actor actor, string? country, DateOnly today)
    {
        if (review.Stage == ReviewStage.Vote && (review.AllHaveVoted || today > review.VoteUntil))
            return ReviewNotices.Runs(open, actor) ? WorkKind.Count : null;
        if (!ReviewNotices.IsAwaited(open, review, actor, country))
            return null;
        return review.Stage switch { ReviewStage.Vote => WorkKind.Vote, ReviewStage.Reading => WorkKind.Opinion, _ => WorkKind.Decision };
    }

    private static WorkItem Item(WorkKind kind, Review review, Deliverable deliverable, ActionHead action, string? lead, DueRule dues)
    {
        // Only a vote has a last day of its own, which ends whatever day of the week it is; what follows is due when the deliverable is.
        var sign = kind == WorkKind.Vote ? dues.LookPlainly(review.VoteUntil) : deliverable.Due is { } due ? dues.Look(due) : null;
        var page = $"/ja/{action.Slug}/deliverables/{deliverable.Number}/review";
        var (anchor, button) = kind switch { WorkKind.Vote => ("vote", "work.do-vote"), WorkKind.Count => ("run", "work.do-count"), WorkKind.Opinion => ("opinion", "work.do-opinion"), _ => ("decide", "work.do-decision") };
        return new(kind, action.Slug, action.Acronym, deliverable.WorkPackage, deliverable.Number, deliverable.Title, page, sign, deliverable.IsDemo)
        {
            Act = $"{page}#{anchor}", Button = button, Asker = lead,
        };
    }

    private static string? LeadOf(IReadOnlyList<MyAction> actions, Deliverable deliverable) =>
        actions.First(action => action.Head.Id == deliverable.Action).Packages.FirstOrDefault(package => package.Number == deliverable.WorkPackage)?.LeadName;
}
