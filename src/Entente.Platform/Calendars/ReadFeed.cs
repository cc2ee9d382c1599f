using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Calendars;

/// <summary>
/// A calendar program reads a feed. It has no session: the secret in the address says whose eyes it reads with, and what those may see is
/// asked anew each time. Whatever is wrong with the secret, there is nothing here.
/// </summary>
internal static class ReadFeed
{
    public const string Address = "/calendar.ics";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, File).AllowAnonymous().RequireRateLimiting(Limits.Api).ExcludeFromDescription();

    private static async Task<IResult> File(
        string? token, HttpContext http, PlatformDb db, RoleTable roles, IEnumerable<ICalendarPart> parts, TimeProvider clock, CancellationToken stop)
    {
        if (token is not { Length: > 0 and < 200 } || await Find(token, db, stop) is not { } feed
            || await KnownAccount.Find(db, feed.Account, roles, clock.Today(), mayWrite: false, stop) is not { } owner
            || !owner.Actor.May(PlatformPermissions.Use))
        {
            return TypedResults.NotFound();
        }

        var events = new List<CalendarEvent>();
        foreach (var part in parts)
            events.AddRange(await part.Events(feed.Kind, feed.Code, $"{http.Request.Scheme}://{http.Request.Host}", owner.Actor, stop));
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Text(CalendarText.Write(events, NameOf(feed), clock.GetUtcNow()), CalendarText.ContentType, System.Text.Encoding.UTF8);
    }

    private static Task<Feed?> Find(string token, PlatformDb db, CancellationToken stop)
    {
        var hash = PersonalToken.HashOf(token);
        return db.Set<Feed>().AsNoTracking().SingleOrDefaultAsync(feed => feed.SecretHash == hash && feed.RevokedAt == null, stop);
    }

    private static string NameOf(Feed feed) => feed.Code.Length == 0 ? "Entente" : $"Entente {feed.Code}";
}
