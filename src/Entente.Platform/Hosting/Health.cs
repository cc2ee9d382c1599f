using System.Data.Common;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Hosting;

/// <summary>How this host is; for those who watch it.</summary>
/// <param name="Status"><c>ok</c>, <c>failing</c> when it can be read but a part cannot be written, <c>down</c> when the database cannot be read.</param>
/// <param name="OutboxWaiting">Facts that are still to be heard, counted for each hearer.</param>
/// <param name="OutboxParked">Facts that a hearer's lane went on without and that need a person.</param>
/// <param name="Database">Whether the database can be written: <c>ok</c>, or <c>busy</c>, <c>full</c>, <c>readOnly</c>, <c>broken</c>, <c>moved</c>, <c>away</c>.</param>
/// <param name="Files">The same of the folder where contents of documents are kept; <c>ok</c> when the database keeps them.</param>
public sealed record Health(string Status, int OutboxWaiting, int OutboxParked, string Database, string Files)
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", Read).AllowAnonymous().ExcludeFromDescription();

    private static async Task<JsonHttpResult<Health>> Read(PlatformDb db, WriteProbe probe, Facts facts, CancellationToken stop)
    {
        var (database, files) = await probe.Look(stop);
        try
        {
            var lanes = (await ListLanes.Run(db, facts, stop)).Lanes;
            var (waiting, parked) = (lanes.Sum(lane => lane.Waiting), lanes.Sum(lane => lane.Parked));
            // A long import keeps others from writing for a while; a host that was ended for that would never get through.
            var writes = database is null or StorageTrouble.Busy && files is null;
            return Answer(new(writes ? "ok" : "failing", waiting, parked, Word(database), Word(files)));
        }
        catch (Exception failed) when (failed is DbException || failed.InnerException is DbException)
        {
            return Answer(new("down", 0, 0, Word(StorageTroubles.Of(failed) ?? database ?? StorageTrouble.Broken), Word(files)));
        }
    }

    private static JsonHttpResult<Health> Answer(Health health) => TypedResults.Json(
        health, statusCode: health.Status == "ok" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static string Word(StorageTrouble? trouble) =>
        trouble is { } known ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : "ok";
}
