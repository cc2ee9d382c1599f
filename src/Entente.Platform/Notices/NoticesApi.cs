using Entente.Platform.Access;
using Entente.Platform.Notices.Mail;
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
        notices.MapGet("/", ListNotices.Api).WithSummary("What you were told, the latest first").WithName("list-notices");
        notices.MapPost("/read", ReadNotices.Api).WithSummary("Take note of all notices, or of the one with this id").WithName("read-notices");
        notices.MapPost("/{id:guid}/mute", MuteThread.Api).WithSummary("Hear no more of the thing that a notice is about").WithName("mute-thread");
        notices.MapPost("/unmute", UnmuteThread.Api).WithSummary("Hear of a thing again").WithName("unmute-thread");
        notices.MapGet("/mail", GetMailbox.Api).WithSummary("Where and when you get mail").WithName("get-mailbox");
        notices.MapPut("/mail", KeepMailbox.Api).WithSummary("Say where and when you want mail").WithName("keep-mailbox");
    }
}
