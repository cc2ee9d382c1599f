using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The tasks of an action that the reader may see, by work package, first day and number.</summary>
internal static class ListTasks
{
    public static Task<Page<PlanTask>> Run(PlanHead head, TableState state, Actor actor, ActionsDb db, IStringLocalizer texts, CancellationToken stop) =>
        Listing(head, db, texts).Page(Of(head.Id, actor, db), state, stop);

    /// <summary>The same rows, all of them, for an export.</summary>
    public static IQueryable<PlanTask> Whole(PlanHead head, TableState state, Actor actor, ActionsDb db, IStringLocalizer texts) =>
        Listing(head, db, texts).Whole(Of(head.Id, actor, db), state);

    /// <summary>The authorities that own one of them, by country and name.</summary>
    public static async Task<IReadOnlyList<Authority>> Owners(PlanHead head, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var tasks = Of(head.Id, actor, db);
        var owners = await db.Authorities.AsNoTracking().Where(authority => tasks.Any(task => task.Owner == authority.Code)).ToListAsync(stop);
        return [.. owners.OrderBy(owner => owner.Country, StringComparer.Ordinal).ThenBy(owner => owner.ShortName, StringComparer.CurrentCultureIgnoreCase)];
    }

    internal static async Task<Results<PortionAnswer<IReadOnlyList<TaskView>>, ProblemHttpResult>> Api(
        string slug, [AsParameters] PortionAsk ask, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await GetPlanItem.Of(slug, actor, db, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug).ToHttp();
        var read = await ask.Of(Of(action, actor, db), task => task.Id, descending: false, stop);
        return read.Problem is { } refused ? refused.ToHttp() : read.Value.As(TaskView.Of);
    }

    private static Listing<PlanTask> Listing(PlanHead head, ActionsDb db, IStringLocalizer texts)
    {
        var today = head.Today;
        return new Listing<PlanTask>()
            .Stands(task => task.WorkPackage).Stands(task => task.Start).Stands(task => task.Number).Stands(task => task.Id)
            .Sort("number", task => task.Number)
            .Sort("title", task => task.Title)
            .Sort("wp", task => task.WorkPackage)
            .Sort("owner", task => db.Authorities.Where(authority => authority.Code == task.Owner).Select(authority => authority.ShortName).FirstOrDefault())
            .Sort("person", task => task.PersonName)
            .Sort("start", task => task.Start)
            .Sort("end", task => task.End)
            .Sort("state", task => task.State, Enum.GetValues<TaskState>().OrderBy(state => texts.Say(state), StringComparer.CurrentCultureIgnoreCase))
            .Sort("late", task => task.State != TaskState.Done && task.End < today)
            .Filter("wp", wanted => PlanHead.IsPackage(wanted, out var package) ? task => task.WorkPackage == package : task => false)
            .Filter("owner", wanted => wanted == "none" ? task => task.Owner == null : task => task.Owner == wanted)
            .Filter("state", wanted => wanted == "late" ? task => task.State != TaskState.Done && task.End < today
                : Word.Is<TaskState>(wanted, out var state) ? task => task.State == state : task => false)
            .Search(task => task.Number, task => task.Title, task => task.PersonName,
                task => db.Authorities.Where(authority => authority.Code == task.Owner).Select(authority => authority.ShortName).FirstOrDefault())
            .SearchAlso(word =>
            {
                var packages = head.PackagesWith(word);
                return task => packages.Contains(task.WorkPackage);
            });
    }

    private static IQueryable<PlanTask> Of(Id<JointAction> action, Actor actor, ActionsDb db) =>
        db.Tasks.AsNoTracking().Where(task => task.Action == action).SeenBy(actor);
}
