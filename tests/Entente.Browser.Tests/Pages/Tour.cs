using System.Collections.Concurrent;
using System.Diagnostics;

namespace Entente.Browser.Tests.Pages;

/// <summary>A look at every page of the house, taken once; the tests then ask what was seen.</summary>
public sealed class Tour(BrowserHouse house)
{
    /// <summary>The browsers at work side by side, as many as a small machine has processors.</summary>
    private const int Windows = 2;

    private const string Administrator = "demo-administrator";
    private const string Coordinator = "demo-coordinator";

    // No link leads here, and rightly so.
    private static readonly Place[] OffTheRoad =
    [
        new("/components", "/components", Administrator),
        new("/error", "/error", null),
        new("/forbidden", "/forbidden", Coordinator),
        new("/not-found", "/not-found", Coordinator),
        new("/search", "/search?q=quality+plan", Coordinator),
        new("/setup", "/setup", null),
        new("/status/{Code:int}", "/admin/accounts", Coordinator, 403),
        new("/status/{Code:int} unknown", "/no/such/page", Coordinator, 404),
        new("/ja/{Slug} unknown", "/ja/no-such-action", Coordinator, 404),
    ];

    private static readonly string Log = Repository.File("artifacts/tests/tour.txt");
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock door = new();
    private Task? taken;

    /// <summary>Every kind of page that was looked at.</summary>
    public IReadOnlyList<Place> Places { get; private set; } = [];

    /// <summary>Page routes of the host that nobody looked at.</summary>
    public IReadOnlyList<string> Missed { get; private set; } = [];

    private ConcurrentBag<Finding> Findings { get; } = [];

    /// <summary>What was found about a concern, in words; empty when all is well.</summary>
    public async Task<string> Found(string about)
    {
        lock (door)
            taken ??= Take();
        await taken;
        return string.Join('\n', Findings.Where(finding => finding.About == about).Select(finding => finding.Text).Order(StringComparer.Ordinal));
    }

    private async Task Take()
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var reader in new[] { Administrator, Coordinator, null })
        {
            await using var journey = await house.Begin();
            if (reader is not null)
                await journey.SignsIn(reader);
            if (reader == Administrator)
                await Bring(journey);
            foreach (var place in await Rounds.Of(journey, reader, house.Pages))
                places.TryAdd(place.Kind, place);
        }

        Missed = [.. house.Pages.All.Except(places.Values.Concat(OffTheRoad).Select(place => place.Kind.Split('?', ' ')[0]))];
        Places = [.. places.Values, .. OffTheRoad];
        Directory.CreateDirectory(Path.GetDirectoryName(Log)!);
        await File.WriteAllLinesAsync(Log, [$"{Places.Count} kinds of pages after {watch.Elapsed.TotalSeconds:F0} s"]);
        foreach (var language in new[] { "en", "fr" })
        {
            // The tabs of a page have its words: one language is enough for them.
            var ahead = new ConcurrentQueue<Place>(Places.Where(place => language == "en" || !place.Kind.Contains('?', StringComparison.Ordinal))
                .OrderBy(place => place.Reader, StringComparer.Ordinal));
            await Task.WhenAll(Enumerable.Range(0, Windows).Select(_ => Walk(language, ahead)));
        }

        await File.AppendAllLinesAsync(Log, Findings.Select(finding => $"{finding.About}: {finding.Text}").Order(StringComparer.Ordinal));
    }

    private async Task Walk(string language, ConcurrentQueue<Place> ahead)
    {
        Journey? journey = null;
        var reader = "?";
        try
        {
            while (ahead.TryDequeue(out var place))
            {
                if (journey is null || place.Reader != reader)
                {
                    if (journey is not null)
                        await journey.DisposeAsync();
                    journey = await house.Begin(language);
                    reader = place.Reader;
                    if (reader is not null)
                        await journey.SignsIn(reader);
                    await journey.Opens("/login");
                    journey.TakeComplaints();
                }

                await new Inspection(journey, language, Findings).Of(place);
                lock (door)
                    File.AppendAllLines(Log, [$"{language} {place.Kind} {place.Address} after {watch.Elapsed.TotalSeconds:F0} s"]);
            }
        }
        finally
        {
            if (journey is not null)
                await journey.DisposeAsync();
        }
    }

    // The page of a file or a document exists once somebody brought one, that of a job once somebody asked for one, that of a view
    // once somebody kept one, there is a notice once a job has ended, and only a meeting to come is prepared.
    private static async Task Bring(Journey journey)
    {
        await Bring(journey, "applied.json", ProgrammeFile.With("Done"));
        await journey.Presses("Apply");
        await journey.SeesHeading("Import of a programme");
        await Bring(journey, "programme.json", ProgrammeFile.With("Tour"));
        await journey.Opens("/ja/jams-2-0/deliverables/D5.3");
        await journey.Unfolds("Attach a file");
        await journey.Uploads("tour.txt", "A file of the tour."u8.ToArray());
        await journey.Chooses("Made for", "Everybody");
        await journey.Chooses("Handling (TLP 2.0)", "TLP:CLEAR – no limit");
        await journey.Presses("Attach");
        await journey.Sees("The file is attached.");
        await journey.Opens("/authorities?country=FR");
        await journey.Follows("Keep this view");
        await journey.Fills("Name", "Authorities of France");
        await journey.Presses("Keep");
        await journey.Sees("Authorities of France");
        await journey.Opens("/ja/jams-2-0/meetings/new");
        await journey.Chooses("Meeting of", "WP5 Signal detection and vigilance");
        await journey.Fills("What it is about", "Meeting of the tour");
        await journey.Fills("Day", "2031-07-01");
        await journey.Fills("Begins at", "10:00");
        await journey.Fills("Ends at", "12:00");
        await journey.Presses("Plan the meeting");
        await journey.Follows("Write the agenda");
        await journey.Fills("Point of the agenda", "Where we stand", "Point 1");
        await journey.Presses("Save the agenda");
        await journey.OpensUntil("/me/notices", journey.Page.Locator(".notices li"));
    }

    private static async Task Bring(Journey journey, string name, byte[] content)
    {
        await journey.Opens("/ja/import");
        await journey.Uploads(name, content);
        await journey.Presses("See what would change");
        await journey.SeesHeading(name);
    }
}
