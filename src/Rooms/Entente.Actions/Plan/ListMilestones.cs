using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The milestones of an action that the reader may see, by day and number; those without a day come last.</summary>
internal static class ListMilestones
{
    public static Task<Page<Milestone>> Run(PlanHead head, TableState state, Actor actor, ActionsDb db, IStringLocalizer texts, CancellationToken stop)
    {
        var late = head.Dues.LateBefore;
        string[] states = ["reached", "late", "to-come"];
        var listing = new Listing<Milestone>()
            .Stands(one => one.Due).Stands(one => one.Number).Stands(one => one.Id)
            .Sort("number", one => one.Number)
            .Sort("title", one => one.Title)
            .Sort("wp", one => one.WorkPackage)
            .Sort("due", one => one.Due)
            .Sort("state", one => one.ReachedOn != null ? "reached" : one.Due < late ? "late" : "to-come",
                states.OrderBy(one => texts[$"milestones.{one}"].Value, StringComparer.CurrentCultureIgnoreCase))
            .Filter("wp", wanted => PlanHead.IsPackage(wanted, out var package) ? one => one.WorkPackage == package : one => false)
            .Filter("state", wanted => wanted switch
            {
                "reached" => one => one.ReachedOn != null,
                "late" => one => one.ReachedOn == null && one.Due < late,
                "to-come" => one => one.ReachedOn == null && (one.Due == null || one.Due >= late),
                _ => one => false,
            })
            .Search(one => one.Number, one => one.Title)
            .SearchAlso(word =>
            {
                var packages = head.PackagesWith(word);
                return one => packages.Contains(one.WorkPackage);
            });
        return listing.Page(Of(head.Id, actor, db), state, stop);
    }

    internal static async Task<Results<PortionAnswer<IReadOnlyList<MilestoneView>>, ProblemHttpResult>> Api(
        string slug, [AsParameters] PortionAsk ask, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        if (await GetPlanItem.Of(slug, actor, db, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug).ToHttp();
        var read = await ask.Of(Of(action, actor, db), one => one.Id, descending: false, stop);
        if (read.Problem is { } refused)
            return refused.ToHttp();
        var dues = await DueRule.Of(rules, clock, stop);
        return read.Value.As(one => MilestoneView.Of(one, one.Sign(dues)));
    }

    private static IQueryable<Milestone> Of(Id<JointAction> action, Actor actor, ActionsDb db) =>
        db.Milestones.AsNoTracking().Where(one => one.Action == action).SeenBy(actor);
}
