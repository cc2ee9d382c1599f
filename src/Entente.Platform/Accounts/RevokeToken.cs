using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>A person does not want one of their tokens to work any longer.</summary>
public sealed record RevokeToken
{
    internal static async Task<Result<Done>> Run(
        Id<PersonalToken> id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Set<PersonalToken>().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } token
            || token.Account.Value != actor.Account)
        {
            return Problem.Missing("platform.token-unknown", "You have no such token.");
        }

        if (token.Revoke(clock.GetUtcNow()).Problem is { } refused)
            return refused;

        return await db.Save(stop) is { } lost ? lost : new Done();
    }
}
