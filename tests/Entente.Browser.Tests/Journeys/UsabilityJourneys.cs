using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>
/// The usability tests of each release, as far as they concern joint actions: counted in steps, under every condition in which
/// people read. How long each took is kept in <c>artifacts/tests/usability.txt</c>; a script is quicker than a reader.
/// </summary>
public class UsabilityJourneys(BrowserHouse house)
{
    /// <summary>Name, language, theme, width and height; a 1280 px screen at 400 % has 320 px.</summary>
    public static readonly TheoryData<string, string, string, int, int> Conditions = new()
    {
        { "as it is", "en", "light", 1280, 900 },
        { "400 %", "en", "light", 320, 256 },
        { "French", "fr", "light", 1280, 900 },
        { "dark", "en", "dark", 1280, 900 },
        { "all at once", "fr", "dark", 320, 256 },
    };

    [Theory, MemberData(nameof(Conditions))]
    public async Task What_is_late_and_who_owns_it_takes_two_steps(string condition, string language, string theme, int width, int height)
    {
        await using var reader = await house.Begin(language, theme, width, height);
        await reader.SignsIn("demo-coordinator");
        await SomethingIsLate(reader);
        var watch = Stopwatch.StartNew();

        await reader.Follows(language == "fr" ? "À remettre sous 30 jours" : "Due within 30 days");
        await reader.Follows(language == "fr" ? "En retard" : "Late");

        await ReadsOwners(reader);
        Note($"What is late and who owns it, {condition}", 2, watch);
        await reader.FindsItFitting();
        await reader.FindsItAccessible();
    }

    [Theory, InlineData("en"), InlineData("fr")]
    public async Task What_is_late_and_who_owns_it_by_keyboard(string language)
    {
        await using var reader = await house.Begin(language);
        await reader.SignsIn("demo-coordinator");
        await SomethingIsLate(reader);
        var watch = Stopwatch.StartNew();

        await reader.ReachesAndPresses(language == "fr" ? "À remettre sous 30 jours…" : "Due within 30 days…");
        await reader.ReachesAndPresses(language == "fr" ? "En retard…" : "Late…");

        await ReadsOwners(reader);
        Note($"What is late and who owns it, keyboard, {language}", 2, watch);
    }

    [Theory, MemberData(nameof(Conditions))]
    public async Task Why_nothing_can_be_pressed_stands_where_the_button_would_be(string condition, string language, string theme, int width, int height)
    {
        await using var reader = await house.Begin(language, theme, width, height);
        await reader.SignsIn("demo-evaluator");
        await reader.Opens("/ja/jams-2-0/deliverables/D5.3");
        var watch = Stopwatch.StartNew();

        await reader.Follows(language == "fr" ? "Ouvrir la revue" : "Open the review");

        var steps = reader.Page.Locator("ol.steps");
        await steps.WaitForAsync();
        var next = await steps.Locator("xpath=following-sibling::p[1]").InnerTextAsync();
        Assert.True(next.Length > 20, $"Beside the steps stands '{next}' alone");
        Note($"Why nothing can be pressed, {condition}", 1, watch);
        await reader.FindsItFitting();
        await reader.FindsItAccessible();
    }

    [Theory, MemberData(nameof(Conditions))]
    public async Task Three_errors_in_a_sheet_are_named_by_row_and_column(string condition, string language, string theme, int width, int height)
    {
        await using var reader = await house.Begin(language, theme, width, height);
        await reader.SignsIn("demo-coordinator");
        await reader.Opens("/ja/jams-2-0/deliverables");
        var sheet = new StringBuilder("No.;Work package;Deliverable;Due\n");
        for (var row = 2; row <= 501; row++)
            sheet.Append(row switch { 40 => ";5;;2027-01-29\n", 222 => ";77;Report;2027-01-29\n", 499 => ";5;Report;soon\n", _ => $";5;Report of row {row};2027-01-29\n" });
        var watch = Stopwatch.StartNew();

        await reader.Follows(language == "fr" ? "Importer une feuille" : "Import a sheet");
        await reader.Uploads("rows.csv", Encoding.UTF8.GetBytes(sheet.ToString()));
        await reader.Presses(language == "fr" ? "Montrer les différences" : "Show the differences");

        foreach (var row in new[] { "40", "222", "499" })
            await reader.Page.Locator("main").GetByText(row, new() { Exact = false }).First.WaitForAsync();
        Note($"Three errors in 500 rows, {condition}", 3, watch);
        await reader.FindsItFitting();
        await reader.FindsItAccessible();
    }

    // Nothing of the demo is late on any day, for it blames nobody.
    private async Task SomethingIsLate(Journey reader)
    {
        await reader.Opens("/ja/jams-2-0/deliverables/new");
        await reader.Page.Locator("select[name=WorkPackage]").SelectOptionAsync(new SelectOptionValue { Index = 5 });
        await reader.Page.Locator("input[name=Title]").FillAsync("Report that is late");
        await reader.Page.Locator("input[name=Due]").FillAsync(house.Today.AddDays(-3).ToString("O", CultureInfo.InvariantCulture));
        await reader.Clicks(reader.Page.Locator("form:has(input[name=Title]) button[type=submit]").First);
        await reader.Page.WaitForURLAsync(address => !address.EndsWith("/new", StringComparison.Ordinal));
        await reader.Opens("/");
    }

    private static async Task ReadsOwners(Journey reader)
    {
        await reader.Page.WaitForURLAsync(address => address.Contains("view=late", StringComparison.Ordinal));
        var rows = await reader.Page.Locator("main tbody tr").AllAsync();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
            Assert.NotEqual("", (await row.Locator("td").Nth(3).InnerTextAsync()).Trim());
    }

    private static void Note(string what, int steps, Stopwatch watch)
    {
        lock (Kept)
        {
            Directory.CreateDirectory(Repository.File("artifacts/tests"));
            File.AppendAllText(Repository.File("artifacts/tests/usability.txt"), FormattableString.Invariant($"{what}: {steps} steps, {watch.Elapsed.TotalSeconds:N1} s\n"));
        }
    }

    private static readonly Lock Kept = new();
}
