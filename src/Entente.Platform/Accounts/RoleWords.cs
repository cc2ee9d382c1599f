using Entente.Platform.Access;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Accounts;

/// <summary>What the reader's language calls a role, whichever room brought it.</summary>
internal sealed class RoleWords(RoleKinds kinds, RoleTable roles, IStringLocalizerFactory localizers)
{
    /// <summary>The name of the role with this code; the code itself when nobody brings it any more.</summary>
    public string this[string role] => kinds.NameOf(role, localizers);

    /// <summary>The codes of all roles.</summary>
    public IEnumerable<string> Roles => roles.Roles.Select(role => role.Code);

    /// <summary>Where a listed role counts.</summary>
    public Scope Scope(ListedGrant grant) => new(roles.Find(grant.Role)?.Scope ?? "", grant.Scope);
}
