using Entente.Platform.Comments;

namespace Entente.Actions.Plan;

/// <summary>People discuss a deliverable. Whoever may see the deliverable reads all of it.</summary>
internal static class DiscussDeliverable
{
    /// <summary>The deliverable as the discussion knows it; refused when the asker may not know of it.</summary>
    public static async Task<Result<CommentOwner>> Find(string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).Where(action => action.Slug == slug).Heads().FirstOrDefaultAsync(stop) is not { } action
            || await db.Deliverables.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action.Id && one.Number == number, stop) is not { } deliverable)
        {
            return Problem.Missing("actions.deliverable-unknown", "There is no deliverable {0} here.", number);
        }

        return Of(action, deliverable);
    }

    public static CommentOwner Of(ActionHead action, Deliverable deliverable) => new(
        deliverable.Thing, $"{action.Acronym} {deliverable.Number}", $"/ja/{action.Slug}/deliverables/{deliverable.Number}",
        word => ActionsAppointments.Team(action.Slug, word),
        reader => CanSee.Item(reader, action) && CanSee.Item(reader, deliverable) && reader.May(ActionsPermissions.Read));

    public static async Task<Results<Ok<List<CommentView>>, ProblemHttpResult>> Read(
        string slug, string number, Actor actor, ActionsDb db, Discussion discussion, CancellationToken stop)
    {
        var owner = await Find(slug, number, actor, db, stop);
        return owner.Problem is { } unknown ? unknown.ToHttp() : TypedResults.Ok((await discussion.On(owner.Value, stop)).Select(CommentView.Of).ToList());
    }

    public static async Task<Results<Ok<CommentView>, ProblemHttpResult>> One(
        string slug, string number, Guid comment, Actor actor, ActionsDb db, Discussion discussion, CancellationToken stop)
    {
        var owner = await Find(slug, number, actor, db, stop);
        var found = owner.Problem is { } unknown ? unknown : await discussion.One(owner.Value, comment, stop);
        return found.Problem is { } refused ? refused.ToHttp() : TypedResults.Ok(CommentView.Of(found.Value));
    }

    public static async Task<Results<Created<CommentView>, ProblemHttpResult>> Write(
        string slug, string number, WriteComment ask, Actor actor, ActionsDb db, Discussion discussion, CancellationToken stop)
    {
        var owner = await Find(slug, number, actor, db, stop);
        if (owner.Problem is { } unknown)
            return unknown.ToHttp();
        var written = await discussion.Write(owner.Value, ask, actor, stop);
        return written.Problem is { } refused
            ? refused.ToHttp()
            : TypedResults.Created($"/api/v1/actions/{slug}/deliverables/{number}/comments", CommentView.Of(written.Value));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Change(
        string slug, string number, Guid comment, ChangeComment ask, Seen seen, Actor actor, ActionsDb db, Discussion discussion, CancellationToken stop)
    {
        var owner = await Find(slug, number, actor, db, stop);
        var problem = owner.Problem ?? (await discussion.Change(owner.Value, comment, ask, seen, actor, stop)).Problem;
        return problem is { } refused ? refused.ToHttp() : TypedResults.NoContent();
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Remove(
        string slug, string number, Guid comment, Actor actor, ActionsDb db, Discussion discussion, CancellationToken stop) =>
        Stand(slug, number, comment, stands: false, actor, db, discussion, stop);

    public static Task<Results<NoContent, ProblemHttpResult>> Restore(
        string slug, string number, Guid comment, Actor actor, ActionsDb db, Discussion discussion, CancellationToken stop) =>
        Stand(slug, number, comment, stands: true, actor, db, discussion, stop);

    private static async Task<Results<NoContent, ProblemHttpResult>> Stand(
        string slug, string number, Guid comment, bool stands, Actor actor, ActionsDb db, Discussion discussion, CancellationToken stop)
    {
        var owner = await Find(slug, number, actor, db, stop);
        var problem = owner.Problem ?? (await discussion.Stand(owner.Value, comment, stands, actor, stop)).Problem;
        return problem is { } refused ? refused.ToHttp() : TypedResults.NoContent();
    }
}

/// <summary>A comment as the API gives it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Answers">The comment that it answers.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Authority">Where that person worked.</param>
/// <param name="At">When.</param>
/// <param name="Text">What it says; null when its author took it back.</param>
/// <param name="Mentions">The words behind an @ that found somebody; none when its author took it back.</param>
/// <param name="EditedAt">When it was changed last.</param>
/// <param name="RemovedAt">When its author took it back.</param>
/// <param name="Version">Counts its changes: the ETag of a comment that is read alone.</param>
public sealed record CommentView(
    Guid Id, Guid? Answers, string By, string? Authority, DateTimeOffset At, string? Text, IReadOnlyList<string> Mentions, DateTimeOffset? EditedAt,
    DateTimeOffset? RemovedAt, int Version) : IVersioned
{
    internal static CommentView Of(Comment one) => new(
        one.Id.Value, one.Answers?.Value, one.By, one.Authority, one.At, one.RemovedAt is null ? one.Text : null, one.RemovedAt is null ? one.Mentions : [],
        one.Earlier.Count == 0 ? null : one.Earlier[^1].Until, one.RemovedAt, one.Version);
}
