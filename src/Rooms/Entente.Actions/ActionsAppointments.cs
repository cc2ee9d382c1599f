using System.Globalization;

namespace Entente.Actions;

/// <summary>The roles that the room brings and where they count.</summary>
internal static class ActionsAppointments
{
#pragma warning disable CA1305, MA0011 // The database writes the numbers.
    public static void Appoint(RoleKinds roles) => roles
        .Role<ActionsTexts>(ActionsRoles.Coordinator, PlatformPermissions.KeepDocuments, PlatformPermissions.Comment)
        .Role<ActionsTexts>(ActionsRoles.Evaluator, PlatformPermissions.Comment)
        .Role<ActionsTexts>(ActionsRoles.ProjectOfficer)
        .Role<ActionsTexts>(ActionsRoles.WorkPackageLead, PlatformPermissions.KeepDocuments, PlatformPermissions.Comment)
        .Role<ActionsTexts>(ActionsRoles.Contributor, PlatformPermissions.KeepDocuments, PlatformPermissions.Comment)
        .Scope<ActionsDb, ActionsTexts>(ActionsScopes.ActionKind, db => db.Actions.Select(action => new ScopeEntry { Code = action.Slug, Name = action.Acronym }))
        .Scope<ActionsDb, ActionsTexts>(ActionsScopes.WorkPackageKind, db => db.WorkPackages.Join(db.Actions, package => package.Action, action => action.Id,
            (package, action) => new ScopeEntry { Code = action.Slug + "/" + package.Number.ToString(), Name = action.Acronym + " · WP" + package.Number.ToString() }))
        .Scope<ActionsDb, ActionsTexts>(Scope.AgencyKind, db => db.Authorities.Select(authority => new ScopeEntry { Code = authority.Code, Name = authority.ShortName }));
#pragma warning restore CA1305, MA0011

    /// <summary>The people of a work package, as a word behind an @ names them: <c>WP6</c>.</summary>
    public static Scope? Team(string slug, string word) =>
        word.StartsWith("WP", StringComparison.OrdinalIgnoreCase) && int.TryParse(word.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ActionsScopes.WorkPackage(slug, number)
            : null;

    /// <summary>Who is named for the documents of a thing of an action: the team, and the coordinators for what is TLP:RED.</summary>
    public static IReadOnlyList<string> Readers(string slug) =>
        [Named.Team(ActionsScopes.Action(slug)), Named.Holder(ActionsRoles.Coordinator, ActionsScopes.Action(slug))];
}
