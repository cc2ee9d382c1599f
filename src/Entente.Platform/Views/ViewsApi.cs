using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Views;

/// <summary>The routes of views.</summary>
internal static class ViewsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Views").RequirePermission(PlatformPermissions.Use);
        views.MapGet("/", List).WithSummary("The views of tables that you can open: your own, and those shared with you").WithName("list-views");
        views.MapGet("/{id:guid}", One).WithSummary("A view that you can open").WithName("get-view");
        views.MapPost("/", Keep).WithSummary("Keep a view of a table").WithName("keep-view");
        views.MapPut("/{id:guid}", Change).WithSummary("Change a view of yours").WithName("change-view");
        views.MapDelete("/{id:guid}", Remove).WithSummary("Throw a view of yours away").WithName("remove-view");
        views.MapPost("/{id:guid}/return", Restore).WithSummary("Take a view back that you threw away").WithName("restore-view");
        views.MapPost("/{id:guid}/default", Default).WithSummary("Let its page open with this view").WithName("default-view");
        views.MapDelete("/{id:guid}/default", NoDefault).WithSummary("Let its page open without a view").WithName("no-default-view");
    }

    private static async Task<Ok<List<SavedViewLine>>> List(string? page, Actor actor, ViewShelf shelf, CancellationToken stop)
    {
        var defaults = await shelf.Defaults(actor, stop);
        return TypedResults.Ok((await shelf.Seen(actor, page, stop)).Select(view => SavedViewLine.Of(view, actor, defaults)).ToList());
    }

    private static async Task<Results<Ok<SavedViewLine>, ProblemHttpResult>> One(Guid id, Actor actor, ViewShelf shelf, CancellationToken stop)
    {
        var found = await shelf.One(id, actor, stop);
        return found.Problem is { } unknown ? unknown.ToHttp() : TypedResults.Ok(SavedViewLine.Of(found.Value, actor, await shelf.Defaults(actor, stop)));
    }

    private static async Task<Results<Created<SavedViewLine>, ProblemHttpResult>> Keep(KeepView ask, Actor actor, ViewShelf shelf, CancellationToken stop)
    {
        var kept = await shelf.Keep(ask, actor, stop);
        return kept.Problem is { } refused
            ? refused.ToHttp()
            : TypedResults.Created($"/api/v1/views/{kept.Value.Id}", SavedViewLine.Of(kept.Value, actor, await shelf.Defaults(actor, stop)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(Guid id, ChangeView ask, Seen seen, Actor actor, ViewShelf shelf, CancellationToken stop) =>
        Answer(await shelf.Change(id, ask, seen, actor, stop));

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, Actor actor, ViewShelf shelf, CancellationToken stop) =>
        Answer(await shelf.Stand(id, stands: false, actor, stop));

    private static async Task<Results<NoContent, ProblemHttpResult>> Restore(Guid id, Actor actor, ViewShelf shelf, CancellationToken stop) =>
        Answer(await shelf.Stand(id, stands: true, actor, stop));

    private static async Task<Results<NoContent, ProblemHttpResult>> Default(Guid id, Actor actor, ViewShelf shelf, CancellationToken stop) =>
        Answer(await shelf.MakeDefault(id, opens: true, actor, stop));

    private static async Task<Results<NoContent, ProblemHttpResult>> NoDefault(Guid id, Actor actor, ViewShelf shelf, CancellationToken stop) =>
        Answer(await shelf.MakeDefault(id, opens: false, actor, stop));

    private static Results<NoContent, ProblemHttpResult> Answer(Result<SavedView> result) =>
        result.Problem is { } refused ? refused.ToHttp() : TypedResults.NoContent();
}

/// <summary>A view as programs see it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Page">The page's path.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Query">The part of the address behind the question mark.</param>
/// <param name="SharedWith">Who sees it too, <c>authority:CODE</c> or <c>action:SLUG</c>; null for nobody else.</param>
/// <param name="Own">True for one's own, which one can change.</param>
/// <param name="By">What people called the owner.</param>
/// <param name="Default">True when the page opens with it.</param>
/// <param name="Href">The address that opens it.</param>
/// <param name="Version">Counts its changes: the ETag of a view that is read alone.</param>
public sealed record SavedViewLine(Guid Id, string Page, string Name, string Query, string? SharedWith, bool Own, string By, bool Default, string Href, int Version) : IVersioned
{
    internal static SavedViewLine Of(SavedView view, Actor reader, IReadOnlySet<Id<SavedView>> defaults) => new(
        view.Id.Value, view.Page, view.Name, view.Query, view.SharedWith, view.Account == reader.Account, view.By, defaults.Contains(view.Id), view.Href, view.Version);
}
