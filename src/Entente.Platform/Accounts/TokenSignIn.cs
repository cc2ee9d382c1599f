using System.Security.Claims;
using System.Text.Encodings.Web;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Accounts;

/// <summary>The API's door: <c>Authorization: Bearer ent_…</c>. Its refusals are problem+json.</summary>
internal sealed class TokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PlatformDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string TokenClaim = "token";
    public const string ReadOnlyClaim = "token-reads-only";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        var secret = header["Bearer ".Length..].Trim();
        if (!secret.StartsWith(PersonalToken.Prefix, StringComparison.Ordinal))
            return AuthenticateResult.Fail("This is no token of Entente.");

        var hash = PersonalToken.HashOf(secret);
        var now = await db.Clock.Now(db, Context.RequestAborted);
        var token = await db.Set<PersonalToken>().AsNoTracking().SingleOrDefaultAsync(
            row => row.SecretHash == hash && row.RevokedAt == null && row.ExpiresAt > now, Context.RequestAborted);
        if (token is null)
            return AuthenticateResult.Fail("The token is unknown, revoked or expired.");

        if (token.LastUsedAt is null || token.LastUsedAt < now.AddMinutes(-1))
        {
            await db.Note(
                () => db.Set<PersonalToken>().Where(row => row.SecretHash == hash)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), Context.RequestAborted),
                Logger, Context.RequestAborted);
        }

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, token.Account.ToString()), new(TokenClaim, token.Id.ToString())], Scheme.Name);
        if (token.ReadOnly)
            identity.AddClaim(new(ReadOnlyClaim, "true"));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ApiRefusals.NotSignedIn().ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ApiRefusals.Forbidden().ExecuteAsync(Context);
}
