using Entente.Platform.Accounts;
using Entente.Platform.Documents;

namespace Entente.Actions.Reviews;

/// <summary>Whoever runs a review lets another authority read in the place of a reader that gives no opinion.</summary>
/// <param name="Reader">Who does not read any more.</param>
/// <param name="By">Who reads instead.</param>
/// <param name="Because">Why.</param>
/// <param name="Person">Who reads there; needed when that authority takes no part in the action.</param>
public sealed record ReplaceReader(string? Reader, string? By, string? Because, string? Person = null)
{
    internal static async Task<Result<Review>> Run(
        string slug, string number, ReplaceReader ask, Seen seen, Actor actor, ActionsDb db, People people, DocumentShelf shelf, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var opened = await ReviewRounds.ToRun(slug, number, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var current = opened.Value.Current();
        if (current.Problem is { } none)
            return none;
        if (await db.ChangedSince(opened.Value.All, seen, stop) is { } changed)
            return changed;
        var (action, deliverable, review, now) = (opened.Value.Action, opened.Value.Deliverable, current.Value, clock.GetUtcNow());
        IReadOnlyList<OutsideReader> outside = ask.Person is { } person ? [new(ask.By ?? "", person)] : [];
        if (await OutsideReader.Check(nameof(By), [ask.By ?? ""], outside, action, db, clock.Today(), stop) is { Count: > 0 } faults)
            return Problem.Rule("actions.review-faulty", "Some answers need to be mended.") with { Faults = faults };

        var package = await db.WorkPackages.FirstAsync(one => one.Action == deliverable.Action && one.Number == deliverable.WorkPackage, stop);
        var rule = (await rules.Of<ReviewRule>(ReviewRule.Code, review.RuleVersion, stop)).Body;
        var change = new ReplacedReader(ask.Reader ?? "", ask.By!, CreateJointAction.Blank(ask.Because) ?? "", actor.Signature, now);
        if (review.Replace(change, OutsideReader.Needed([change.By], outside) is [var named, ..] ? named : null, package.Lead?.Authority, rule).Problem is { } refused)
            return refused;
        var documents = await shelf.Of(deliverable.Thing, actor, stop);
        if (documents.FirstOrDefault(one => one.Id.Value == review.Subject.Document) is { } document
            && (await StartReview.Blind(opened.Value, review, document, db, people, stop)).Contains(change.By))
        {
            return Problem.Rule("actions.review-faulty", "Some answers need to be mended.") with { Faults = [StartReview.Unseen(nameof(By), change.By)] };
        }

        var notices = new ReviewNotices(opened.Value, review, actor, db, people, now);
        await notices.Given(change.Reader, "opinion", stop);
        if (review.Stage == ReviewStage.Reading)
            await notices.AskReaders(stop);
        return await db.Save(stop) is { } lost ? lost : review;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, ReplaceReader ask, Actor actor, ActionsDb db, People people, DocumentShelf shelf, RuleBook rules, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, Seen.Any, actor, db, people, shelf, rules, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
