using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Documents;

/// <summary>A person looks at a document. One that may not be seen answers as one that does not exist.</summary>
internal static class GetDocument
{
    public static async Task<Result<Document>> Run(Id<Document> id, Actor actor, PlatformDb db, CancellationToken stop) =>
        await db.Set<Document>().SeenBy(actor).FirstOrDefaultAsync(document => document.Id == id, stop) is { } document ? document : Unknown;

    /// <summary>The same for somebody who wants to change it.</summary>
    public static async Task<Result<Document>> ToKeep(Id<Document> id, Actor actor, PlatformDb db, CancellationToken stop)
    {
        var found = await Run(id, actor, db, stop);
        return found.Problem is null && !actor.May(PlatformPermissions.KeepDocuments, found.Value.Scope)
            ? AttachDocument.NotYours()
            : found;
    }

    public static async Task<Results<Ok<DocumentView>, ProblemHttpResult>> Api(Id<Document> id, Actor actor, PlatformDb db, ThingCards cards, CancellationToken stop)
    {
        var found = await Run(id, actor, db, stop);
        return found.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok(DocumentView.Of(found.Value, await cards.Find(found.Value.Owner, actor, stop)));
    }

    public static Problem Unknown => Problem.Missing("platform.document-unknown-here", "There is no such document that you may see.");
}

/// <summary>A document as programs see it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Owner">Kind of the thing that it belongs to.</param>
/// <param name="OwnerKey">Which one of its kind.</param>
/// <param name="OwnerName">What people call that thing now; null when the asker may not see it.</param>
/// <param name="Edition">Who it is made for.</param>
/// <param name="Class">How it must be handled.</param>
/// <param name="Retention">Code of the retention label.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it is not.</param>
/// <param name="WithdrawnBecause">Why.</param>
/// <param name="Versions">Oldest first.</param>
/// <param name="Version">Counts the changes of the document and its versions: its ETag.</param>
public sealed record DocumentView(
    Guid Id, string Title, string Owner, string OwnerKey, string? OwnerName, string Edition, string Class, string Retention, DateTimeOffset? WithdrawnAt,
    string? WithdrawnBecause, IReadOnlyList<VersionView> Versions, int Version) : IVersioned
{
    internal static DocumentView Of(Document document, ThingCard? owner) => new(
        document.Id.Value, document.Title, document.OwnerKind, document.OwnerKey, owner?.Name, document.Edition.ToString(), document.Handling.ToString(),
        document.Retention, document.WithdrawnAt, document.WithdrawnBecause,
        [.. document.Versions.Select(version => VersionView.Of(document, version))], document.Version);
}

/// <summary>A version as programs see it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="FileName">As it was called.</param>
/// <param name="ContentType">As it was found to be.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the content.</param>
/// <param name="By">Who brought it.</param>
/// <param name="At">When.</param>
/// <param name="Note">What is new in it.</param>
/// <param name="Scan">What is known of viruses.</param>
/// <param name="Href">Where its content is.</param>
public sealed record VersionView(
    int Number, string FileName, string ContentType, long Size, string Sha256, string By, DateTimeOffset At, string? Note, string Scan, string Href)
{
    internal static VersionView Of(Document document, DocumentVersion version) => new(
        version.Number, version.FileName, version.ContentType, version.Size, version.Sha256, version.By, version.At, version.Note,
        version.Scan.ToString(), $"/api/v1/documents/{document.Id}/versions/{version.Number}/file");
}
