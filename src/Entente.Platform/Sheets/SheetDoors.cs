using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Documents;
using Entente.Platform.Hosting;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Sheets;

/// <summary>The doors through which tables go out.</summary>
public static class SheetDoors
{
    /// <summary>
    /// The export of a table beside its page. The search and the filters of the page go into the query; the slug of the route says whose
    /// table it is.
    /// </summary>
    public static void MapSheet(this IEndpointRouteBuilder pages, string page, string kind, string permission) =>
        pages.MapFile<SheetDesk>(page + "/export/{format}", kind, permission);

    /// <summary>The same for programs.</summary>
    public static void MapSheetApi(this IEndpointRouteBuilder api, string route, string kind, string what)
    {
        var (atOnce, later) = api.MapFileApi<SheetDesk>(route + "/export/{format}", kind);
        atOnce.WithName($"take-{kind}").WithSummary($"Take {what} as csv or xlsx")
            .WithDescription("The query takes the filters of the page. More rows than are answered at once are refused: ask for them with POST.");
        later.WithName($"make-{kind}").WithSummary($"Have {what} made as a file by a job");
    }

    /// <summary>The template of a table that comes back, beside its page.</summary>
    public static void MapSheetTemplate(this IEndpointRouteBuilder pages, string page, string kind, string permission) =>
        pages.MapGet(page + "/import/template", async (HttpContext http, ImportSheet import, CancellationToken stop) =>
        {
            var head = await import.Template(kind, FileDoors.Of(http), stop);
            if (head.Problem is { } refused)
                return FileDoors.Refuse(http, refused);
            var bytes = new MemoryStream();
            await SheetFile.Write(SheetFormat.Xlsx, head.Value, AsyncEnumerable.Empty<SheetRow>(), bytes, written: null, stop);
            bytes.Position = 0;
            return FileDoors.Serve(http, new(bytes, SheetFile.MediaType(SheetFormat.Xlsx), $"{FileDoors.Of(http)}-{kind.Split('.')[^1]}-template.xlsx"));
        }).RequirePermission(permission).ExcludeFromDescription();

    /// <summary>A table that comes back, for programs.</summary>
    public static void MapSheetImportApi(this IEndpointRouteBuilder api, string route, string kind, string what, string permission) =>
        api.MapPost(route + "/import", async (HttpContext http, bool? dryRun, ImportSheet import, DocumentShelf shelf, CancellationToken stop) =>
        {
            var sent = await MultipartForm.Read(http.Request, fields: [], stop);
            if (sent.Problem is { } none)
                return none.ToHttp();
            var brought = await import.Bring(kind, FileDoors.Of(http), SentFile.From(sent.Value.Form.Files.GetFile("file")), stop);
            if (brought.Problem is { } unreadable)
                return unreadable.ToHttp();
            var id = brought.Value.Id.Value;
            var looked = await import.Look(kind, FileDoors.Of(http), id, stop);
            if (looked.Problem is { } gone)
                return gone.ToHttp();
            // What changes nothing is done already: a program may repeat what it has sent.
            var report = looked.Value.Report;
            if (dryRun is not true && report.Count(RowOutcome.Same) != report.Rows.Count
                && (await import.Apply(kind, FileDoors.Of(http), id, report.Print, stop)).Problem is { } refused)
            {
                return refused.ToHttp();
            }

            return (IResult)TypedResults.Ok(SheetReportView.Of(report));
        }).WithName($"bring-{kind}").WithSummary($"Bring {what} back as csv or xlsx").WithDescription("multipart/form-data: the sheet in the part 'file'. All rows are applied, or none; with dryRun=true none.")
            .TakesUpload().Produces<SheetReportView>().DisableAntiforgery().WithMetadata(new TakesFileAttribute(FileOf.Sheet)).RequirePermission(permission);

    internal static void MapKept(IEndpointRouteBuilder pages) =>
        pages.MapGet("/sheets/{id}", Kept).RequirePermission(PlatformPermissions.Use).ExcludeFromDescription();

    internal static void MapKeptApi(IEndpointRouteBuilder api) =>
        api.MapGet("/sheets/{id}", Kept).RequirePermission(PlatformPermissions.Use).WithTags("Jobs").WithName("get-sheet")
            .WithSummary("An export that a job has made").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");

    private static async Task<IResult> Kept(Id<KeptSheet> id, HttpContext http, Actor actor, PlatformDb db, DocumentStore store, CancellationToken stop)
    {
        var kept = await KeptSheet.SeenBy(db.Set<KeptSheet>().AsNoTracking(), actor).FirstOrDefaultAsync(sheet => sheet.Id == id && sheet.Way == SheetWay.Out, stop);
        return kept is not null && await store.Open(kept.Sha256, stop) is { } content
            ? FileDoors.Serve(http, new(content, kept.MediaType, kept.FileName))
            : FileDoors.Refuse(http, Problem.Missing("platform.sheet-gone", "There is no such export. It may be somebody else's, or its days are over: make it again."));
    }
}
