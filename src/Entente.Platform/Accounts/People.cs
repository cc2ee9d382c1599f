using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>The people who can be asked to do something: how a room finds whom to tell.</summary>
public sealed class People(PlatformDb db, RoleTable roles, TimeProvider clock)
{
    /// <summary>
    /// Everybody who holds a permission in some scope today, by sign-in name, each as rules ask for them: the room decides whether it
    /// reaches as far as the thing, and whether they may see it. Who was withdrawn is not among them.
    /// </summary>
    /// <param name="permission"><c>room.verb</c>.</param>
    /// <param name="stop">Stops the search.</param>
    public async Task<IReadOnlyList<Actor>> Holding(string permission, CancellationToken stop)
    {
        var today = clock.Today();
        var holders = roles.Holding(permission).Select(role => role.Code).ToArray();
        var inForce = db.Set<RoleGrant>().AsNoTracking()
            .Where(grant => grant.EndedAt == null && grant.From <= today && (grant.Until == null || grant.Until >= today));
        var accounts = await db.Set<Account>().AsNoTracking()
            .Where(account => account.WithdrawnAt == null && inForce.Any(grant => grant.Account == account.Id && holders.Contains(grant.Role)))
            .OrderBy(account => account.SignInName)
            .Select(account => new { account.Id, account.SignInName, account.DisplayName, account.Authority })
            .ToListAsync(stop);

        // Several hundred people at most hold what is asked for of authorities; their other roles say what they may see.
        var grants = new Dictionary<Id<Account>, List<Grant>>();
        foreach (var some in accounts.Select(account => account.Id).Chunk(500))
        {
            foreach (var row in await inForce.Where(grant => some.Contains(grant.Account)).Select(grant => new { grant.Account, grant.Role, grant.ScopeKind, grant.ScopeCode }).ToListAsync(stop))
            {
                if (roles.Find(row.Role) is not { } role)
                    continue;
                if (!grants.TryGetValue(row.Account, out var own))
                    grants[row.Account] = own = [];
                own.Add(new(role, new(row.ScopeKind, row.ScopeCode)));
            }
        }

        return [.. accounts.Select(account => Actor.Person(account.Id.Value, account.SignInName, account.DisplayName, account.Authority, grants.GetValueOrDefault(account.Id) ?? [], roles))];
    }
}
