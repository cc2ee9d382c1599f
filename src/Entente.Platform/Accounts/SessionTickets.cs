using System.Security.Claims;
using Entente.Kernel;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Accounts;

/// <summary>Keeps sessions in the database: the cookie holds only a random key, so signing out really ends a session, on every host. They run out by the database's clock.</summary>
internal sealed class SessionTickets(
    IServiceScopeFactory scopes, IOptions<SignInSettings> rules, DatabaseClock clock, TimeProvider days, ILogger<SessionTickets> log) : ITicketStore
{
    public const string StampClaim = "stamp";
    public const string SessionClaim = "session";
    public const string AgentItem = "agent";

    // Every request asks it, so it is made ready once: a tenth of what the home page takes went into making it ready each time.
    private readonly Func<PlatformDb, string, DateTimeOffset, DateTimeOffset, DateOnly, Task<Opened?>> open =
        EF.CompileAsyncQuery((PlatformDb db, string hash, DateTimeOffset now, DateTimeOffset unused, DateOnly today) => (
            from session in db.Set<Session>().AsNoTracking()
            join account in db.Set<Account>() on session.Account equals account.Id
            where session.KeyHash == hash && session.Stamp == account.SecurityStamp && account.WithdrawnAt == null
                && session.ExpiresAt > now && session.LastUsedAt > unused
            // As KnownAccount.Find asks for it.
            select new Opened(session.Id, session.LastUsedAt, session.StartedAt, session.ExpiresAt, Kept.StampNow(), new AccountInUse(account, db.Set<RoleGrant>()
                .Where(grant => grant.Account == account.Id && grant.EndedAt == null && grant.From <= today && (grant.Until == null || grant.Until >= today))
                .Select(grant => new GrantInForce(grant.Role, grant.ScopeKind, grant.ScopeCode)).ToList())))
            .AsSingleQuery().SingleOrDefault());

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var key = PersonalToken.NewSecret();
        var now = await clock.Now(db, CancellationToken.None);
        var account = new Id<Account>(Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!));

        // A person's next session sweeps up the former ones that have run out.
        var unused = now - rules.Value.Idle;
        await db.Set<Session>()
            .Where(session => session.Account == account && (session.ExpiresAt <= now || session.LastUsedAt <= unused))
            .ExecuteDeleteAsync();
        db.Add(new Session
        {
            KeyHash = PersonalToken.HashOf(key),
            Id = Guid.CreateVersion7(now),
            Account = account,
            Stamp = ticket.Principal.FindFirstValue(StampClaim)!,
            StartedAt = now,
            LastUsedAt = now,
            ExpiresAt = now + rules.Value.Longest,
            UserAgent = ticket.Properties.Items.TryGetValue(AgentItem, out var agent) ? agent ?? "" : "",
        });
        await db.SaveChangesAsync();
        return key;
    }

    /// <summary>The session of a request, read with the account that it is of, by the request's own store: what follows need not ask who it is.</summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (Failures.IsBroken(httpContext) || await Find(key, httpContext.RequestServices) is not { } found)
            return null;
        httpContext.Features.Set(found.Account);
        httpContext.RequestServices.GetRequiredService<Recorder>().Stamp = found.Stamp is { Length: > 0 } stamp ? stamp : null;
        return found.Ticket;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await Find(key, scope.ServiceProvider))?.Ticket;
    }

    private sealed record Opened(Guid Id, DateTimeOffset LastUsedAt, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, string Stamp, AccountInUse Account);

    private sealed record Found(AuthenticationTicket Ticket, AccountInUse Account, string Stamp);

    private async Task<Found?> Find(string key, IServiceProvider services)
    {
        var db = services.GetRequiredService<PlatformDb>();
        var hash = PersonalToken.HashOf(key);
        var now = await clock.Now(db, CancellationToken.None);
        var found = await open(db, hash, now, now - rules.Value.Idle, days.Today());
        if (found is null)
            return null;

        if (found.LastUsedAt < now.AddMinutes(-1))
        {
            await db.Note(
                () => db.Set<Session>().Where(session => session.KeyHash == hash).ExecuteUpdateAsync(set => set.SetProperty(session => session.LastUsedAt, now)),
                log, CancellationToken.None);
        }

        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, found.Account.Account.Id.ToString()), new(ClaimTypes.Name, found.Account.Account.SignInName),
                new(SessionClaim, found.Id.ToString()),
            ],
            Schemes.Cookie);
        return new(
            new(new ClaimsPrincipal(identity), new() { IssuedUtc = found.StartedAt, ExpiresUtc = found.ExpiresAt }, Schemes.Cookie), found.Account, found.Stamp);
    }

    /// <summary>Nothing to do: a session's end does not move, and its last use is noted when it is read.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = PersonalToken.HashOf(key);
        await scope.ServiceProvider.GetRequiredService<PlatformDb>().Set<Session>()
            .Where(session => session.KeyHash == hash).ExecuteDeleteAsync();
    }
}
