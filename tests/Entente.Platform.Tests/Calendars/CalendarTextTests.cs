using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Entente.Platform.Calendars;

namespace Entente.Platform.Tests.Calendars;

/// <summary>Calendars as RFC 5545 writes them: read strictly, and by a program that nobody here wrote.</summary>
public class CalendarTextTests
{
    private const string Awkward = "Réunion; \"état\", C:\\temp\r\nZweite Zeile, Ελλάδα 🇪🇺 " + "äöü 12345 äöü 12345 äöü 12345 äöü 12345 äöü 12345 äöü 12345 äöü 12345";
    private static readonly DateTimeOffset Now = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);
    private static readonly string Library = Repository.File("artifacts/ical/node_modules/ical.js/dist/ical.es5.cjs");

    private static readonly CalendarEvent[] Events =
    [
        new("one@entente", 3, Awkward)
        {
            Start = new(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(2)), End = new(2026, 7, 1, 10, 0, 0, TimeSpan.Zero), Location = "Rue X, 5; Bruxelles", Description = Awkward,
            Url = "https://entente.example/ja/x/meetings/M1", Category = "MEETING", Changed = Now, IsCancelled = true,
        },
        new("two@entente", 0, "Due") { Day = new(2026, 12, 31), Category = "MILESTONE" },
    ];

    [Fact]
    public void Every_line_is_as_the_standard_wants_it_and_every_text_comes_back()
    {
        var read = CalendarFile.Read(Encoding.UTF8.GetBytes(CalendarText.Write(Events, "Test, calendar", Now)));

        Assert.Equal(Awkward.ReplaceLineEndings("\n"), read[0]["SUMMARY"]);
        Assert.Equal(Awkward.ReplaceLineEndings("\n"), read[0]["DESCRIPTION"]);
        Assert.Equal(("20260701T080000Z", "20260701T100000Z", "CANCELLED", "3"), (read[0]["DTSTART"], read[0]["DTEND"], read[0]["STATUS"], read[0]["SEQUENCE"]));
        Assert.Equal(("20261231", "20270101", "CONFIRMED"), (read[1]["DTSTART"], read[1]["DTEND"], read[1]["STATUS"]));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void No_letter_is_cut_wherever_the_line_ends(int width)
    {
        var letter = width switch { 1 => "x", 2 => "ä", 3 => "€", _ => "🇪" };
        for (var length = 0; length < 160; length++)
        {
            var title = new string('a', length) + string.Concat(Enumerable.Repeat(letter, 80));
            var read = CalendarFile.Read(Encoding.UTF8.GetBytes(CalendarText.Write([new("x@entente", 0, title) { Day = new(2026, 1, 1) }], null, Now)));
            Assert.Equal(title, read.Single()["SUMMARY"]);
        }
    }

    [Fact]
    public void Control_characters_stay_outside_and_cannot_begin_a_line_of_their_own()
    {
        var text = CalendarText.Write([new("x@entente", 0, "a\0b\u0007c\rSUMMARY:d\u0085e") { Day = new(2026, 1, 1), Url = "https://x/\r\nX-EVIL:1" }], null, Now);

        Assert.Equal("abc\nSUMMARY:d\ne", CalendarFile.Read(Encoding.UTF8.GetBytes(text)).Single()["SUMMARY"]);
        Assert.DoesNotContain("\r\nX-EVIL", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_calendar_is_a_calendar() =>
        Assert.Empty(CalendarFile.Read(Encoding.UTF8.GetBytes(CalendarText.Write([], "Empty", Now))));

    [Fact]
    public void An_event_without_a_day_or_a_time_is_a_slip() =>
        Assert.Throws<ArgumentException>(() => CalendarText.Write([new("x@entente", 0, "When?")], null, Now));

    [Fact]
    public async Task Ical_js_reads_the_same()
    {
        Assert.SkipUnless(File.Exists(Library), "no ical.js (./test.sh installs it where there are Node.js and npm)");
        var folder = Directory.CreateTempSubdirectory("entente-ical-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "x.ics"), CalendarText.Write(Events, "Test", Now), new UTF8Encoding(false));
            await File.WriteAllTextAsync(Path.Combine(folder, "read.cjs"), $$"""
                const ICAL = require('{{Library}}');
                ICAL.design.strict = true;
                const calendar = new ICAL.Component(ICAL.parse(require('fs').readFileSync(process.argv[2], 'utf8')));
                console.log(JSON.stringify(calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one)).map(event => ({
                  uid: event.uid, summary: event.summary, description: event.description, location: event.location, sequence: event.sequence,
                  start: event.startDate.toString(), end: event.endDate.toString() }))));
                """);
            using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "read.cjs"), Path.Combine(folder, "x.ics")])
            {
                UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8,
            })!;
            var complained = node.StandardError.ReadToEndAsync();
            var said = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await complained);

            var read = JsonDocument.Parse(said).RootElement;
            Assert.Equal(2, read.GetArrayLength());
            Assert.Equal(Awkward.ReplaceLineEndings("\n"), read[0].GetProperty("summary").GetString());
            Assert.Equal("Rue X, 5; Bruxelles", read[0].GetProperty("location").GetString());
            Assert.Equal(("2026-07-01T08:00:00Z", "2026-07-01T10:00:00Z", 3),
                (read[0].GetProperty("start").GetString(), read[0].GetProperty("end").GetString(), read[0].GetProperty("sequence").GetInt32()));
            Assert.Equal(("2026-12-31", "2027-01-01"), (read[1].GetProperty("start").GetString(), read[1].GetProperty("end").GetString()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
