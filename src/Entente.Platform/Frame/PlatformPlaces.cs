using Entente.Contracts.Actions;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Documents;
using Entente.Platform.Languages;

namespace Entente.Platform.Frame;

/// <summary>Where the platform itself stands in the menus. Rooms stand between: by tens, so that there is room.</summary>
internal static class PlatformPlaces
{
    public static Places Stand(Places places) => places
        .Link<Texts>(Menu.House, 10, "home.title", "/", "layout-dashboard", PlatformPermissions.Use, exact: true)
        .Link<DocumentTexts>(Menu.House, 90, "title", "/documents", "file-text", PlatformPermissions.ReadDocuments)
        .Link<AccountTexts>(Menu.Reference, 10, "nav.activity", "/activity", "history", PlatformPermissions.Use, exact: true)
        .Link<AccountTexts>(Menu.Reference, 20, "nav.rules", "/rules", "scale", PlatformPermissions.Use, exact: true)
        .Link<AccountTexts>(Menu.Reference, 30, "nav.deadline", "/rules/deadline", "calendar-days", PlatformPermissions.Use)
        .Link<AccountTexts>(Menu.Administration, 10, "accounts.title", "/admin/accounts", "users", PlatformPermissions.Administer)
        .Link<AccountTexts>(Menu.Administration, 20, "roles.title", "/admin/roles", "shield-check", PlatformPermissions.Administer)
        .Link<AccountTexts>(Menu.Administration, 30, "nav.jobs", "/admin/jobs", "hourglass", PlatformPermissions.Administer)
        .Link<AccountTexts>(Menu.Administration, 40, "nav.audit", "/admin/audit", "history", PlatformPermissions.Administer)
        .Card<ActionDocuments>(ActionsPlaces.Overview, 50, PlatformPermissions.ReadDocuments)
        .Card<ActionDocuments>(ActionsPlaces.WorkPackage, 50, PlatformPermissions.ReadDocuments);
}
