using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Papers;

/// <summary>The doors through which documents go out.</summary>
public static class PaperDoors
{
    /// <summary>The document of a page. What was chosen on the page goes into the query; the slug of the route says whose document it is.</summary>
    public static void MapPaper(this IEndpointRouteBuilder pages, string page, string kind, string permission) =>
        pages.MapFile<PaperDesk>(page + "/print/{format}", kind, permission);

    /// <summary>The same for programs.</summary>
    public static void MapPaperApi(this IEndpointRouteBuilder api, string route, string kind, string what)
    {
        var (atOnce, later) = api.MapFileApi<PaperDesk>(route + "/print/{format}", kind);
        atOnce.WithName($"print-{kind}").WithSummary($"Take {what} as pdf or docx")
            .WithDescription("The query takes what can be chosen on the page. A long document is refused: ask for it with POST.");
        later.WithName($"make-paper-{kind}").WithSummary($"Have {what} made as a document by a job");
    }
}
