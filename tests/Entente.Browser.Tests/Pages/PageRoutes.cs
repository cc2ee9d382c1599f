using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Entente.Browser.Tests.Pages;

/// <summary>The routes of the running host that answer with a page.</summary>
public sealed partial class PageRoutes
{
    private readonly List<(string Route, Regex Shape, int Parameters, string Assembly)> routes;

    /// <summary>Reads them from the host itself, so that no page is forgotten.</summary>
    public PageRoutes(EndpointDataSource endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        routes =
        [
            .. endpoints.Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
                .Select(endpoint => (Route: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type.Assembly.GetName().Name)).Distinct()
                .Select(page => (page.Route, Shape(page.Route), Parameter().Count(page.Route), page.Name!))
                .OrderBy(page => page.Item3).ThenBy(page => page.Route, StringComparer.Ordinal),
        ];
    }

    /// <summary>All of them, as written: <c>/ja/{Slug}/wp/{Number:int}</c>.</summary>
    public IEnumerable<string> All => routes.Select(route => route.Route);

    /// <summary>True when the page is one of a room, or of Platform.</summary>
    public bool IsOf(string room, string route) => routes.Any(page => page.Route == route && page.Assembly == "Entente." + room);

    /// <summary>The route that answers a path; the one with the fewest parameters when several fit, as the host decides too.</summary>
    public string? Of(string path) => routes.FirstOrDefault(route => route.Shape.IsMatch(path)).Route;

    private static Regex Shape(string route) => new(
        "^" + Parameter().Replace(route, parameter => parameter.Groups["kind"].Value switch
        {
            ":int" => "[0-9]+",
            ":guid" => "[0-9a-fA-F-]{36}",
            _ => "[^/]+",
        }) + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{\w+(?<kind>:\w+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
