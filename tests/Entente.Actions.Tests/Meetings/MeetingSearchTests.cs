using System.Net.Http.Json;
using Entente.Actions.Meetings;
using Entente.Platform.Search;
using Entente.Platform.Things;

namespace Entente.Actions.Tests.Meetings;

/// <summary>Meetings are found by what they decided and by approved minutes, by those who may see them and nobody else.</summary>
public class MeetingSearchTests
{
    private const string Api = $"{Jams.Api}/meetings";

    [Theory, OnEveryDatabase]
    public async Task A_meeting_is_found_by_its_decisions_and_its_approved_minutes_never_by_a_draft(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var officer = await house.Program("demo-officer");
        await MeetingApiTests.Plan(lead);
        await MeetingApiTests.Done(lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(0, "Zirconium", 20, null)])));
        await MeetingApiTests.Done(lead.PostAsJsonAsync($"{Api}/M2/decisions", new RecordDecision(1, "Buy palladium")));
        await MeetingApiTests.Done(lead.PutAnyway($"{Api}/M2/minutes", new WriteMinutes("We spoke of ytterbium.")));

        var hit = Assert.Single((await Find(officer, "palladium")).Hits);
        Assert.Equal(("actions.meeting", "M2", $"{Jams.Page}/meetings/M2", "jams-2-0"), (hit.Kind, hit.Code, hit.Href, hit.Action));
        Assert.Single((await Find(officer, "zirconium")).Hits);
        Assert.Empty((await Find(lead, "ytterbium")).Hits);

        house.Clock.Pass(TimeSpan.FromDays(25));
        var version = (await lead.GetFromJsonAsync<MeetingView>($"{Api}/M2"))!.Version;
        await MeetingApiTests.Done(MeetingApiTests.Approve(lead, version));
        Assert.Single((await Find(officer, "ytterbium")).Hits);
        using var reader = await house.SignIn("demo-officer");
        Assert.Contains("Meeting", (await reader.Open("/search?q=ytterbium")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_meeting_for_the_team_is_found_and_counted_for_the_team_and_a_guest_while_invited(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var coordinator = await house.Program("demo-coordinator");
        using var officer = await house.Program("demo-officer");
        (await lead.PostAsJsonAsync(Api, MeetingApiTests.Ask() with { Title = "Zirconium", TeamOnly = true })).EnsureSuccessStatusCode();

        Assert.Equal((1, 0), ((await Find(coordinator, "zirconium")).Count, (await Find(officer, "zirconium")).Count));
        await MeetingApiTests.Done(lead.PostAsJsonAsync($"{Api}/M2/invitations", new Invite(null, ["si-jazmp"])));
        Assert.Equal(1, (await Find(officer, "zirconium")).Count);
        var guest = (await lead.GetFromJsonAsync<MeetingView>($"{Api}/M2"))!.Invited.Single(one => one.Name == "Demo officer");
        await MeetingApiTests.Done(lead.DeleteAsync(new Uri($"{Api}/M2/invitations/{guest.Account}", UriKind.Relative)));
        var gone = await Find(officer, "zirconium");
        Assert.Equal((0, 0), (gone.Count, gone.Kinds.Count));
    }

    [Fact]
    public void Where_the_action_is_for_named_readers_a_meeting_is_found_by_those_whom_both_name()
    {
        // What stands in the index is what a reader of the meeting alone would see; the action narrows it.
        var action = Jams.Action();
        var meeting = Meeting.Plan(action, 5, "M1", "Zirconium", MeetingTime.Of(new(new(2026, 7, 1), new(10, 0), null, new(12, 0), null)).Value, null, null, teamOnly: false, Jams.Now);
        var entry = new ThingEntry("1", "/", LocalText.Of("Zirconium")).SeenAs(meeting);

        var narrow = entry.Within(new Named(Edition.Restricted, Handling.AmberStrict, " authority:fr-ansm  person:x  action:jams-3 "));

        Assert.Equal((Edition.Restricted, Handling.AmberStrict, " authority:fr-ansm  action:jams-3 "), (narrow.Edition, narrow.Handling, narrow.Audience));
        Assert.Same(entry, entry.Within(new Named(Edition.Network, Handling.Green, "")));
    }

    private sealed record Named(Edition Edition, Handling Handling, string Audience) : IVisible;

    private static async Task<SearchView> Find(HttpClient program, string words) => (await program.GetFromJsonAsync<SearchView>($"/api/v1/search?q={words}"))!;
}
