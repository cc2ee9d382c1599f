using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Platform.Documents;

/// <summary>Somebody withdraws a document and says why. It stays where it is, marked.</summary>
public sealed record WithdrawDocument(string? Because)
{
    internal static async Task<Result<Document>> Run(
        Id<Document> id, WithdrawDocument ask, Seen seen, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var found = await GetDocument.ToKeep(id, actor, db, stop);
        if (found.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(found.Value, seen, stop) is { } changed)
            return changed;
        if (found.Value.Withdraw(ask.Because, clock.GetUtcNow()).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : found.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        Id<Document> id, WithdrawDocument ask, Seen seen, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(id, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
