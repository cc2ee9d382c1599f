using Entente.Platform.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>The doors of a running house: every page and every route.</summary>
internal static class Doors
{
    /// <summary>All of them but style, script, fonts and icons, which are the same for everybody.</summary>
    public static IReadOnlyList<RouteEndpoint> Of(House house) =>
        [.. house.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(door => !IsAsset(door)).Distinct()];

    public static bool IsOpen(RouteEndpoint door) => door.Metadata.OfType<IAllowAnonymous>().Any();

    public static bool IsApi(RouteEndpoint door) => Address(door).StartsWith("/api/", StringComparison.Ordinal);

    public static string Address(RouteEndpoint door) => "/" + door.RoutePattern.RawText!.TrimStart('/');

    public static IReadOnlyList<string> Methods(RouteEndpoint door) => door.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    /// <summary>The permissions that it asks for, all of them; empty for an open door.</summary>
    public static IReadOnlyList<string> Permissions(RouteEndpoint door) =>
        IsOpen(door) ? [] : [.. door.Metadata.OfType<PermissionAttribute>().Select(permission => permission.Code).Distinct(StringComparer.Ordinal)];

    /// <summary>An address that leads to it.</summary>
    /// <param name="door">The door.</param>
    /// <param name="value">The value of a parameter, from the word before it in the address and its name.</param>
    public static string Walk(RouteEndpoint door, Func<string, string, string> value)
    {
        var before = "";
        var address = "";
        foreach (var segment in door.RoutePattern.PathSegments)
        {
            var text = string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart parameter => value(before, parameter.Name.ToLowerInvariant()),
                _ => "",
            }));
            before = segment.Parts[0] is RoutePatternLiteralPart word ? word.Content : before;
            address += "/" + text;
        }

        return address.Length == 0 ? "/" : address;
    }

    private static bool IsAsset(RouteEndpoint door) => door.Metadata.Any(data => data.GetType().Name is "StaticAssetDescriptor");
}
