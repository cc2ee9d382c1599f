using System.Net.Http.Json;
using System.Text;
using Entente.Actions.Tests.Reviews;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Plan;

/// <summary>A form is taken once, however often it is sent.</summary>
public class FormsOnceTests
{
    private static readonly (string, string?)[] Fields = [("WorkPackage", "5"), ("Title", "Guide agreed"), ("Due", "2026-09-30")];

    [Theory, OnEveryDatabase]
    public async Task The_same_form_sent_again_leads_to_what_the_first_made_and_another_text_makes_another(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open($"{Jams.Page}/milestones/new");
        var before = await Count(house);

        var refused = await reader.Submit(page, Jams.Form("set-milestone"), [("WorkPackage", "5"), ("Title", " ")]);
        Assert.NotEmpty(refused.Faults());
        using var first = await reader.Send(page, Jams.Form("set-milestone"), Fields);
        using var second = await reader.Send(page, Jams.Form("set-milestone"), Fields);
        Assert.Equal(first.RequestMessage!.RequestUri, second.RequestMessage!.RequestUri);
        Assert.Equal(before + 1, await Count(house));
        using var other = await reader.Send(page, Jams.Form("set-milestone"), [.. Fields.Where(field => field.Item1 != "Title"), ("Title", "Guide printed")]);
        Assert.NotEqual(first.RequestMessage!.RequestUri, other.RequestMessage!.RequestUri);
        Assert.Equal(before + 2, await Count(house));

        using var anew = await reader.Send(await reader.Open($"{Jams.Page}/milestones/new"), Jams.Form("set-milestone"), Fields);
        Assert.Equal(before + 3, await Count(house));
    }

    [Theory, OnEveryDatabase]
    public async Task A_double_click_makes_one_thing_and_all_its_answers_lead_there(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open($"{Jams.Page}/milestones/new");
        var before = await Count(house);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => reader.Send(page, Jams.Form("set-milestone"), Fields))));

        Assert.All(answers, answer => Assert.True(answer.IsSuccessStatusCode));
        Assert.Single(answers.Select(answer => answer.RequestMessage!.RequestUri).Distinct());
        Assert.Equal(before + 1, await Count(house));
    }

    [Theory, OnEveryDatabase]
    public async Task Versions_of_a_document_that_are_brought_at_once_all_stand_one_after_the_other(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var coordinator = await house.Program("demo-coordinator");

        var brought = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(async () =>
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.ASCII.GetBytes($"%PDF-1.4\n% guide {number}\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n")), "file", "guide.pdf" } };
            using var answer = await coordinator.PostAsync($"/api/v1/documents/{document}/versions", form);
            return answer.IsSuccessStatusCode ? "made" : await answer.Content.ReadAsStringAsync();
        })));

        Assert.All(brought, answer => Assert.Equal("made", answer));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], await house.Database.Read("""SELECT "Number" FROM platform_document_version ORDER BY "Number" """));
    }

    [Theory, OnEveryDatabase]
    public async Task A_form_that_answers_with_a_page_of_its_own_makes_one_thing_and_says_that_it_was_sent_twice(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open("/me/settings/tokens");
        (string, string?)[] fields = [("Name", "Statistics"), ("Days", "30")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => reader.Send(page, Jams.Form("token"), fields))));

        Assert.All(answers, answer => Assert.True(answer.IsSuccessStatusCode));
        Assert.Equal(["1"], await house.Database.Read("SELECT COUNT(*) FROM platform_token"));
        var said = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.Single(said, text => !text.Contains("This form was sent twice", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task An_address_of_a_calendar_is_made_once(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open("/me/feeds");
        var about = page.QuerySelector("select[name=About] option[value]:not([value=''])")!.GetAttribute("value");

        foreach (var _ in Enumerable.Range(0, 2))
            using (var answer = await reader.Send(page, Jams.Form("make-feed"), [("About", about)]))
                Assert.True(answer.IsSuccessStatusCode);

        Assert.Equal(["1"], await house.Database.Read("SELECT COUNT(*) FROM platform_feed"));
    }

    [Theory, OnEveryDatabase]
    public async Task The_form_is_noted_in_the_save_so_a_host_that_dies_before_it_answers_makes_no_second_thing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open($"{Jams.Page}/milestones/new");
        var before = await Count(house);
        using (await reader.Send(page, Jams.Form("set-milestone"), Fields))
            Assert.Equal(["1 -"], await house.Database.Read("""SELECT COUNT("SavedAt"), MIN(CASE WHEN "LedTo" IS NULL THEN 1 END) FROM platform_taken_form"""));
        // What a host leaves that died after the save, three minutes ago.
        await house.Database.Execute(kind == DatabaseKind.Postgres
            ? """UPDATE platform_taken_form SET "LedTo" = NULL, "At" = "At" - interval '3 minutes'"""
            : """UPDATE platform_taken_form SET "LedTo" = NULL, "At" = strftime('%Y-%m-%d %H:%M:%f', "At", '-3 minutes')""");

        using var second = await reader.Send(page, Jams.Form("set-milestone"), Fields);

        Assert.Contains("This form was sent twice", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before + 1, await Count(house));
    }

    [Theory, OnEveryDatabase]
    public async Task A_save_for_a_form_that_somebody_else_took_over_comes_to_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var before = await Count(house);

        var lost = await house.Inside(async services =>
        {
            services.GetRequiredService<FormAtHand>().Take("print", Jams.Now);
            services.GetRequiredService<CurrentActor>().Become(Actor.Program("test"));
            var db = services.GetRequiredService<ActionsDb>();
            db.Milestones.Remove(await db.Milestones.AsTracking().FirstAsync());
            return await db.Save(CancellationToken.None);
        });

        Assert.Equal("platform.changed-meanwhile", lost?.Code);
        Assert.Equal(before, await Count(house));
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_in_which_a_figure_was_mended_is_another_form(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open($"{Jams.Page}/plan/import");

        var first = await Bring(reader, page, ",5,Write the report,2027-01-04,2027-02-01,,,");
        var again = await Bring(reader, page, ",5,Write the report,2027-01-04,2027-02-01,,,");
        var mended = await Bring(reader, page, ",5,Write the report,2027-01-04,2027-02-02,,,");

        Assert.Equal(first, again);
        Assert.NotEqual(first, mended);
    }

    private static async Task<Uri?> Bring(Reader reader, AngleSharp.Dom.IDocument page, string row)
    {
        var form = page.QuerySelector("form[enctype='multipart/form-data']")!;
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"No.,Work package,Task,First day,Last day,Code of the authority,Person,Waits for\r\n{row}\r\n")), "File", "tasks.csv" } };
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        using var answer = await reader.Http.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } action ? action : $"{Jams.Page}/plan/import", UriKind.RelativeOrAbsolute), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer.RequestMessage!.RequestUri;
    }

    private static async Task<int> Count(House house) =>
        int.Parse((await house.Database.Read("SELECT COUNT(*) FROM actions_milestone"))[0], System.Globalization.CultureInfo.InvariantCulture);
}
