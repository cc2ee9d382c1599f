using Entente.Platform.Calendars;
using Microsoft.Net.Http.Headers;

namespace Entente.Actions.Meetings;

/// <summary>A meeting as a file for a calendar program. Whoever takes it along may see the meeting, so its edition does not matter here.</summary>
internal static class TakeMeetingAlong
{
    public static async Task<IResult> File(string slug, string number, HttpContext http, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.Of(slug, number, actor, db, stop);
        if (opened.Problem is { } unknown)
            return TypedResults.StatusCode(unknown.Kind.Status());

        var item = DatedItem.Of(DatedMeeting.Of(opened.Value.Meeting), DatedAction.Of(opened.Value.Action));
        http.Response.Headers.CacheControl = "private, no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{slug}-{number}.ics");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        var one = ActionsCalendar.Of(item, $"{http.Request.Scheme}://{http.Request.Host}");
        return TypedResults.Text(CalendarText.Write([one], name: null, clock.GetUtcNow()), CalendarText.ContentType, System.Text.Encoding.UTF8);
    }
}
