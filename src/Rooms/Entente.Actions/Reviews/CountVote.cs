using Entente.Platform.Accounts;

namespace Entente.Actions.Reviews;

/// <summary>The lead counts the vote, once everybody has voted or its last day has passed.</summary>
public sealed record CountVote
{
    internal static async Task<Result<Ballot>> Run(
        string slug, string number, Seen seen, Actor actor, ActionsDb db, People people, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var opened = await ReviewRounds.ToRun(slug, number, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var current = opened.Value.Current();
        if (current.Problem is { } none)
            return none;
        if (await db.ChangedSince(opened.Value.All, seen, stop) is { } changed)
            return changed;

        var rule = (await rules.Of<ReviewRule>(ReviewRule.Code, current.Value.RuleVersion, stop)).Body;
        var counted = current.Value.Count(opened.Value.Deliverable, rule, clock.Today());
        if (counted.Problem is { } refused)
            return refused;
        await new ReviewNotices(opened.Value, current.Value, actor, db, people, clock.GetUtcNow()).Next(again: false, stop);
        return await db.Save(stop) is { } lost ? lost : counted;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, Actor actor, ActionsDb db, People people, RuleBook rules, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, Seen.Any, actor, db, people, rules, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
