using System.Net.Http.Json;
using System.Text;
using Entente.Actions.Tests.Reviews;

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

    private static async Task<int> Count(House house) =>
        int.Parse((await house.Database.Read("SELECT COUNT(*) FROM actions_milestone"))[0], System.Globalization.CultureInfo.InvariantCulture);
}
