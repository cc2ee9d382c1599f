using Entente.Platform.Accounts;

namespace Entente.Actions.Reviews;

/// <summary>A quality reader gives an opinion for the own authority, or the lead enters one that came by another way.</summary>
/// <param name="Verdict"><c>Accept</c>, <c>AcceptWithRemarks</c> or <c>Revise</c>.</param>
/// <param name="Remark">Needed unless it is accepted as it is; on behalf of another reader always (how the opinion came).</param>
/// <param name="Reader">Null for the own authority; else the reader whose opinion is entered.</param>
/// <param name="Round">The round whose file was looked at; null for whichever is under way.</param>
public sealed record GiveOpinion([property: Words(typeof(Verdict))] string? Verdict, [MayBeMissing] string? Remark, string? Reader = null, int? Round = null)
{
    internal static async Task<Result<Review>> Run(
        string slug, string number, GiveOpinion ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await ReviewRounds.Of(slug, number, actor, db, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        var current = opened.Value.Current(ask.Round);
        if (current.Problem is { } none)
            return none;
        var onBehalf = ask.Reader is not null && ask.Reader != actor.Authority;
        if (onBehalf && !actor.May(ActionsPermissions.Plan, opened.Value.Scope))
            return OpenAction.NotYours(opened.Value.Action);
        if (!onBehalf && (!current.Value.Readers.Contains(actor.Authority) || !MayRead(opened.Value.Action, actor)))
            return Problem.Forbidden("actions.opinion-not-yours", "Your authority is not one of the quality readers, or you do not speak for it.");
        if (!Word.Is<Verdict>(ask.Verdict, out var verdict))
        {
            return Problem.Rule("actions.opinion-faulty", "Some answers need to be mended.") with
            {
                Faults = [new(nameof(Verdict), "actions.opinion-verdict", "Choose what you advise.")],
            };
        }

        var opinion = new Opinion(
            onBehalf ? ask.Reader! : actor.Authority!, verdict, CreateJointAction.Blank(ask.Remark), actor.Name, clock.GetUtcNow(), onBehalf);
        if (current.Value.Take(opinion, opened.Value.Deliverable, clock.Today()).Problem is { } refused)
            return refused;
        var notices = new ReviewNotices(opened.Value, current.Value, actor, db, people, opinion.At);
        await notices.Given(opinion.Reader, "opinion", stop);
        if (onBehalf)
            await notices.EnteredFor(opinion.Reader, "opinion", stop);
        if (current.Value.Stage != ReviewStage.Reading)
            await notices.Next(again: false, stop);
        return await db.Save(stop) is { } lost ? lost : current.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, GiveOpinion ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    /// <summary>A reader comes from outside the work package: a part in the action or at the authority is enough.</summary>
    internal static bool MayRead(ActionHead action, Actor actor) =>
        actor.Authority is { } own
        && (actor.May(ActionsPermissions.Vote, Scope.Agency(own))
            || actor.Grants.Any(grant => ActionsScopes.Action(action.Slug).Covers(grant.Scope) && actor.May(ActionsPermissions.Vote, grant.Scope)));
}
