using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Entente.Testing;

/// <summary>Reads iCalendar (RFC 5545) strictly, by a way of its own: whatever a line may not be is a failure.</summary>
public static partial class CalendarFile
{
    private static readonly string[] Once = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"];

    /// <summary>The events of a calendar: each property by its name, unfolded and with its text unescaped.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFEFF', text);
        var physical = text[..^2].Split("\r\n");
        Assert.All(physical, line =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75);
            Assert.DoesNotContain(line, letter => char.IsControl(letter));
        });

        var lines = text[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines.Take(2));
        Assert.Equal("END:VCALENDAR", lines[^1]);
        var events = new List<IReadOnlyDictionary<string, string>>();
        Dictionary<string, string>? open = null;
        foreach (var line in lines.Skip(1).SkipLast(1))
        {
            var match = Content().Match(line);
            Assert.True(match.Success, $"no content line: {line}");
            var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
            switch (name)
            {
                case "BEGIN":
                    Assert.True(value == "VEVENT" && open is null, line);
                    open = [];
                    break;
                case "END":
                    Assert.True(value == "VEVENT" && open is not null, line);
                    Assert.All(Once, needed => Assert.True(open!.ContainsKey(needed), $"no {needed} in {open!.GetValueOrDefault("UID")}"));
                    events.Add(open!);
                    open = null;
                    break;
                default:
                    if (open is not null)
                        Assert.True(open.TryAdd(name, Unescaped(name, match.Groups["parameters"].Value, value)), $"{name} twice");
                    break;
            }
        }

        Assert.Null(open);
        Assert.Equal(events.Count, events.Select(one => one["UID"]).Distinct().Count());
        return events;
    }

    private static string Unescaped(string name, string parameters, string value)
    {
        if (name is "DTSTAMP" or "LAST-MODIFIED" || (name is "DTSTART" or "DTEND" && parameters.Length == 0))
            Assert.Matches("^[0-9]{8}T[0-9]{6}Z$", value);
        else if (name is "DTSTART" or "DTEND")
            Assert.Matches("^;VALUE=DATE:[0-9]{8}$", $"{parameters}:{value}");
        else if (name is "SUMMARY" or "DESCRIPTION" or "LOCATION" or "UID")
            Assert.Matches(@"^([^\\,;]|\\[\\,;nN])*$", value);
        return Escape().Replace(value, match => match.Value is "\\n" or "\\N" ? "\n" : match.Value[1..]);
    }

    [GeneratedRegex("^(?<name>[A-Z0-9-]+)(?<parameters>(;[A-Z-]+=[^:;,\"]+)*):(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Content();

    [GeneratedRegex(@"\\[\\,;nN]", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
