namespace Entente.Actions;

/// <summary>Where the room stands in the menus and on the home page.</summary>
internal static class ActionsPlacement
{
    public static void Stand(Places places) => places
        .Link<ActionsTexts>(Menu.House, 20, "work.title", "/me/work", "list", ActionsPermissions.Read)
        .Link<ActionsTexts>(Menu.House, 30, "portfolio.title", "/ja", "folder-open", ActionsPermissions.Read, exact: true)
        .Link<ActionsTexts>(Menu.House, 40, "nav.calendar", "/calendar", "calendar-days", ActionsPermissions.Read)
        .Link<ActionsTexts>(Menu.House, 50, "authorities.title", "/authorities", "users", ActionsPermissions.Read)
        .Link<ActionsTexts>(Menu.Action, 10, "nav.overview", "/ja/{action}", "layout-dashboard", ActionsPermissions.Read, exact: true)
        .Link<ActionsTexts>(Menu.Action, 20, "nav.plan", "/ja/{action}/plan", "calendar-days", ActionsPermissions.Read)
        .Link<ActionsTexts>(Menu.Action, 30, "nav.deliverables", "/ja/{action}/deliverables", "file-text", ActionsPermissions.Read)
        .Link<ActionsTexts>(Menu.Action, 40, "nav.milestones", "/ja/{action}/milestones", "target", ActionsPermissions.Read)
        .Link<ActionsTexts>(Menu.Action, 50, "nav.meetings", "/ja/{action}/meetings", "users", ActionsPermissions.Read)
        .Link<ActionsTexts>(Menu.Action, 90, "nav.lineage", "/ja/{action}/lineage", "git-branch", ActionsPermissions.Read)
        .Link<ActionsTexts>(Menu.NewInAction, 10, "nav.new-task", "/ja/{action}/plan/new", "plus", ActionsPermissions.Plan)
        .Link<ActionsTexts>(Menu.NewInAction, 20, "meetings.new", "/ja/{action}/meetings/new", "users", ActionsPermissions.Plan)
        .Link<ActionsTexts>(Menu.NewInAction, 30, "nav.new-deliverable", "/ja/{action}/deliverables/new", "file-text", ActionsPermissions.Steer)
        .Link<ActionsTexts>(Menu.NewInAction, 40, "nav.new-package", "/ja/{action}/wp/new", "folder-open", ActionsPermissions.Steer)
        .Link<ActionsTexts>(Menu.New, 10, "create.title", "/ja/new", "plus", ActionsPermissions.Create)
        .Card<HomeMine>(Places.Home, 10, ActionsPermissions.Read)
        .Card<HomeGlance>(Places.HomeSide, 10, ActionsPermissions.Read)
        .Card<HomeRecent>(Places.HomeSide, 20, ActionsPermissions.Read)
        .Waiting<HomeWaiting>()
        .Next<ActionsTexts>("action-created", "next.add-package", "/ja/{slug}/wp/new", ActionsPermissions.Steer)
        .Next<ActionsTexts>("public-page-opened", "next.public-page", "/{language}/public/{slug}", ActionsPermissions.Read)
        .Next<ActionsTexts>("wp-added", "next.plan-task", "/ja/{slug}/plan/new", ActionsPermissions.Plan)
        .Next<ActionsTexts>("task-planned", "next.another-task", "/ja/{slug}/plan/new", ActionsPermissions.Plan)
        .Next<ActionsTexts>("deliverable-added", "next.attach", "/ja/{slug}/deliverables/{number}#files", ActionsPermissions.Plan)
        .Next<ActionsTexts>("review-started", "next.count", "/ja/{slug}/deliverables/{number}/review#run", ActionsPermissions.Plan)
        .Next<ActionsTexts>("vote-cast", "next.waiting", "/", ActionsPermissions.Read)
        .Next<ActionsTexts>("opinion-given", "next.waiting", "/", ActionsPermissions.Read)
        .Next<ActionsTexts>("deliverable-submitted", "next.accepted", "/ja/{slug}/deliverables/{number}/edit#record", ActionsPermissions.Plan);
}
