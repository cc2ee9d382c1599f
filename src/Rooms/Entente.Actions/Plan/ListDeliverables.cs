using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The deliverables of an action that the reader may see, by work package and number.</summary>
internal static class ListDeliverables
{
    /// <summary>The tabs of the page.</summary>
    public static readonly string[] Views = ["all", "open", "due", "late", "done"];

    /// <summary>A page of them in one of the views, with how many there are in each.</summary>
    public static Task<Page<Deliverable>> Run(PlanHead head, string view, TableState state, Actor actor, ActionsDb db, IStringLocalizer texts, CancellationToken stop)
    {
        var all = Of(head.Id, actor, db);
        return Listing(head, db, texts).Page(In(all, view, head.Dues), [.. Views.Select(one => In(all, one, head.Dues))], state, stop);
    }

    /// <summary>The same rows, all of them, for an export.</summary>
    public static IQueryable<Deliverable> Whole(PlanHead head, string? view, TableState state, Actor actor, ActionsDb db, IStringLocalizer texts) =>
        Listing(head, db, texts).Whole(In(Of(head.Id, actor, db), view, head.Dues), state);

    internal static async Task<Results<PortionAnswer<IReadOnlyList<DeliverableView>>, ProblemHttpResult>> Api(
        string slug, [AsParameters] PortionAsk ask, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        if (await GetPlanItem.Of(slug, actor, db, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug).ToHttp();
        var read = await ask.Of(Of(action, actor, db), one => one.Id, descending: false, stop);
        if (read.Problem is { } refused)
            return refused.ToHttp();
        var dues = await DueRule.Of(rules, clock, stop);
        return read.Value.As(one => DeliverableView.Of(one, dues));
    }

    private static Listing<Deliverable> Listing(PlanHead head, ActionsDb db, IStringLocalizer texts)
    {
        var late = head.Dues.LateBefore;
        // A status is called late, or ready, where it is; the list is sorted by what it is called.
        var statuses = Enum.GetValues<DeliverableStatus>().Select(status => (Word: status.ToString(), Text: texts.Say(status)))
            .Append(("late", texts["deliverable-status.late"])).Append(("ready", texts["review.ready"]))
            .OrderBy(status => status.Text, StringComparer.CurrentCultureIgnoreCase).Select(status => status.Word);
        return new Listing<Deliverable>()
            .Stands(one => one.WorkPackage).Stands(one => one.Number).Stands(one => one.Id)
            .Sort("number", one => one.Number)
            .Sort("title", one => one.Title)
            .Sort("wp", one => one.WorkPackage)
            .Sort("lead", one => db.WorkPackages.Where(package => package.Action == one.Action && package.Number == one.WorkPackage)
                .SelectMany(package => package.Leads.Where(lead => lead.Until == null)).OrderByDescending(lead => lead.Order).Select(lead => lead.Country).FirstOrDefault())
            .Sort("due", one => one.Due)
            .Sort("status", one => one.Status != DeliverableStatus.Submitted && one.Status != DeliverableStatus.Accepted && one.Due < late ? "late"
                : one.Status == DeliverableStatus.SteeringApproval && one.ApprovedOn != null ? "ready" : (string)(object)one.Status, statuses)
            .Filter("wp", wanted => PlanHead.IsPackage(wanted, out var package) ? one => one.WorkPackage == package : one => false)
            .Filter("status", wanted => Word.Is<DeliverableStatus>(wanted, out var status) ? one => one.Status == status : one => false)
            .Search(one => one.Number, one => one.Title)
            .SearchAlso(word =>
            {
                var packages = head.PackagesWith(word);
                return one => packages.Contains(one.WorkPackage);
            });
    }

    private static IQueryable<Deliverable> Of(Id<JointAction> action, Actor actor, ActionsDb db) =>
        db.Deliverables.AsNoTracking().Where(one => one.Action == action).SeenBy(actor);

    private static IQueryable<Deliverable> In(IQueryable<Deliverable> all, string? view, DueRule dues)
    {
        var (late, warned) = (dues.LateBefore, dues.WarnedBefore);
        var open = all.Where(Deliverable.Open);
        return view switch
        {
            "open" => open,
            "due" => open.Where(one => one.Due >= late && one.Due < warned),
            "late" => open.Where(one => one.Due < late),
            "done" => all.Where(one => one.Status == DeliverableStatus.Submitted || one.Status == DeliverableStatus.Accepted),
            _ => all,
        };
    }
}
