using System.Reflection;
using System.Text.Json.Nodes;
using Entente.Platform.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Entente.Platform.Hosting;

/// <summary>What programs read of a thing that they may write over: its version is the ETag of the answer.</summary>
public interface IVersioned
{
    /// <summary>Counts the saved changes; 0 for what is not stored yet.</summary>
    int Version { get; }
}

/// <summary>
/// At every door of the API: who reads one thing gets its version as ETag; a PUT says by If-Match which version it saw (428 without), and when
/// that is not the one of now the refusal (412) carries the thing as its reader would get it.
/// </summary>
internal static class IfMatch
{
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPut(http.Request.Method) && http.Request.Headers.IfMatch.Count == 0)
            return ApiRefusals.IfMatchMissing();

        var answer = await next(context);
        var said = answer;
        while (said is INestedHttpResult nested)
            said = nested.Result;
        if (said is IValueHttpResult { Value: IVersioned thing })
            http.Response.GetTypedHeaders().ETag = Seen.Tag(thing.Version);
        // Lost at the save, to somebody quicker, is as stale as lost before.
        return said is ProblemHttpResult { StatusCode: StatusCodes.Status412PreconditionFailed or StatusCodes.Status409Conflict } refused && Takes(http.GetEndpoint()!.Metadata)
            && (refused.StatusCode == StatusCodes.Status412PreconditionFailed || refused.ProblemDetails.Type == "urn:entente:problem:platform.changed-meanwhile")
            ? await WithTheStateOfNow(http, refused)
            : answer;
    }

    /// <summary>True for a door that looks at If-Match, by its metadata.</summary>
    public static bool Takes(IEnumerable<object> door) =>
        door.OfType<MethodInfo>().Any(slice => slice.GetParameters().Any(parameter => parameter.ParameterType == typeof(Seen)));

    /// <summary>True for a door that answers with an ETag, by its metadata.</summary>
    public static bool Gives(IEnumerable<object> door) =>
        door.OfType<IProducesResponseTypeMetadata>().Any(answer => typeof(IVersioned).IsAssignableFrom(answer.Type));

    /// <summary>Where the thing is read that a door changes: at the same address, or at that of the whole which its part belongs to.</summary>
    public static RouteEndpoint? Reading(RouteEndpoint door, EndpointDataSource doors)
    {
        var reading = doors.Endpoints.OfType<RouteEndpoint>().Where(other => Gives(other.Metadata) && other.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .ToDictionary(Address, StringComparer.Ordinal);
        for (var address = Address(door); address.Length > 0; address = address[..Math.Max(0, address.LastIndexOf('/'))])
        {
            if (reading.TryGetValue(address, out var found))
                return found;
        }

        return null;
    }

    private static string Address(RouteEndpoint door) => door.RoutePattern.RawText!.TrimEnd('/');

    // Asked as a program would, in a store of its own: that of the slice may hold what it wanted to write.
    private static async Task<ProblemHttpResult> WithTheStateOfNow(HttpContext http, ProblemHttpResult refused)
    {
        var details = refused.ProblemDetails;
        details.Status = StatusCodes.Status412PreconditionFailed;
        details.Title = null;
        if (Reading((RouteEndpoint)http.GetEndpoint()!, http.RequestServices.GetRequiredService<EndpointDataSource>()) is not { RequestDelegate: { } read } door)
            return TypedResults.Problem(details);

        await using var scope = http.RequestServices.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(http.RequestServices.GetRequiredService<CurrentActor>().Actor);
        using var body = new MemoryStream();
        var asked = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = http.User, RequestAborted = http.RequestAborted };
        asked.Request.Method = HttpMethods.Get;
        asked.Request.Path = http.Request.Path;
        asked.Request.RouteValues = new(http.Request.RouteValues);
        asked.Response.Body = body;
        asked.SetEndpoint(door);
        await read(asked);
        if (asked.Response.StatusCode != StatusCodes.Status200OK)
            return TypedResults.Problem(details);

        http.Response.GetTypedHeaders().ETag = asked.Response.GetTypedHeaders().ETag;
        details.Extensions["now"] = JsonNode.Parse(body.ToArray());
        return TypedResults.Problem(details);
    }
}
