namespace Entente.Kernel.Access;

/// <summary>A role granted for a scope.</summary>
/// <param name="Role">The part played.</param>
/// <param name="Scope">Where.</param>
public sealed record Grant(Role Role, Scope Scope);

/// <summary>Who is asking: a signed-in person, a program of our own, or nobody in particular.</summary>
public sealed class Actor
{
    private readonly RoleTable? roles;
    private readonly bool isProgram;

    private Actor(string name, RoleTable? roles, bool isProgram) => (Name, this.roles, this.isProgram) = (name, roles, isProgram);

    /// <summary>Somebody who has not signed in.</summary>
    public static Actor Nobody { get; } = new("nobody", roles: null, isProgram: false);

    /// <summary>As the audit trail names the asker: the account's sign-in name, or <c>program:name</c>.</summary>
    public string Name { get; }

    /// <summary>The account; null for a program and for nobody.</summary>
    public Guid? Account { get; private init; }

    /// <summary>What people call this person.</summary>
    public string DisplayName { get; private init; } = "";

    /// <summary>
    /// As readers are told who did something: what people call this person, or a program's name. <see cref="Name"/> is for the audit trail
    /// alone, for it is half of what one signs in with.
    /// </summary>
    public string Signature => DisplayName.Length > 0 ? DisplayName : Name;

    /// <summary>Code of the authority that the person works at; null for none.</summary>
    public string? Authority { get; private init; }

    /// <summary>Roles that are in force now.</summary>
    public IReadOnlyList<Grant> Grants { get; private init; } = [];

    /// <summary>False for a token that may only read.</summary>
    public bool MayWrite { get; private init; } = true;

    /// <summary>True for a person who has signed in.</summary>
    public bool IsSignedIn => Account is not null;

    /// <summary>True for those whom an item for all national authorities is meant for.</summary>
    public bool IsNetwork => isProgram || Authority is not null || Grants.Any(grant => grant.Scope.Kind == Scope.PlatformKind);

    /// <summary>The words by which an audience can name this asker alone, or for an office held today.</summary>
    public IEnumerable<string> OwnNames
    {
        get
        {
            if (Account is { } account)
                yield return Audience.Person(account);
            foreach (var grant in Grants)
                yield return Audience.Holder(grant.Role, grant.Scope);
        }
    }

    /// <summary>All words by which an audience can name this asker: the own ones, the authority, and the teams of the scopes that a role reaches into.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            foreach (var name in OwnNames)
                yield return name;
            if (Authority is { } authority)
                yield return Audience.Authority(authority);
            foreach (var scope in Grants.SelectMany(grant => grant.Scope.Outwards()).Where(scope => scope.Kind is not (Scope.PlatformKind or Scope.AgencyKind)).Distinct())
                yield return Audience.Team(scope);
        }
    }

    /// <summary>A person who has signed in.</summary>
    public static Actor Person(
        Guid account, string name, string displayName, string? authority, IReadOnlyList<Grant> grants, RoleTable roles, bool mayWrite = true) =>
        new(name, roles, isProgram: false)
        {
            Account = account, DisplayName = displayName, Authority = authority, Grants = grants, MayWrite = mayWrite,
        };

    /// <summary>The command line or a background worker: whoever can start it holds the database anyway.</summary>
    public static Actor Program(string name) => new($"program:{name}", roles: null, isProgram: true);

    /// <summary>True when the asker may do this somewhere: enough to open a door, not to pass a rule.</summary>
    public bool May(string permission) =>
        isProgram || (roles is not null && Grants.Any(grant => roles.Allows(grant.Role, permission)));

    /// <summary>True when the asker may do this here.</summary>
    public bool May(string permission, Scope here) =>
        isProgram || (roles is not null && Grants.Any(grant => grant.Scope.Covers(here) && roles.Allows(grant.Role, permission)));
}
