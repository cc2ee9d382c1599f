using Entente.Contracts.Actions;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>Who creates a joint action coordinates it, until somebody decides otherwise.</summary>
public sealed class MakeCreatorCoordinator(TimeProvider clock) : IHear<JointActionCreated, PlatformDb>
{
    internal const string Name = "platform.make-creator-coordinator";

    /// <inheritdoc/>
    public async Task Hear(JointActionCreated fact, PlatformDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(db);
        if (fact.By is not { } by)
            return;

        var account = new Id<Account>(by);
        if (await db.Set<RoleGrant>().AnyAsync(grant => grant.Account == account && grant.Role == ActionsRoles.Coordinator.Code
            && grant.ScopeCode == fact.Slug && grant.EndedAt == null, stop))
        {
            return;
        }

        db.Add(RoleGrant.Give(account, ActionsRoles.Coordinator, ActionsScopes.Action(fact.Slug), clock.Today(), until: null, $"program:{Name}", clock.GetUtcNow()));
    }
}
