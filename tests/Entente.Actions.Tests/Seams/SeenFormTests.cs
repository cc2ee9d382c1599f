using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Entente.Actions.Meetings;
using Entente.Actions.Participants;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Meetings;
using Entente.Actions.Tests.Portfolio;
using Entente.Actions.Tests.Reviews;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.Seams;

/// <summary>
/// Two people at the same form, for each form that changes something: whoever comes second is told, what was saved is kept, what was typed is
/// still there, and sent again it is saved knowingly.
/// </summary>
public partial class SeenFormTests
{
    private const string Meeting = $"{Jams.Page}/meetings/M2";
    private const string Guide = $"{Jams.Page}/deliverables/D5.4";

    private static readonly Case[] Cases =
    [
        new("revise-deliverable", $"{Guide}/edit", [("Title", "First"), ("Due", "2026-09-01")], [("Title", "Second")], ["Title", "Due"]),
        new("revise-milestone", $"{Jams.Page}/milestones/MS15/edit", [("Title", "First")], [("Title", "Second"), ("Verification", "Letters")], ["Title", "Verification"]),
        new("revise-task", $"{Jams.Page}/plan/T5.3/edit", [("Title", "First"), ("Owner", "")], [("Title", "Second")], ["Title"]),
        new("move-task", $"{Jams.Page}/plan/T5.3/edit", [("State", "Waiting")], [("State", "ToDo")], ["State"]),
        new("revise-package", $"{Jams.Page}/wp/5/edit", [("Title[en]", "First"), ("Scope", "One")], [("Title[en]", "Second")], ["Title[en]", "Scope"]),
        new("revise-contributor", "{contributor}", [("From", "2024")], [("From", "2025"), ("Until", "2026-12")], ["From", "Until"]),
        new("revise-lead", "{lead}", [("From", "2024")], [("From", "2025"), ("Why", "By agreement")], ["From", "Why"]),
        new("rename-action", $"{Jams.Page}/edit", [("Acronym", "JAMS 2")], [("Acronym", "JAMS two")], ["Acronym"]),
        new("revise-participant", "{participant}", [("From", "2024"), ("Role", "Beneficiary")], [("From", "2025")], ["From", "Role"]),
        new("set-dates", $"{Jams.Page}/wp/5/edit", [("Start", "2026-01-01"), ("End", "2026-12-31")], [("Start", "2026-02-01")], ["Start", "End"]),
        new("give-lead", $"{Jams.Page}/wp/5/lead", [("Country", "IT")], [("Country", "FR"), ("Why", "By agreement")], ["Country", "Why"]),
        new("revise", $"{Jams.Page}/edit", [("Title[en]", "First"), ("Aims", "One")], [("Title[en]", "Second")], ["Title[en]", "Aims"]),
        new("status", $"{Jams.Page}/settings", [("Status", "Suspended")], [("Status", "Extended")], ["Status"]),
        new("coordinator", $"{Jams.Page}/lineage/coordinator", [("Country", "IT")], [("Country", "FR")], ["Country"]),
        new("name", "/authorities/be-afmps/name", [("Name", "First")], [("Name", "Second")], ["Name"]) { First = "demo-administrator", Second = "demo-administrator" },
        new("revise-document", "{document}", [("Title", "First")], [("Title", "Second"), ("Class", "Amber")], ["Title", "Class"]),
        new("set-agenda", $"{Meeting}/prepare", [("Title0", "First")], [("Title0", "Second")], ["Title0"]),
        new("revise-meeting", $"{Meeting}/prepare", [("Title", "First")], [("Title", "Second"), ("Place", "Paris")], ["Title", "Place"]),
        new("record-decision", $"{Meeting}/decisions", [("Item", "1"), ("Text", "First")], [("Item", "1"), ("Text", "Second")], []),
        new("turn-into-task", $"{Meeting}/decisions", [("Decision", "1"), ("Title", "First"), ("Start", "2026-09-01"), ("End", "2026-09-30")], [("Decision", "2"), ("Title", "Second"), ("Start", "2026-09-01"), ("End", "2026-09-30")], []),
        new("invite", $"{Meeting}/invitations", [("Authorities", "it-aifa")], [("Authorities", "fr-ansm")], []) { Again = false },
        new("answer-invitation", Meeting, [("Answer", "Yes")], [("Answer", "No")], ["Answer"]) { First = "demo-contributor", Second = "demo-contributor" },
        new("uninvite", $"{Meeting}/invitations", [("Guest", "{first}")], [("Guest", "{last}")], []),
        new("write-minutes", $"{Meeting}/minutes", [("Minutes", "First")], [("Minutes", "Second")], ["Minutes"]),
        new("move-meeting", $"{Meeting}/move", [("Day", "2026-07-08"), ("Because", "Ill")], [("Day", "2026-07-09"), ("Because", "Late")], ["Day"]),
        new("call-meeting-off", $"{Meeting}/move", [("Why", "First")], [("Why", "Second")], []) { Again = false },
        new("change-view", "{view}", [("Name", "First")], [("Name", "Second")], ["Name"]) { First = "demo-coordinator" , Second = "demo-coordinator" },
        new("update-view", "/me/views/new?page=/ja&query=status%3DPlanned&of={viewId}", [], [], []) { First = "demo-coordinator" , Second = "demo-coordinator", Again = false },
        new("mail", "/me/settings/notices", [("Address", "one@agency.example")], [("Address", "two@agency.example")], ["Address"]) { Second = "demo-coordinator" },
        new("extend-vote", $"{Guide}/review", [("Longer", "2026-07-01")], [("Longer", "2026-07-02")], []),
        new("replace-reader", $"{Guide}/review", [("OldReader", "it-aifa"), ("NewReader", "fr-ansm"), ("NewPerson", "Anne"), ("ReplaceBecause", "Ill")], [("OldReader", "at-ages"), ("NewReader", "mt-ma"), ("ReplaceBecause", "Late")], []) { Again = false },
        new("call-off", $"{Guide}/review", [("Why", "First")], [("Why", "Second")], []) { Again = false },
        new("reach-milestone", $"{Jams.Page}/milestones/MS15/edit", [("On", "2026-06-10")], [("On", "2026-06-11")], []) { Again = false },
        new("move-deliverable", $"{Guide}/edit", [("Status", "Submitted"), ("On", "2026-06-10"), ("Unreviewed", "By letter")], [("Status", "Draft")], []) { Again = false },
        new("withdraw", $"{Jams.Page}/plan/T8.3/edit", [("Because", "First")], [("Because", "Second")], []) { Again = false },
        new("restore", $"{Jams.Page}/plan/T8.3", [], [], []) { Again = false },
        new("end-participation", "{participant}", [("LastDay", "2026-06-30")], [("LastDay", "2026-07-31")], []) { Again = false },
        new("remove-participant", "{mistaken}", [], [], []) { Gone = "no such participant" },
        new("take-lead-back", "{lead}", [], [], []) { Gone = "no such lead" },
        new("remove-contributor", "{contributor}", [], [], []) { Gone = "no such contributor" },
        new("publication", $"{Jams.Page}/settings", [], [], []) { Again = false },
        new("withdraw-document", "{document}", [("Because", "First")], [("Because", "Second")], []) { Again = false },
    ];

