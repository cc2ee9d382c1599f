using System.Security.Claims;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Accounts;

/// <summary>A person gives name and password at the door.</summary>
/// <param name="Name">The sign-in name, in any case.</param>
/// <param name="Password">The password.</param>
public sealed record SignIn(string Name, string Password)
{
    internal static async Task<Result<Account>> Run(
        SignIn ask, PlatformDb db, Passwords passwords, IOptions<SignInSettings> rules, TimeProvider clock, CurrentActor current, CancellationToken stop)
    {
        var name = Account.Normal(ask.Name);
        var refused = Problem.Rule("platform.sign-in-refused",
            "We could not sign you in. Check the name and the password. {0} wrong passwords in a row lock an account for {1} minutes.",
            rules.Value.MostFailures, (int)rules.Value.LockTime.TotalMinutes);
        while (true)
        {
            var account = await db.Set<Account>().SingleOrDefaultAsync(row => row.SignInName == name && row.WithdrawnAt == null, stop);
            var (right, rehashed) = passwords.Check(account, ask.Password);
            var now = await db.Clock.Now(db, stop);
            if (account is null || account.IsLocked(now))
                return refused;

            if (right)
            {
                account.SignedIn(clock.GetUtcNow(), rehashed);
                current.Become(Actor.Person(account.Id.Value, account.SignInName, account.DisplayName, account.Authority, [], new RoleTable([])));
            }
            else
            {
                account.SignInFailed(now, rules.Value);
            }

            if (await db.Save(stop) is null)
                return right ? account : refused;

            // Guesses sent at the same time must each count, so the one that lost the race tries again on the new state.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Starts the session: the framework keeps it through <see cref="SessionTickets"/>.</summary>
    internal static async Task StartSession(HttpContext http, Account account, PlatformDb db)
    {
        await EndFormer(http, db);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.SignInName), new(SessionTickets.StampClaim, account.SecurityStamp)],
            Schemes.Cookie);
        var agent = http.Request.Headers.UserAgent.ToString();
        Prefer(http, "language", account.Language);
        Prefer(http, "theme", account.Theme);

        // This request's own handler remembers the former session's key and would carry it over to the new one.
        var handlers = ActivatorUtilities.CreateInstance<AuthenticationHandlerProvider>(http.RequestServices);
        var handler = (IAuthenticationSignInHandler)(await handlers.GetHandlerAsync(http, Schemes.Cookie))!;
        await handler.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties
        {
            Items = { [SessionTickets.AgentItem] = agent[..Math.Min(agent.Length, 300)] },
        });
    }

    // Whoever held the key of the session that this browser had before must not hold the new one.
    private static async Task EndFormer(HttpContext http, PlatformDb db)
    {
        if ((await http.AuthenticateAsync(Schemes.Cookie)).Principal?.FindFirstValue(SessionTickets.SessionClaim) is { } former)
        {
            var id = Guid.Parse(former);
            await db.Set<Session>().Where(session => session.Id == id).ExecuteDeleteAsync(http.RequestAborted);
        }
    }

    /// <summary>Lets this browser follow what the account chose on another.</summary>
    internal static void Prefer(HttpContext http, string cookie, string? value)
    {
        if (value is not null)
        {
            http.Response.Cookies.Append(cookie, value, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true,
            });
        }
    }
}
