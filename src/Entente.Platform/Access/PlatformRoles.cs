namespace Entente.Platform.Access;

/// <summary>The roles that the platform brings. Rooms bring theirs (<see cref="IRoom.Appoint"/>); what each may do is the <see cref="RoleTable"/>.</summary>
public static class PlatformRoles
{
    /// <summary>Runs the platform: accounts, roles, reference data.</summary>
    public static readonly Role Administrator = new("administrator", Scope.PlatformKind);

    /// <summary>The authority's contact for joint actions; keeps what the authority says of itself.</summary>
    public static readonly Role AgencyContact = new("agency-contact", Scope.AgencyKind);

    /// <summary>Works at an authority and takes part.</summary>
    public static readonly Role Officer = new("officer", Scope.AgencyKind);

    /// <summary>Keeps the authority's budget and claims.</summary>
    public static readonly Role FinanceOfficer = new("finance-officer", Scope.AgencyKind);
}