    // These are decisions: tried below, for they need a day on which a meeting is over, a review that has come far, or an amendment.
    private static readonly string[] Elsewhere = ["approve-minutes", "correct-minutes", "count-vote", "decide-approval", "decide-"];

    [Theory, OnEveryDatabase]
    public async Task Who_comes_second_is_told_and_nothing_is_lost(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, ("Mail:Folder", Path.GetTempPath()), ("Mail:From", "house@agency.example"));
        var made = await Furnish(house);
        var people = new Dictionary<string, Reader>(StringComparer.Ordinal);
        foreach (var name in Cases.SelectMany(one => new[] { one.First, one.Second }).Distinct())
            people[name] = await house.SignIn(name);
        var wrong = new List<string>();

        foreach (var one in Cases)
        {
            try
            {
                await Try(one, people[one.First], people[one.Second], made);
            }
            catch (Xunit.Sdk.XunitException failed)
            {
                wrong.Add($"{one.Form}: {failed.Message}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        foreach (var person in people.Values)
            person.Dispose();
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_decided_is_decided_by_who_has_seen_what_is_there(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await Furnish(house);
        using var program = await house.Program("demo-coordinator");
        using var reader = await house.SignIn("demo-coordinator");
        async Task Comes(string page, string first, (string, string?)[] says, string second, (string, string?)[] thenSays)
        {
            var (early, late) = (await reader.Open(page), await reader.Open(page));
            Assert.Equal("", (await reader.Submit(early, first, says)).Summary());
            Assert.Contains("changed this after you had looked at it", (await reader.Submit(late, second, thenSays)).Summary(), StringComparison.Ordinal);
        }

        await Done("/amendments", new { kind = "extension", state = "proposed", months = 6 });
        const string Decide = "form:has([name=Decision])";
        await Comes($"{Jams.Page}/lineage", Decide, [("Decision", "Approved")], Decide, [("Decision", "Rejected")]);

        var review = $"{Guide}/review";
        await Comes(review, Jams.Form("extend-vote"), [("Longer", "2026-07-01")], Jams.Form("count-vote"), []);
        foreach (var seat in new[] { "MT", "be-afmps", "si-jazmp" })
            await Done("/deliverables/D5.4/votes", new { choice = "for", remark = "By letter", seat });
        await Done<object?>("/deliverables/D5.4/votes/count", null);
        foreach (var authority in new[] { "at-ages", "it-aifa" })
            await Done("/deliverables/D5.4/opinions", new { verdict = "accept", remark = "By letter", reader = authority });
        (string, string?)[] approve = [("Approved", "true"), ("Because", "Committee 4")];
        await Comes(review, Jams.Form("decide-approval"), approve, Jams.Form("decide-approval"), [("Approved", "false"), ("Because", "Committee 5")]);

        house.Clock.Pass(TimeSpan.FromDays(25));
        using var later = await house.SignIn("demo-coordinator");
        await program.PutAnyway($"{Jams.Api}/meetings/M2/minutes", new WriteMinutes("We met."));
        var minutes = $"{Meeting}/minutes";
        var (early, late) = (await later.Open(minutes), await later.Open(minutes));
        await later.Submit(early, Jams.Form("write-minutes"), [("Minutes", "We did not meet.")]);
        var told = await later.Submit(late, Jams.Form("approve-minutes"), []);
        Assert.Contains("changed this after you had looked at it", told.Summary(), StringComparison.Ordinal);
        Assert.Equal("", (await later.Submit(told, Jams.Form("approve-minutes"), [])).Summary());
        (early, late) = (await later.Open(minutes), await later.Open(minutes));
        await later.Submit(early, Jams.Form("correct-minutes"), [("Because", "They did")]);
        var corrected = await later.Submit(late, Jams.Form("correct-minutes"), [("Because", "They did not")]);
        Assert.Contains("changed this after you had looked at it", corrected.Summary(), StringComparison.Ordinal);
        Assert.Equal("They did not", corrected.Field("Because"));

        async Task Done<T>(string path, T ask)
        {
            using var answer = await program.PostAsJsonAsync(Jams.Api + path, ask);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public void Every_form_that_changes_something_is_tried()
    {
        var forms = Repository.Files("src", "*.razor").SelectMany(file => Named().Matches(File.ReadAllText(file.FullName)).Select(name => name.Groups["name"].Value)).ToList();

        Assert.True(forms.Count > 30, $"only {forms.Count} forms were found");
        Assert.Empty(forms.Except(Cases.Select(one => one.Form)).Except(Elsewhere));
        Assert.Empty(Cases.Select(one => one.Form).Concat(Elsewhere).Except(forms));
    }

    private static async Task Try(Case one, Reader first, Reader second, IReadOnlyDictionary<string, string> made)
    {
        string Filled(string text) => made.Aggregate(text, (filled, value) => filled.Replace(value.Key, value.Value, StringComparison.Ordinal));
        var (page, form) = (Filled(one.Page), Jams.Form(one.Form));
        var (early, late) = (await first.Open(page), await second.Open(page));
        (string Field, string? Value)[] Sent(IDocument from, (string Field, string? Value)[] values) => [.. values.Select(value => (value.Field, value.Value switch
        {
            "{first}" => from.QuerySelector($"{form} option[value]:not([value=''])")!.GetAttribute("value"),
            "{last}" => from.QuerySelectorAll($"{form} option[value]:not([value=''])")[^1].GetAttribute("value"),
            var text => text,
        }))];

        Assert.Equal("", (await first.Submit(early, form, Sent(early, one.Says))).Summary());
        var sent = Sent(late, one.ThenSays);
        if (one.Gone is { } gone)
        {
            Assert.Contains(gone, (await second.Submit(late, form, sent, HttpStatusCode.NotFound)).Body(), StringComparison.Ordinal);
            return;
        }

        var told = await second.Submit(late, form, sent);

        Assert.Contains("changed this after you had looked at it, on 11 Jun 2026", told.Summary(), StringComparison.Ordinal);
        var way = told.QuerySelector(".error-summary a")?.GetAttribute("href") ?? "";
        Assert.Same(told.QuerySelector(form), told.GetElementById(way.TrimStart('#')));
        Assert.Equal(one.Differ.Order(), told.QuerySelectorAll(".stored-now").Select(now => now.Id!["field-".Length..^"-now".Length]).Order());
        if (!one.Again)
            return;
        Assert.All(sent, field => Assert.True(
            told.QuerySelectorAll($"{form} [name='{field.Field}']").Any(input => Holds(input, field.Value)), $"'{field.Value}' is gone from {field.Field}"));
        Assert.Equal("", (await second.Submit(told, form, [])).Summary());
    }

    private static bool Holds(IElement field, string? value) => field switch
    {
        AngleSharp.Html.Dom.IHtmlInputElement { Type: "checkbox" or "radio" } box => box.Value == value && box.IsChecked,
        AngleSharp.Html.Dom.IHtmlInputElement input => input.Value == value,
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value == value,
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value == value,
        _ => false,
    };

    private static async Task<IReadOnlyDictionary<string, string>> Furnish(House house)
    {
        var document = await DraftGuide.Lay(house);
        using var coordinator = await house.Program("demo-coordinator");
        await coordinator.PostAsJsonAsync($"{Jams.Api}/milestones", new SetMilestone(5, "Agreed", new(2026, 12, 31), Verification: null));
        (await coordinator.PostAsJsonAsync($"{Jams.Api}/meetings", MeetingApiTests.Ask())).EnsureSuccessStatusCode();
        await coordinator.PutAnyway($"{Jams.Api}/meetings/M2/agenda", new SetAgenda([new(0, "State", 20, null)]));
        foreach (var text in new[] { "Write the guide", "Print the guide" })
            (await coordinator.PostAsJsonAsync($"{Jams.Api}/meetings/M2/decisions", new RecordDecision(1, text))).EnsureSuccessStatusCode();
        (await coordinator.PostAsJsonAsync($"{Jams.Api}/participants", new AdmitParticipant("MT", "MMA", "Participant", null, null, new("Malta Medicines Authority", Unlike: null)))).EnsureSuccessStatusCode();
        (await coordinator.PostAsJsonAsync($"{Jams.Api}/work-packages/6/contributors", new AdmitContributor("AT", "AGES", null, null))).EnsureSuccessStatusCode();
        (await coordinator.PostAsJsonAsync($"{Jams.Api}/work-packages/6/lead", new GiveWorkPackageLead("IT", "AIFA", null, null))).EnsureSuccessStatusCode();
        var action = await coordinator.Json(Jams.Api);
        var package = await coordinator.Json($"{Jams.Api}/work-packages/6");
        string Id(System.Text.Json.JsonElement whole, string list, int at) => whole.GetProperty(list)[at].GetProperty("id").GetString()!;
        var kept = await coordinator.PostAsJsonAsync("/api/v1/views", new Entente.Platform.Views.KeepView("/ja", "status=Ended", "Mine"));
        var view = kept.EnsureSuccessStatusCode().Headers.Location!.OriginalString.Split('/')[^1];
        using var lead = await house.SignIn("demo-wp-lead");
        await lead.Submit(await lead.Open($"{Guide}/review"), Jams.Form("start-review"), [("Readers", "at-ages"), ("Readers2", "it-aifa"), ("Until", "2026-06-20")]);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{document}"] = $"/documents/{document}", ["{view}"] = $"/me/views/{view}", ["{viewId}"] = view,
            ["{participant}"] = $"{Jams.Page}/participants/{Id(action, "participants", 0)}/edit", ["{mistaken}"] = $"{Jams.Page}/participants/{Id(action, "participants", 2)}/edit",
            ["{contributor}"] = $"{Jams.Page}/wp/6/contributors/{Id(package, "contributors", 0)}/edit", ["{lead}"] = $"{Jams.Page}/wp/6/leads/{Id(package, "leads", 1)}/edit",
        };
    }

    [GeneratedRegex("<ChangeForm Name=\"@?(?:\\(\\$\")?(?<name>[a-z-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    /// <param name="Form">Its name.</param>
    /// <param name="Page">Where it stands.</param>
    /// <param name="Says">What the first sends.</param>
    /// <param name="ThenSays">What the second sends, from a page that was opened before.</param>
    /// <param name="Differ">The fields in which what is stored then differs from what the second sees in the form.</param>
    private sealed record Case(string Form, string Page, (string Field, string? Value)[] Says, (string Field, string? Value)[] ThenSays, string[] Differ)
    {
        public string First { get; init; } = "demo-coordinator";

        public string Second { get; init; } = "demo-coordinator";

        /// <summary>False where the change of the first leaves nothing for the second to do again.</summary>
        public bool Again { get; init; } = true;

        /// <summary>What the second is told where the first took the thing away; null where it is still there.</summary>
        public string? Gone { get; init; }
    }
}
