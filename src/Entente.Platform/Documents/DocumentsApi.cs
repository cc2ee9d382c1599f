using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Documents;

/// <summary>The routes of documents, and the two addresses under which pages find contents.</summary>
internal static class DocumentsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents").RequirePermission(PlatformPermissions.ReadDocuments);
        documents.MapGet("/", ListDocuments.Api).WithSummary("The documents that you may see, the latest first").WithName("list-documents");
        documents.MapGet("/{id}", GetDocument.Api).WithSummary("A document with its versions").WithName("get-document");
        documents.MapGet("/{id}/versions/{number:int}/file", ServeVersion.File).WithSummary("The content of a version").WithName("get-document-file")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");

        var keep = documents.MapGroup("").RequirePermission(PlatformPermissions.KeepDocuments);
        keep.MapPost("/{id}/versions", AddVersion.Api).WithSummary("Bring a new version").WithName("add-document-version")
            .WithDescription("multipart/form-data: the file in the part 'file', what is new in the part 'note'.")
            .TakesUpload(("note", null)).WithMetadata(new TakesFileAttribute());
        keep.MapPut("/{id}", ReviseDocument.Api).WithSummary("Change title, edition, class or retention").WithName("revise-document");
        keep.MapPost("/{id}/withdrawal", WithdrawDocument.Api).WithSummary("Withdraw a document").WithName("withdraw-document");
    }

    public static void MapFiles(IEndpointRouteBuilder pages)
    {
        var versions = pages.MapGroup("/documents/{id}/versions/{number:int}").RequirePermission(PlatformPermissions.ReadDocuments).ExcludeFromDescription();
        versions.MapGet("/file", ServeVersion.File);
        versions.MapGet("/preview", ServeVersion.Preview);
    }
}
