using Entente.Kernel;

namespace Entente.Contracts.Platform;

/// <summary>Somebody got an account.</summary>
public sealed record AccountOpened(Guid Account, string? Authority) : IFact
{
    /// <inheritdoc/>
    public string Kind => "platform.account-opened.1";
}

/// <summary>Somebody has left: the account is withdrawn.</summary>
public sealed record AccountWithdrawn(Guid Account, string? Authority) : IFact
{
    /// <inheritdoc/>
    public string Kind => "platform.account-withdrawn.1";
}

/// <summary>Somebody was given a role, from a day on.</summary>
public sealed record RoleGiven(Guid Account, string Role, string ScopeKind, string ScopeCode, DateOnly From, DateOnly? Until) : IFact
{
    /// <inheritdoc/>
    public string Kind => "platform.role-given.1";
}

/// <summary>A role was taken back. One that runs out by its last day tells nothing.</summary>
public sealed record RoleTakenBack(Guid Account, string Role, string ScopeKind, string ScopeCode) : IFact
{
    /// <inheritdoc/>
    public string Kind => "platform.role-taken-back.1";
}
