using System.Globalization;
using System.Text;

namespace Entente.Platform.Calendars;

/// <summary>
/// Writes events as iCalendar (RFC 5545). Times are in UTC, so no time zone has to be described: every program turns them into its
/// reader's own.
/// </summary>
public static class CalendarText
{
    /// <summary>The media type, with which programs open it.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Octets on a line, without its end (RFC 5545, 3.1).</summary>
    internal const int LineOctets = 75;

    /// <summary>Writes a calendar.</summary>
    /// <param name="events">What it holds.</param>
    /// <param name="name">What a program may call it; null for a file with one event.</param>
    /// <param name="now">When it is written.</param>
    public static string Write(IEnumerable<CalendarEvent> events, string? name, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(events);
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//Entente//Entente//EN");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "METHOD", "PUBLISH");
        if (name is not null)
            Line(text, "X-WR-CALNAME", Escape(name));
        foreach (var one in events)
            Write(text, one, now);
        Line(text, "END", "VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, CalendarEvent one, DateTimeOffset now)
    {
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", Escape(one.Uid));
        Line(text, "DTSTAMP", Moment(now));
        Line(text, "SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
        if (one.Day is { } day)
        {
            Line(text, "DTSTART;VALUE=DATE", Date(day));
            // The end is the first day that is free again (RFC 5545, 3.6.1).
            Line(text, "DTEND;VALUE=DATE", Date(day.AddDays(1)));
            // A day by which something is due keeps nobody from meeting.
            Line(text, "TRANSP", "TRANSPARENT");
        }
        else if (one is { Start: { } start, End: { } end })
        {
            Line(text, "DTSTART", Moment(start));
            Line(text, "DTEND", Moment(end));
        }
        else
        {
            throw new ArgumentException($"The event {one.Uid} has neither a day nor a beginning and an end.", nameof(one));
        }

        Line(text, "SUMMARY", Escape(one.Summary));
        Line(text, "STATUS", one.IsCancelled ? "CANCELLED" : "CONFIRMED");
        if (one.Description is { Length: > 0 } description)
            Line(text, "DESCRIPTION", Escape(description));
        if (one.Location is { Length: > 0 } location)
            Line(text, "LOCATION", Escape(location));
        if (one.Url is { } url)
            Line(text, "URL", Bare(url));
        if (one.Category is { } category)
            Line(text, "CATEGORIES", Escape(category));
        if (one.Changed is { } changed)
            Line(text, "LAST-MODIFIED", Moment(changed));
        Line(text, "END", "VEVENT");
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11. No other control character may stand in a text.
    private static string Escape(string value) => Bare(value.ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal));

    private static string Bare(string value) => string.Concat(value.Where(letter => !char.IsControl(letter)));

    // A long line goes on behind a line end and a space; no letter of several octets is cut.
    private static void Line(StringBuilder text, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
