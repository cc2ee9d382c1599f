using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Hosting;

/// <summary>Style sheet, script, icons and fonts: the same for everybody, so nothing asks who is reading, and a browser may keep them.</summary>
internal static class Assets
{
    private const string AYear = "public, max-age=31536000";

    /// <summary>Answers before sign-in, language and the rest of the way are looked at.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapStaticAssets().AllowAnonymous().ShortCircuit().Add(KeepFonts);

    // The other assets have their fingerprint in their address, and the framework lets them be kept. A font is named by the style
    // sheet, without one; it never changes under its name.
    private static void KeepFonts(EndpointBuilder asset)
    {
        if (asset is not RouteEndpointBuilder { RequestDelegate: { } send } route
            || route.RoutePattern.RawText?.EndsWith(".woff2", StringComparison.Ordinal) != true)
            return;

        asset.RequestDelegate = http =>
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    http.Response.Headers.CacheControl = AYear;
                return Task.CompletedTask;
            });
            return send(http);
        };
    }
}
