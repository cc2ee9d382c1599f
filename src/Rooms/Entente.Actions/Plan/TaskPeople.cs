using Entente.Platform.Accounts;
using Entente.Platform.Notices;

namespace Entente.Actions.Plan;

/// <summary>The people who can be named for a task: who may see the action and has a part in it, by a role there or by the authority.</summary>
internal static class TaskPeople
{
    /// <summary>Somebody was named for a task.</summary>
    public const string Topic = "actions.task-given";

    /// <summary>Everybody who can be named, by name.</summary>
    public static async Task<IReadOnlyList<Actor>> Of(IVisible action, Id<JointAction> id, string slug, ActionsDb db, People people, CancellationToken stop)
    {
        var actions = db.Actions.Where(one => one.Id == id);
        var packages = db.WorkPackages.Where(one => one.Action == id);
        var parts = await actions.SelectMany(one => one.Leads.Where(part => part.Until == null)).Select(part => part.Authority)
            .Concat(actions.SelectMany(one => one.Participants.Where(part => part.Until == null)).Select(part => part.Authority))
            .Concat(packages.SelectMany(one => one.Leads.Where(part => part.Until == null)).Select(part => part.Authority))
            .Concat(packages.SelectMany(one => one.Contributors.Where(part => part.Until == null)).Select(part => part.Authority))
            .Distinct().ToListAsync(stop);
        var here = ActionsScopes.Action(slug);
        return
        [
            .. (await people.Holding(ActionsPermissions.Read, stop))
                .Where(person => CanSee.Item(person, action) && ((person.Authority is { } at && parts.Contains(at)) || person.Grants.Any(grant => here.Covers(grant.Scope))))
                .OrderBy(person => person.DisplayName, StringComparer.CurrentCulture).ThenBy(person => person.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The choice of a form: nobody when empty, and nobody's account when it is none.</summary>
    public static Guid? Read(string? text) => string.IsNullOrEmpty(text) ? null : Guid.TryParse(text, out var account) ? account : Guid.Empty;

    /// <summary>The person of an account, or what is wrong with the choice. Whoever is named already stays, also when gone meanwhile.</summary>
    public static async Task<(TaskPerson? Person, Fault? Fault)> Find(
        Guid? account, TaskPerson? named, JointAction action, ActionsDb db, People people, CancellationToken stop)
    {
        if (account is null || account == named?.Account)
            return (account is null ? null : named, null);
        return (await Of(action, action.Id, action.Slug, db, people, stop)).FirstOrDefault(one => one.Account == account) is { } person
            ? (new(person.Account!.Value, person.DisplayName), null)
            : (null, new("Person", "actions.task-person-unknown", "Choose a person from the list: each must have a part in the joint action."));
    }

    /// <summary>Tells whoever was named for a task just now; who names oneself knows.</summary>
    public static Task Tell(PlanTask task, TaskPerson? before, JointAction action, Actor actor, ActionsDb db, DateTimeOffset now, CancellationToken stop) =>
        task.Person is not { } account || account == before?.Account || account == actor.Account ? Task.CompletedTask : db.Notify(
            account,
            new(Topic, $"task/{task.Id}/given/{account}", $"/ja/{action.Slug}/plan/{task.Number}", $"notice.{Topic}", task.Number, action.Acronym)
            {
                About = task.Thing,
                MayBeMailed = CanSee.MayBeMailed(action) && CanSee.MayBeMailed(task),
            },
            now, stop);
}
