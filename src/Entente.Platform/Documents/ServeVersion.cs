using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Documents.Content;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Entente.Platform.Documents;

/// <summary>Gives out the content of a version: to save it, or, of pictures and PDF, to look at it.</summary>
internal static class ServeVersion
{
    // A file that somebody sent is never a page of ours: looked at, it may load nothing, run nothing and send nothing.
    private const string LockedPicture = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    // The reader of PDF that is part of a browser does not start in a sandbox; it has its own, and reaches nothing by this policy.
    private const string LockedPdf = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static bool CanPreview(string mediaType) => ContentKind.IsPicture(mediaType) || mediaType == ContentKind.Pdf.MediaType;

    public static Task<IResult> File(Id<Document> id, int number, HttpContext http, Actor actor, PlatformDb db, DocumentStore store, CancellationToken stop) =>
        Serve(id, number, inline: false, http, actor, db, store, stop);

    public static Task<IResult> Preview(Id<Document> id, int number, HttpContext http, Actor actor, PlatformDb db, DocumentStore store, CancellationToken stop) =>
        Serve(id, number, inline: true, http, actor, db, store, stop);

    private static async Task<IResult> Serve(
        Id<Document> id, int number, bool inline, HttpContext http, Actor actor, PlatformDb db, DocumentStore store, CancellationToken stop)
    {
        var found = await GetDocument.Run(id, actor, db, stop);
        var version = found.Problem is null ? found.Value.Versions.FirstOrDefault(one => one.Number == number) : null;
        if (version is null || (inline && !CanPreview(version.ContentType)))
            return Refuse(http, GetDocument.Unknown);
        if (await store.Open(version.Sha256, stop) is not { } content)
        {
            return Refuse(http, Problem.Missing("platform.document-content-gone",
                "The content of this version is not in the store. Tell your administrator; a backup may have it."));
        }

        if (inline)
            Download.Inline(http, version.FileName, version.ContentType == ContentKind.Pdf.MediaType ? LockedPdf : LockedPicture);
        else
            Download.Headers(http, version.FileName);
        return TypedResults.Stream(content, version.ContentType, fileDownloadName: null, version.At,
            new EntityTagHeaderValue($"\"{version.Sha256}\""), enableRangeProcessing: true);
    }

    // A page address answers with the page of the status; a program gets the reason.
    private static IResult Refuse(HttpContext http, Problem problem) =>
        http.IsApi() ? problem.ToHttp() : TypedResults.StatusCode(problem.Kind.Status());
}
