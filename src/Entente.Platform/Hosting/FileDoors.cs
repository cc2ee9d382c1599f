using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Hosting;

/// <summary>Which file somebody wants to take along.</summary>
/// <param name="Kind">Which table or document, <c>actions.tasks</c>.</param>
/// <param name="Format">As what, as the address says it.</param>
/// <param name="Of">Whose: the slug of an action; empty for what is nobody's.</param>
/// <param name="Query">What was chosen on the page, as the query of the address.</param>
internal sealed record FileAsk(string Kind, string Format, string Of, string Query);

/// <summary>A file that was made at once.</summary>
internal sealed record MadeFile(Stream Content, string MediaType, string Name);

/// <summary>Makes files for people to take along: a small one at once, a large one by a job.</summary>
internal interface IFileDesk
{
    /// <summary>Makes it now, or refuses: an unknown format, nothing to see, too large.</summary>
    Task<Result<MadeFile>> AtOnce(FileAsk ask, CancellationToken stop);

    /// <summary>Has it made by a job; refuses what the job would.</summary>
    Task<Result<Job>> Later(FileAsk ask, PlatformDb db, CancellationToken stop);
}

/// <summary>The doors through which files go out: GET answers with a small one, POST asks for a large one.</summary>
internal static class FileDoors
{
    /// <summary>Beside a page; the route has <c>{format}</c>, and <c>{slug}</c> when it is somebody's.</summary>
    public static void MapFile<TDesk>(this IEndpointRouteBuilder pages, string route, string kind, string permission)
        where TDesk : class, IFileDesk
    {
        var file = pages.MapGroup(route).RequirePermission(permission).ExcludeFromDescription();
        file.MapGet("", (string format, HttpContext http, CancellationToken stop) => AtOnce(kind, format, http, Desk<TDesk>(http), stop));
        // The form is not read: that it is asked for makes the door look for its antiforgery token.
        file.MapPost("", async (string format, IFormCollection _, HttpContext http, PlatformDb db, CancellationToken stop) =>
        {
            var asked = await Desk<TDesk>(http).Later(Ask(kind, format, http), db, stop);
            return asked.Problem is { } refused ? Refuse(http, refused) : TypedResults.LocalRedirect($"/jobs/{asked.Value.Id}");
        });
    }

    /// <summary>The same for programs; whoever calls names the two and says what they do.</summary>
    public static (RouteHandlerBuilder AtOnce, RouteHandlerBuilder Later) MapFileApi<TDesk>(this IEndpointRouteBuilder api, string route, string kind)
        where TDesk : class, IFileDesk
    {
        var atOnce = api.MapGet(route, (string format, HttpContext http, CancellationToken stop) => AtOnce(kind, format, http, Desk<TDesk>(http), stop))
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        var later = api.MapPost(route, async (string format, HttpContext http, PlatformDb db, CancellationToken stop) =>
        {
            var asked = await Desk<TDesk>(http).Later(Ask(kind, format, http), db, stop);
            return asked.Problem is { } refused ? refused.ToHttp() : (IResult)TypedResults.Accepted($"/api/v1/jobs/{asked.Value.Id}", JobView.Of(asked.Value));
        }).Produces<JobView>(StatusCodes.Status202Accepted);
        return (atOnce, later);
    }

    /// <summary>A file to save.</summary>
    public static IResult Serve(HttpContext http, MadeFile file)
    {
        Download.Headers(http, file.Name);
        return TypedResults.Stream(file.Content, file.MediaType);
    }

    /// <summary>A page address answers with the page of the status; a program gets the reason.</summary>
    public static IResult Refuse(HttpContext http, Problem problem) =>
        http.IsApi() ? problem.ToHttp() : TypedResults.StatusCode(problem.Kind.Status());

    /// <summary>Whose file a route means.</summary>
    public static string Of(HttpContext http) => http.GetRouteValue("slug") as string ?? "";

    private static async Task<IResult> AtOnce(string kind, string format, HttpContext http, IFileDesk desk, CancellationToken stop)
    {
        var made = await desk.AtOnce(Ask(kind, format, http), stop);
        return made.Problem is { } refused ? Refuse(http, refused) : Serve(http, made.Value);
    }

    // Asked for here: the framework's analyzer cannot read a handler with a parameter of the method's own type.
    private static IFileDesk Desk<TDesk>(HttpContext http)
        where TDesk : class, IFileDesk => http.RequestServices.GetRequiredService<TDesk>();

    private static FileAsk Ask(string kind, string format, HttpContext http) => new(kind, format, Of(http), http.Request.QueryString.Value ?? "");
}
