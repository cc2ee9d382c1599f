using System.Security.Claims;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>What a request knows of the account that sent it, beyond the <see cref="Actor"/>.</summary>
/// <param name="Language">Language chosen in the settings; null for none.</param>
/// <param name="Theme">Theme chosen in the settings; null for the system's.</param>
/// <param name="PasswordIsTemporary">True while the person must choose a password first.</param>
/// <param name="Session">The browser's session; null for a token.</param>
internal sealed record SignedInAccount(string? Language, string? Theme, bool PasswordIsTemporary, Guid? Session);

/// <summary>Turns the identity of a request into the <see cref="Actor"/> that all rules ask: the account with its roles in force.</summary>
internal sealed class WhoIsAsking(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, PlatformDb db, CurrentActor current, RoleTable roles, TimeProvider clock)
    {
        if (!Failures.IsBroken(http) && http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && !await Become(http, new(Guid.Parse(id)), db, current, roles, clock))
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (current.Actor is { IsSignedIn: true, MayWrite: false } && !reads)
            await ApiRefusals.TokenReadsOnly().ExecuteAsync(http);
        else
            await next(http);
    }

    private static async Task<bool> Become(
        HttpContext http, Id<Account> id, PlatformDb db, CurrentActor current, RoleTable roles, TimeProvider clock)
    {
        var mayWrite = !http.User.HasClaim(claim => claim.Type == TokenSignIn.ReadOnlyClaim);
        // A session was read with its account; a token was not.
        var found = http.Features.Get<AccountInUse>() is { } read && read.Account.Id == id
            ? read.Known(roles, mayWrite)
            : await KnownAccount.Find(db, id, roles, clock.Today(), mayWrite, http.RequestAborted);
        if (found is null)
            return false;

        current.Become(found.Actor);
        var session = http.User.FindFirstValue(SessionTickets.SessionClaim);
        http.Features.Set(new SignedInAccount(
            found.Language, found.Theme, found.PasswordIsTemporary, session is null ? null : Guid.Parse(session)));
        return true;
    }
}
