using Entente.Platform.Things;

namespace Entente.Actions;

/// <summary>The kinds of things that this room keeps, and what is said of each.</summary>
internal static class ActionsThings
{
    public const string JointAction = "actions.joint-action";

    public const string WorkPackage = "actions.work-package";

    public const string Deliverable = "actions.deliverable";

    public const string Milestone = "actions.milestone";

    public const string PlanTask = "actions.task";

    public const string Meeting = "actions.meeting";

    public const string Authority = "actions.authority";

    public static void Keep(ThingKinds things) => things
        .Add<ActionsDb, JointAction, ActionsTexts>(JointAction, ActionsPermissions.Read, action => action.Id.ToString(), (actions, _, _) => Done(actions.Select(Say)))
        .Add<ActionsDb, WorkPackage, ActionsTexts>(WorkPackage, ActionsPermissions.Read, package => package.Id.ToString(), Packages)
        .Add<ActionsDb, Deliverable, ActionsTexts>(Deliverable, ActionsPermissions.Read, deliverable => deliverable.Id.ToString(), Deliverables)
        .Add<ActionsDb, Milestone, ActionsTexts>(Milestone, ActionsPermissions.Read, milestone => milestone.Id.ToString(), Milestones)
        .Add<ActionsDb, PlanTask, ActionsTexts>(PlanTask, ActionsPermissions.Read, task => task.Id.ToString(), Tasks)
        .Add<ActionsDb, Meeting, ActionsTexts>(Meeting, ActionsPermissions.Read, meeting => meeting.Id.ToString(), Meetings)
        .Add<ActionsDb, Authority, ActionsTexts>(Authority, ActionsPermissions.Read, authority => authority.Code, (authorities, _, _) => Done(authorities.Select(Say)))
        // All that lies in an action bears its name, and is seen by nobody who does not see the action.
        .Follow<ActionsDb, JointAction, WorkPackage>((db, action) => db.WorkPackages.WithWithdrawn().Where(package => package.Action == action.Id))
        .Follow<ActionsDb, JointAction, Deliverable>((db, action) => db.Deliverables.WithWithdrawn().Where(deliverable => deliverable.Action == action.Id))
        .Follow<ActionsDb, JointAction, Milestone>((db, action) => db.Milestones.WithWithdrawn().Where(milestone => milestone.Action == action.Id))
        .Follow<ActionsDb, JointAction, PlanTask>((db, action) => db.Tasks.WithWithdrawn().Where(task => task.Action == action.Id))
        .Follow<ActionsDb, JointAction, Meeting>((db, action) => db.Meetings.Where(meeting => meeting.Action == action.Id));

    private static ThingEntry Say(JointAction action) => new ThingEntry(action.Id.ToString(), $"/ja/{action.Slug}", action.Title)
    {
        Code = action.Acronym, Action = action.Slug, ActionName = action.Acronym,
        Body = LocalText.Of(string.Join(" · ", [.. action.Aims, .. Stated(action.ResultsExpected, action.LegalBasis, action.Funder)])),
        At = action.UpdatedAt, State = Words.Key(action.Status), Day = action.Status == ActionStatus.Ended ? null : action.AgreedEnd?.Last,
    }.SeenAs(action);

    private static ThingEntry Say(Authority authority) => new(authority.Code, $"/authorities/{authority.Code}", LocalText.Of(authority.Name))
    {
        Code = authority.ShortName, Edition = Edition.Public, Handling = Handling.Clear,
        Body = Country.Find(authority.Country) is { } country ? LocalText.Of(Language.All.Select(language => KeyValuePair.Create(language.Code, (string?)country.Name(language.Code)))) : LocalText.Empty,
    };

    private static async Task<IReadOnlyList<ThingEntry>> Packages(IReadOnlyList<WorkPackage> packages, ActionsDb db, CancellationToken stop)
    {
        var actions = await Actions(packages.Select(package => package.Action), db, stop);
        return [.. packages.Select(package => actions[package.Action].On(package.Id.ToString(), $"wp/{package.Number}", $"WP{package.Number}", package.Title, package.Scope, day: package.End).SeenAs(actions[package.Action]))];
    }

    private static async Task<IReadOnlyList<ThingEntry>> Deliverables(IReadOnlyList<Deliverable> deliverables, ActionsDb db, CancellationToken stop)
    {
        var actions = await Actions(deliverables.Select(deliverable => deliverable.Action), db, stop);
        return [.. deliverables.Select(one => actions[one.Action].On(one.Id.ToString(), $"deliverables/{one.Number}", one.Number, LocalText.Of(one.Title), null, StateOf(one), Plan.Deliverable.IsOpen(one.Status) && one.WithdrawnAt is null ? one.Due : null).SeenAs(one).Within(actions[one.Action]))];
    }

