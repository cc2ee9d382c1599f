using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Platform.Documents;

/// <summary>Somebody changes what is said about a document: title, readers, handling, retention.</summary>
public sealed record ReviseDocument(string? Title, [property: Words(typeof(Edition))] string? Edition, [property: Words(typeof(Handling))] string? Class, string? Retention)
{
    internal static async Task<Result<Document>> Run(
        Id<Document> id, ReviseDocument ask, Seen seen, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var found = await GetDocument.ToKeep(id, actor, db, stop);
        if (found.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(found.Value, seen, stop) is { } changed)
            return changed;
        var labels = AttachDocument.Said(new(ask.Title, ask.Edition, ask.Class, ask.Retention, Note: null));
        if (labels.Problem is { } unclear)
            return unclear;

        var document = found.Value;
        if (document.Revise(labels.Value).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : document;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        Id<Document> id, ReviseDocument ask, Seen seen, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(id, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
