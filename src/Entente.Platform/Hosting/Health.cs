using System.Data.Common;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Hosting;

/// <summary>How this host is; for those who watch it.</summary>
/// <param name="Status"><c>ok</c>, or <c>down</c> when the database does not answer.</param>
/// <param name="OutboxWaiting">Facts that not all hearers have heard yet.</param>
/// <param name="OutboxParked">Facts that were given up and need a person.</param>
public sealed record Health(string Status, int OutboxWaiting, int OutboxParked)
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", Read).AllowAnonymous().ExcludeFromDescription();

    private static async Task<JsonHttpResult<Health>> Read(PlatformDb db, CancellationToken stop)
    {
        try
        {
            var waiting = await db.Set<OutboxMessage>().CountAsync(message => message.SentAt == null && message.ParkedAt == null, stop);
            var parked = await db.Set<OutboxMessage>().CountAsync(message => message.ParkedAt != null, stop);
            return TypedResults.Json(new Health("ok", waiting, parked));
        }
        catch (Exception failed) when (failed is DbException || failed.InnerException is DbException)
        {
            return TypedResults.Json(new Health("down", 0, 0), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
