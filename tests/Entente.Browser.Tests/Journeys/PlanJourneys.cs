using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>The plan of an action: fixing it and seeing what moved, printing its timeline, moving its tasks with the keyboard.</summary>
public class PlanJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_coordinator_fixes_the_plan_and_sees_what_moves(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts, width: 1440);
        await journey.ComesInAs("demo-coordinator");
        await journey.Follows("Joint actions");
        await journey.Creates(scripts ? "FIXED PLAN" : "FIXED PLAIN");
        await Plans(journey, "Survey the practices", "2027-02-01", "2027-08-31", waitsFor: null);
        await Plans(journey, "Draft a procedure", "2027-09-01", "2028-02-29", waitsFor: null);
        await journey.Follows("Plan");
        await journey.Follows("Baselines");
        await journey.Sees("No baseline yet.");
        await Looks(journey, scripts);
        await journey.Presses("Fix a baseline");
        await journey.Sees("Give the baseline a name by which people know it.");
        await Looks(journey, scripts);
        await journey.Fills("Name", "Grant agreement");
        await journey.Fills("Reason", "Demo data: signed by all");
        await journey.Presses("Fix a baseline");
        await journey.Sees("The baseline is fixed.");
        await journey.Sees("Nothing has moved since.");
        await Looks(journey, scripts);

        await journey.Follows("Back to the plan");
        await journey.Follows("Tasks");
        await journey.Follows("T5.2 Draft a procedure");
        await journey.Follows("Edit");
        await journey.Fills("Last day", "2028-03-31");
        await journey.Presses("Save");
        await journey.Sees("The task was saved.");
        await journey.Follows("Back to the plan");
        await journey.Sees("1 of 8 things has moved since.");
        await journey.Follows("Tasks");
        await journey.Sees("31 days later");
        await Looks(journey, scripts);
        await Pictures(journey, scripts, "plan-timeline");
        await journey.Follows("See what has moved");
        await journey.Sees("1 Sep 2027 – 29 Feb 2028");
        await journey.Sees("31 days later");
        await Looks(journey, scripts);
        await Pictures(journey, scripts, "plan-moved");
        var saved = await journey.Page.RunAndWaitForDownloadAsync(() => journey.Follows("CSV"));
        var csv = await File.ReadAllTextAsync(await saved.PathAsync());
        Assert.Contains("T5.2,Draft a procedure,Grant agreement,2027-09-01,2028-02-29,2027-09-01,2028-03-31,0,31,31 days later", csv, StringComparison.Ordinal);
        await journey.Follows("The whole plan");
        await journey.Sees("as in the baseline");
        await InFrench(journey, scripts, "Plans de référence", "plan-baselines");
    }

    [Theory, InlineData(true, "light"), InlineData(false, "dark")]
    public async Task The_timeline_prints_on_pages_that_can_be_read(bool scripts, string theme)
    {
        await using var journey = await house.Begin(theme: theme, scripts: scripts);
        await journey.ComesInAs("demo-officer");
        await journey.Follows("Joint actions");
        await journey.Follows("JAMS 2.0");
        await journey.Follows("Plan");
        await journey.Follows("Tasks");
        await journey.Follows("First draft");
        var codes = await journey.Page.Locator("table.gantt tbody tr > th .code").AllInnerTextsAsync();
        Assert.True(codes.Count >= 32, string.Join(' ', codes));

        Directory.CreateDirectory(Repository.File("artifacts/pictures"));
        foreach (var (format, width, height) in new[] { ("A4", 842, 595), ("A3", 1191, 842) })
        {
            var pdf = await journey.Page.PdfAsync(new() { Format = format, PreferCSSPageSize = true });
            await File.WriteAllBytesAsync(Repository.File($"artifacts/pictures/plan-{format}-{theme}.pdf"), pdf);
            var about = await Tool.Read("pdfinfo", [], pdf);
            var size = Regex.Match(about, @"Page size:\s+(?<width>[\d.]+) x (?<height>[\d.]+)", RegexOptions.None, TimeSpan.FromSeconds(1));
            // Chromium rounds a paper's size up to its own dots.
            Assert.InRange(Points(size.Groups["width"].Value), width - 2, width + 2);
            Assert.InRange(Points(size.Groups["height"].Value), height - 2, height + 2);
            var text = await Tool.Read("pdftotext", ["-layout"], pdf, "-");
            var pages = text.TrimEnd('\f', '\n').Split('\f');
            Assert.InRange(pages.Length, format == "A4" ? 2 : 1, format == "A4" ? 6 : 4);
            Assert.All(pages, (page, at) =>
            {
                Assert.Contains("Plan of JAMS 2.0", page, StringComparison.Ordinal);
                Assert.Contains("State of", page, StringComparison.Ordinal);
                Assert.Contains("Beside the baseline “First draft”, agreed on 16 October 2023", Flat(page), StringComparison.Ordinal);
                Assert.Matches(string.Create(CultureInfo.InvariantCulture, $@"\b{at + 1} ?/ ?{pages.Length}\b"), page);
                foreach (var around in new[] { "Sign out", "Authorities", "Show the results", "Plan a task", "Take these", "Terms" })
                    Assert.DoesNotContain(around, page, StringComparison.Ordinal);
            });

            // Each row stands on one page, and a work package keeps its tasks.
            var on = codes.ToDictionary(code => code, code => Assert.Single(Enumerable.Range(0, pages.Length), at => Regex.IsMatch(pages[at], $@"(?m)^\s*{Regex.Escape(code)}\s", RegexOptions.None, TimeSpan.FromSeconds(1))));
            Assert.All(codes.Where(code => code[0] == 'T'), code => Assert.Equal(on["WP" + code[1]], on[code]));
            Assert.Matches(@"T5\.3[^\n]*3 Nov 2025 to 31 Aug 2026[^\n]*30 days earlier", pages[on["T5.3"]]);
            Assert.Contains("MS9 Common procedure adopted for trial, 14 Nov 2025 (Milestone reached)", Flat(pages[on["WP5"]]), StringComparison.Ordinal);
            foreach (var legend in new[] { "Technical", "Support", "Milestone reached", "Baseline “First draft”", "Today," })
                Assert.Contains(legend, pages[^1], StringComparison.Ordinal);
            await IsWhite(pdf, Repository.File($"artifacts/pictures/plan-{format}-{theme}"));
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_task_is_moved_refused_and_put_back_by_keyboard(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts, width: 1440);
        await journey.ComesInByKeyboard("demo-coordinator");
        await journey.ReachesAndPresses("Joint actions");
        var acronym = scripts ? "BY KEYS" : "BY KEYS PLAIN";
        await journey.Creates(acronym);
        await Plans(journey, "Survey the practices", "2027-02-01", "2027-08-31", waitsFor: null);
        await Plans(journey, "Draft a procedure", "2027-09-01", "2028-02-29", waitsFor: "T5.1 Survey the practices (31 Aug 2027)");
        await journey.Follows("Plan");
        await journey.ReachesAndPresses("Board");
        await using var other = await house.Begin(scripts: scripts);
        await other.ComesInAs("demo-coordinator");
        await other.Follows("Joint actions");
        await other.Follows(acronym);
        await other.Follows("Plan");
        await other.Follows("Board");

        await journey.Types("Move to (T5.2)", "Done");
        await journey.ReachesAndPresses("Move T5.2");
        await journey.Sees("T5.1 must be done first.");
        Assert.Equal("move-T5.2", await Focus(journey));
        await Looks(journey, scripts);
        await Pictures(journey, scripts, "board-refused");

        // The keyboard stands at the list of that card: typing chooses.
        await journey.Page.Keyboard.TypeAsync("Doing");
        await journey.ReachesAndPresses("Move T5.2");
        await journey.Sees("T5.2 was moved from “To do” to “Doing”.");
        Assert.Equal("T5.2 Draft a procedure", await Focus(journey));
        await Looks(journey, scripts);
        await Pictures(journey, scripts, "board-moved");

        await other.Chooses("Move to (T5.2)", "Waiting");
        await other.Presses("Move T5.2");
        await other.Sees("changed this after you had looked at it");
        Assert.Equal("move-T5.2", await Focus(other));
        await Looks(other, scripts);
        await other.Presses("Move T5.2");
        await other.Sees("T5.2 was moved from “Doing” to “Waiting”.");

        await journey.Types("Move to (T5.1)", "Doing");
        await journey.ReachesAndPresses("Move T5.1");
        await journey.Sees("T5.1 was moved from “To do” to “Doing”.");
        await journey.ReachesAndPresses("Undo");
        await journey.Sees("T5.1 is in “To do” again.");
        Assert.Equal("T5.1 Survey the practices", await Focus(journey));
        await Looks(journey, scripts);
        await InFrench(journey, scripts, "Plan", "board");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_drawing_is_read_by_keyboard_zoomed_and_kept_on_a_phone(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts, width: 1440);
        await journey.ComesInAs("demo-officer");
        await journey.Follows("Joint actions");
        await journey.Follows("JAMS 2.0");
        await journey.Follows("Plan");
        await journey.Follows("Tasks");
        Assert.True(await journey.Page.Locator(".bars .tip").CountAsync() >= 16);
        foreach (var width in new[] { 700, 900, 1440 })
        {
            await journey.Page.SetViewportSizeAsync(width, 900);
            await NamesKeepApart(journey, ".axis text");
            await NamesKeepApart(journey, "tr:has(.marks):nth-child(1) .marks text");
        }

        await Looks(journey, scripts);
        await Pictures(journey, scripts, "plan-arrows");
        await journey.Follows("Quarter");
        await journey.Follows("Earlier");
        await NamesKeepApart(journey, ".axis text");
        await Looks(journey, scripts);
        await journey.Follows("Month");
        await NamesKeepApart(journey, ".axis text");
        await journey.Page.SetViewportSizeAsync(390, 800);
        await journey.Follows("All");
        Assert.True(await journey.Page.Locator("table.gantt .plan.task").First.IsVisibleAsync());
        Assert.True(await journey.Page.Locator("table.gantt tbody td.days").First.IsVisibleAsync());
        await NamesKeepApart(journey, ".axis text");
        await Looks(journey, scripts);

        // A deliverable is reached from its mark, and says what holds it up.
        await journey.Page.Locator(".marks a[href$='/deliverables/D5.3']").FocusAsync();
        await journey.Page.Keyboard.PressAsync("Enter");
        await journey.Sees("What holds up D5.3");
        await Looks(journey, scripts);
        await InFrench(journey, scripts, "D5.3", "hold-up");
    }

    [Fact]
    public async Task A_card_is_dragged_to_another_column()
    {
        await using var journey = await house.Begin(width: 1440);
        await journey.ComesInAs("demo-coordinator");
        await journey.Follows("Joint actions");
        await journey.Creates("DRAGGED");
        await Plans(journey, "Survey the practices", "2027-02-01", "2027-08-31", waitsFor: null);
        await journey.Follows("Plan");
        await journey.Follows("Board");

        await journey.Page.Locator("[data-card='T5.1']").DragToAsync(journey.Page.Locator("[data-lane=Doing]"), new() { SourcePosition = new() { X = 20, Y = 6 } });

        await journey.Sees("T5.1 was moved from “To do” to “Doing”.");
        await Looks(journey, scripts: true);
    }

    // No name of a drawing stands in another one.
    private static async Task NamesKeepApart(Journey journey, string names) => Assert.Equal("", await journey.Page.EvaluateAsync<string>(
        """
        names => {
            const boxes = [...document.querySelectorAll(names)].map(name => [name.textContent, name.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
            return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) => a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom).map(([other]) => one + ' / ' + other)).join(', ');
        }
        """, names));

    private static async Task Plans(Journey journey, string title, string start, string end, string? waitsFor)
    {
        await journey.Follows("Plan");
        await journey.Follows("Plan a task");
        await journey.Chooses("Work package", "WP5 Signals");
        await journey.Fills("What is to be done", title);
        await journey.Fills("First day", start);
        await journey.Fills("Last day", end);
        if (waitsFor is not null)
            await journey.Ticks(waitsFor);
        await journey.Presses("Plan a task");
        await journey.Sees("The task is planned.");
    }

    private static async Task Looks(Journey journey, bool scripts)
    {
        if (scripts)
            await journey.FindsItAccessible();
        await journey.FindsItFitting();
    }

    // On a large and a small screen, and in the dark.
    private static async Task Pictures(Journey journey, bool scripts, string name)
    {
        if (!scripts)
            return;
        await journey.Photographs(name);
        await journey.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await journey.FindsItAccessible();
        await journey.Photographs($"{name}-dark");
        await journey.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await journey.Page.SetViewportSizeAsync(390, 800);
        await journey.FindsItFitting();
        await journey.Photographs($"{name}-390");
        await journey.Page.SetViewportSizeAsync(1440, 900);
    }

    private static async Task InFrench(Journey journey, bool scripts, string heading, string name)
    {
        await journey.Unfolds("EN");
        await journey.Presses("français");
        await journey.SeesHeading(heading);
        await Looks(journey, scripts);
        await journey.Photographs($"{name}-fr");
        journey.HeardNoComplaint();
    }

    // What has the focus: its identifier, or what it says.
    private static async Task<string> Focus(Journey journey) => await journey.Page.EvaluateAsync<string>(
        "() => document.activeElement.id || document.activeElement.innerText.trim().replace(/\\s+/g, ' ')");

    private static int Points(string points) => (int)Math.Round(decimal.Parse(points, CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero);

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A printed page is dark on white: its corner is white, and most of it.
    private static async Task IsWhite(byte[] pdf, string name)
    {
        await Tool.Read("pdftoppm", ["-r", "80", "-png"], pdf, name);
        await Tool.Read("pdftoppm", ["-r", "20", "-gray", "-f", "1", "-singlefile"], pdf, name);
        var picture = await File.ReadAllBytesAsync(name + ".pgm");
        var dots = picture[^(picture.Length - Head(picture))..];
        Assert.Equal(255, dots[0]);
        Assert.InRange(dots.Average(dot => (double)dot), 200, 255);
        Assert.True(dots.Min() < 120, "nothing on the page is dark");
    }

    // "P5", width and height, the largest value, each on a line.
    private static int Head(byte[] picture)
    {
        var at = 0;
        for (var line = 0; line < 3; line++)
            at = Array.IndexOf(picture, (byte)'\n', at) + 1;
        return at;
    }
}