    private static async Task<IReadOnlyList<ThingEntry>> Milestones(IReadOnlyList<Milestone> milestones, ActionsDb db, CancellationToken stop)
    {
        var actions = await Actions(milestones.Select(milestone => milestone.Action), db, stop);
        return [.. milestones.Select(one => actions[one.Action].On(one.Id.ToString(), $"milestones/{one.Number}", one.Number, LocalText.Of(one.Title), one.Verification, StateOf(one), one.ReachedOn is null && one.WithdrawnAt is null ? one.Due : null).SeenAs(one).Within(actions[one.Action]))];
    }

    private static async Task<IReadOnlyList<ThingEntry>> Tasks(IReadOnlyList<PlanTask> tasks, ActionsDb db, CancellationToken stop)
    {
        var actions = await Actions(tasks.Select(task => task.Action), db, stop);
        return [.. tasks.Select(one => actions[one.Action].On(one.Id.ToString(), $"plan/{one.Number}", one.Number, LocalText.Of(one.Title), null, StateOf(one), one.State != TaskState.Done && one.WithdrawnAt is null ? one.End : null).SeenAs(one).Within(actions[one.Action]))];
    }

    private static async Task<IReadOnlyList<ThingEntry>> Meetings(IReadOnlyList<Meeting> meetings, ActionsDb db, CancellationToken stop)
    {
        var actions = await Actions(meetings.Select(meeting => meeting.Action), db, stop);
        return [.. meetings.Select(one => actions[one.Action].On(one.Id.ToString(), $"meetings/{one.Number}", one.Number, LocalText.Of(one.Title), BodyOf(one), one.CalledOffAt is null ? null : "meeting-state.called-off", one.CalledOffAt is null ? DateOnly.FromDateTime(one.Time.LocalStart) : null).SeenAs(one).Within(actions[one.Action]))];
    }

    // A draft of minutes is for those who write it and the invited: it is not searched.
    private static string BodyOf(Meeting meeting) => string.Join(
        " · ", Stated([meeting.Place, .. meeting.Agenda.Select(item => item.Title), .. meeting.Decisions.Select(decision => decision.Text), meeting.Minutes?.Text]));

    // What lies in an action is seen by those who see the action as well: where that is made for named readers, those whom both name.
    internal static ThingEntry Within(this ThingEntry entry, IVisible action)
    {
        var (edition, handling, audience) = (action.Edition, action.Handling, action.Audience);
        if (edition >= Edition.Network && handling >= Handling.Amber)
            return entry;
        var open = entry is { Edition: >= Edition.Network, Handling: >= Handling.Amber };
        var both = audience.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Where(name => entry.Audience.Contains($" {name} ", StringComparison.Ordinal) || (open && name.StartsWith(Named.Authority(""), StringComparison.Ordinal)));
        return entry with { Edition = Edition.Restricted, Handling = (Handling)Math.Min((int)handling, (int)entry.Handling), Audience = Named.Of(both) };
    }

    private static string StateOf(IPlanned planned) => planned switch
    {
        { Withdrawal: not null } => "withdrawn.state",
        Plan.Deliverable { IsReady: true } => "review.ready",
        Plan.Deliverable deliverable => Words.Key(deliverable.Status),
        Plan.Milestone milestone => milestone.ReachedOn is null ? "milestones.to-come" : "milestones.reached",
        _ => Words.Key(((Plan.PlanTask)planned).State),
    };

    private static ThingEntry On(this JointAction action, string key, string page, string code, LocalText title, string? body, string? state = null, DateOnly? day = null) =>
        new(key, $"/ja/{action.Slug}/{page}", title) { Code = code, Action = action.Slug, ActionName = action.Acronym, Body = LocalText.Of(body), State = state, Day = day };

    // An action may have changed in this very save: the store gives it as it is now.
    private static async Task<Dictionary<Id<JointAction>, JointAction>> Actions(IEnumerable<Id<JointAction>> ids, ActionsDb db, CancellationToken stop)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Actions.AsNoTracking().IgnoreAutoIncludes().Where(action => wanted.Contains(action.Id)).ToDictionaryAsync(action => action.Id, stop);
    }

    private static IEnumerable<string> Stated(params string?[] texts) => texts.OfType<string>();

    private static Task<IReadOnlyList<ThingEntry>> Done(IEnumerable<ThingEntry> entries) => Task.FromResult<IReadOnlyList<ThingEntry>>([.. entries]);
}
