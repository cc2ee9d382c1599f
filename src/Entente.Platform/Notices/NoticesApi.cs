using Entente.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Notices;

/// <summary>The routes of notices.</summary>
internal static class NoticesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices").RequirePermission(PlatformPermissions.Use);
        notices.MapGet("/", ListNotices.Api).WithSummary("What you were told, the latest first, 50 at a time").WithName("list-notices");
        notices.MapPost("/read", ReadNotices.Api).WithSummary("Take note of all notices, or of the one with this id").WithName("read-notices");
    }
}
