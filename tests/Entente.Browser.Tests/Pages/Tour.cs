namespace Entente.Browser.Tests.Pages;

/// <summary>
/// Every page of the house: found once by whoever asks first, then looked at in shares, so that no single test takes long and two can go on
/// side by side.
/// </summary>
public sealed class Tour(BrowserHouse house)
{
    /// <summary>Into how many shares the pages are cut.</summary>
    public const int Shares = 10;

    private const string Administrator = "demo-administrator";
    private const string Coordinator = "demo-coordinator";

    // No link leads here, and rightly so; to the edits of a milestone only from one that is to come, and the first of the demo is reached.
    private static readonly Place[] OffTheRoad =
    [
        new("/ja/{Slug}/milestones/{Number}/edit", "/ja/increasenet/milestones/MS1/edit", Administrator),
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

    // ENTENTE_TOUR=Actions ./test.sh Browser EveryPage looks at the pages of one room.
    private static readonly string? Room = Environment.GetEnvironmentVariable("ENTENTE_TOUR") is { Length: > 0 } room ? room : null;
    private const string Contributor = "/ja/{Slug}/wp/{Number:int}/contributors/{Contributor:guid}/edit";
    private readonly Lock door = new();
    private Task<IReadOnlyList<Place>>? found;

    /// <summary>Page routes of the host that nobody is led to, once <see cref="Places"/> is there.</summary>
    public IReadOnlyList<string> Missed { get; private set; } = [];

    /// <summary>Every kind of page, by its reader.</summary>
    public Task<IReadOnlyList<Place>> Places()
    {
        lock (door)
            return found ??= Find();
    }

    /// <summary>Looks at one share of the pages.</summary>
    /// <returns>What is wrong with them, in words; empty when all is well.</returns>
    public async Task<string> Look(int share, string language, string theme)
    {
        // The tabs of a page have its words: one language is enough for them.
        var places = (await Places()).Where(place => language == "en" || Sample.IsEverything || !place.Kind.Contains('?', StringComparison.Ordinal)).ToList();
        var findings = new List<Finding>();
        foreach (var byReader in places[(places.Count * share / Shares)..(places.Count * (share + 1) / Shares)].GroupBy(place => place.Reader))
        {
            await using var journey = await house.Begin(language, theme);
            if (byReader.Key is not null)
                await journey.SignsIn(byReader.Key);
            await journey.Opens("/login");
            journey.TakeComplaints();
            foreach (var place in byReader)
                await new Inspection(journey, language, theme, findings).Of(place);
        }

        return string.Join('\n', findings.Select(finding => $"{finding.About}: {finding.Text}"));
    }

    private async Task<IReadOnlyList<Place>> Find()
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var reader in new[] { Administrator, Coordinator, null })
        {
            await using var journey = await house.Begin();
            if (reader is not null)
                await journey.SignsIn(reader);
            if (reader == Administrator)
                places.TryAdd(Contributor, new(Contributor, await Bring(journey), Administrator));
            foreach (var place in await Rounds.Of(journey, reader, house.Pages))
                places.TryAdd(place.Kind, place);
        }

        Missed = [.. house.Pages.All.Except(places.Values.Concat(OffTheRoad).Select(Route))];
        return
        [
            .. places.Values.Concat(OffTheRoad).Where(place => Room is null || house.Pages.IsOf(Room, Route(place)))
                .OrderBy(place => place.Reader, StringComparer.Ordinal).ThenBy(place => place.Kind, StringComparer.Ordinal),
        ];
    }

    private static string Route(Place place) => place.Kind.Split('?', ' ')[0];

    // The page of a file or a document exists once somebody brought one, that of a job once somebody asked for one, that of a view
    // once somebody kept one, there is a notice once a job has ended, and only a meeting and a milestone to come are changed.
    // The work package that the rounds look at has no contributor: the page of one is remembered where it was made.
    private static async Task<string> Bring(Journey journey)
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
        await journey.Opens("/ja/increasenet/milestones/new?wp=5");
        await journey.Fills("What is reached", "A milestone of the tour");
        await journey.Fills("Due", "2026-10-01");
        await journey.Presses("Add a milestone");
        await journey.SeesHeading("MS1 A milestone of the tour");
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
        await journey.Opens("/ja/increasenet/wp/5/contributors/new");
        await journey.Chooses("Country", "Austria");
        await journey.Presses("Add a contributor");
        await journey.Sees("The contributor was added.");
        var contributor = await journey.Page.Locator("a[href*='/contributors/'][href$='/edit']").First.GetAttributeAsync("href");
        await journey.OpensUntil("/me/notices", journey.Page.Locator(".notices li"));
        return contributor!;
    }

    private static async Task Bring(Journey journey, string name, byte[] content)
    {
        await journey.Opens("/ja/import");
        await journey.Uploads(name, content);
        await journey.Presses("See what would change");
        await journey.SeesHeading(name);
    }
}
