using Entente.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Accounts;

/// <summary>Who a token acts for.</summary>
/// <param name="SignInName">The account.</param>
/// <param name="DisplayName">What people call this person.</param>
/// <param name="Authority">Where the person works.</param>
/// <param name="MayWrite">False for a token that may only read.</param>
/// <param name="Roles">The roles in force, as <c>role</c> or <c>role@scope</c>.</param>
public sealed record Me(string SignInName, string DisplayName, string? Authority, bool MayWrite, IReadOnlyList<string> Roles);

/// <summary>The platform's own routes.</summary>
internal static class AccountsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me", WhoAmI).RequirePermission(PlatformPermissions.Use).WithTags("Me").WithSummary("Whom this token acts for").WithName("me");
        var accounts = api.MapGroup("/accounts").WithTags("Accounts").RequirePermission(PlatformPermissions.Administer);
        accounts.MapGet("/", ListAccounts.Api).WithSummary("All accounts with their roles").WithName("list-accounts");
        accounts.MapPost("/", CreateAccount.Api).WithSummary("Open an account with a temporary password").WithName("create-account");
        accounts.MapPost("/{id}/withdraw", WithdrawAccount.Api).WithSummary("Withdraw an account").WithName("withdraw-account");
        accounts.MapPost("/{id}/roles", GrantRole.Api).WithSummary("Give an account a role").WithName("grant-role");
        accounts.MapPost("/roles/{id}/end", EndGrant.Api).WithSummary("Take a role back").WithName("end-grant");
    }

    private static Ok<Me> WhoAmI(Actor actor) => TypedResults.Ok(new Me(
        actor.Name, actor.DisplayName, actor.Authority, actor.MayWrite,
        [.. actor.Grants.Select(grant => grant.Scope.Code.Length == 0 ? grant.Role.Code : $"{grant.Role.Code}@{grant.Scope.Code}")]));
}
