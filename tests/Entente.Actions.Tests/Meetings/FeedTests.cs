using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Meetings;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.Meetings;

/// <summary>The file of a meeting, and feeds that show what their owner may see now and nothing restricted.</summary>
public class FeedTests
{
    [Theory, OnEveryDatabase]
    public async Task The_file_of_a_meeting_keeps_its_identity_and_counts_its_changes(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var officer = await house.SignIn("demo-officer");
        await MeetingApiTests.Plan(lead);

        var before = (await Save(officer)).Single();
        await MeetingApiTests.Done(lead.PostAsJsonAsync($"{Jams.Api}/meetings/M2/move", new MoveMeeting(new(new(2026, 7, 8), new(10, 0), null, new(12, 0), null), "Ill")));
        var moved = (await Save(officer)).Single();
        await MeetingApiTests.Done(lead.PostAsJsonAsync($"{Jams.Api}/meetings/M2/calling-off", new CallMeetingOff("Too few come")));
        var off = (await Save(officer)).Single();

        Assert.Equal(("JAMS 2.0 M2: State of the trial", "20260701T080000Z", "20260701T100000Z", "0", "CONFIRMED", "Brussels, room 5"),
            (before["SUMMARY"], before["DTSTART"], before["DTEND"], before["SEQUENCE"], before["STATUS"], before["LOCATION"]));
        Assert.Equal((before["UID"], "20260708T080000Z", "1"), (moved["UID"], moved["DTSTART"], moved["SEQUENCE"]));
        Assert.Equal((before["UID"], "2", "CANCELLED"), (off["UID"], off["SEQUENCE"], off["STATUS"]));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Http.GetAsync(new Uri($"{Jams.Page}/meetings/M77/meeting.ics", UriKind.Relative))).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_feed_is_of_a_person_an_action_a_work_package_or_a_country(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await MeetingApiTests.Plan(lead);
        using var contributor = await house.SignIn("demo-contributor");
        using var officer = await house.SignIn("demo-officer");

        Assert.Contains("JAMS 2.0 M2: State of the trial", await Titles(house, await Make(contributor, "Person:")));
        Assert.DoesNotContain(await Titles(house, await Make(officer, "Person:")), title => title.Contains("M2", StringComparison.Ordinal));
        var action = await Titles(house, await Make(officer, "Action:jams-2-0"));
        Assert.Contains("JAMS 2.0 M2: State of the trial", action);
        Assert.Contains(action, title => title.StartsWith("JAMS 2.0 MS11: ", StringComparison.Ordinal));
        var package = await Titles(house, await Make(officer, "WorkPackage:jams-2-0/5"));
        Assert.Contains("JAMS 2.0 M2: State of the trial", package);
        Assert.DoesNotContain(package, title => title.StartsWith("JAMS 2.0 MS11: ", StringComparison.Ordinal));
        Assert.Contains("JAMS 2.0 M2: State of the trial", await Titles(house, await Make(officer, "Country:FR")));
    }

    [Theory, OnEveryDatabase]
    public async Task Own_days_are_those_of_my_work(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Database.Execute("""UPDATE actions_deliverable SET "Status" = 'Draft', "SubmittedOn" = NULL, "AcceptedOn" = NULL, "Due" = '2026-09-30' WHERE "Number" IN ('D5.2', 'D6.2')""");
        using (var coordinator = await house.Program("demo-coordinator"))
            await MeetingApiTests.Done(coordinator.PostAsJsonAsync($"{Jams.Api}/work-packages/6/lead", new GiveWorkPackageLead("IT", "AIFA", "2026-05", Why: null)));
        using var contact = await house.SignIn("demo-agency-contact");
        using var contributor = await house.SignIn("demo-contributor");
        Assert.Contains("D6.2", (await contact.Open("/me/work")).Body(), StringComparison.Ordinal);

        var led = await Titles(house, await Make(contact, "Person:"));
        Assert.Contains(led, title => title.StartsWith("JAMS 2.0 D6.2: ", StringComparison.Ordinal));
        Assert.DoesNotContain(led, title => title.StartsWith("JAMS 2.0 D5.2: ", StringComparison.Ordinal));
        var shared = await Titles(house, await Make(contributor, "Person:"));
        Assert.Contains(shared, title => title.StartsWith("JAMS 2.0 D5.2: ", StringComparison.Ordinal));
        Assert.DoesNotContain(shared, title => title.StartsWith("JAMS 2.0 D6.2: ", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task A_feed_asks_the_database_for_what_it_shows_and_no_more(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var officer = await house.SignIn("demo-officer");
        var feed = await Make(officer, "WorkPackage:jams-2-0/5");

        using var watch = new SqlWatch(house);
        await Titles(house, feed);

        var meetings = Assert.Single(watch.On("actions_meeting"));
        Assert.All(["Draft", "Approved", "Decisions", "Moves"], column => Assert.DoesNotContain($"\"{column}\"", meetings, StringComparison.Ordinal));
        Assert.All([meetings, Assert.Single(watch.On("actions_deliverable")), Assert.Single(watch.On("actions_milestone"))], sql =>
        {
            Assert.Contains("\"ActionId\"", sql[sql.IndexOf("WHERE", StringComparison.Ordinal)..], StringComparison.Ordinal);
            Assert.Contains("\"WorkPackage\"", sql[sql.IndexOf("WHERE", StringComparison.Ordinal)..], StringComparison.Ordinal);
        });
    }

    [Theory, OnEveryDatabase]
    public async Task A_form_that_is_sent_twice_makes_one_address_and_nobody_has_more_than_fifty(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var officer = await house.SignIn("demo-officer");
        var page = await officer.Open("/me/feeds");

        Assert.NotNull((await officer.Submit(page, Jams.Form("make-feed"), [("About", "Person:")])).QuerySelector("#feed-address"));
        var again = await officer.Submit(page, Jams.Form("make-feed"), [("About", "Person:")]);
        Assert.StartsWith("This form was sent twice, and taken once", again.Done(), StringComparison.Ordinal);
        Assert.Null(again.QuerySelector("#feed-address"));
        Assert.Equal(["1"], await house.Database.Read("SELECT COUNT(*) FROM platform_feed"));

        for (var made = 1; made < 50; made++)
            await Make(officer, "Person:");
        var many = await officer.Submit(await officer.Open("/me/feeds"), Jams.Form("make-feed"), [("About", "Person:")]);
        Assert.Contains("You have 50 calendar addresses.", many.Summary(), StringComparison.Ordinal);
        Assert.Equal(["50"], await house.Database.Read("SELECT COUNT(*) FROM platform_feed"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_feed_carries_nothing_restricted_and_asks_each_time_what_its_owner_may_see(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        (await lead.PostAsJsonAsync($"{Jams.Api}/meetings", MeetingApiTests.Ask() with { TeamOnly = true })).EnsureSuccessStatusCode();
        (await lead.PostAsJsonAsync($"{Jams.Api}/meetings", MeetingApiTests.Ask() with { Title = "For all" })).EnsureSuccessStatusCode();
        using var contributor = await house.SignIn("demo-contributor");
        var feed = await Make(contributor, "Person:");

        var titles = await Titles(house, feed);
        Assert.Contains("JAMS 2.0 M3: For all", titles);
        Assert.DoesNotContain(titles, title => title.Contains("M2", StringComparison.Ordinal));
        await house.Database.Execute("""UPDATE actions_joint_action SET "Edition" = 'Restricted', "Audience" = ' person:nobody ' WHERE "Slug" = 'jams-2-0'""");
        Assert.DoesNotContain(await Titles(house, feed), title => title.Contains("M3", StringComparison.Ordinal));
        await house.Database.Execute("""UPDATE platform_account SET "WithdrawnAt" = '2026-06-11 09:00:00' WHERE "SignInName" = 'demo-contributor'""");
        await Gone(house, feed);
    }

    [Theory, OnEveryDatabase]
    public async Task Only_the_hash_of_an_address_is_kept_and_a_revoked_one_is_gone(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var officer = await house.SignIn("demo-officer");
        using var contributor = await house.SignIn("demo-contributor");
        var feed = await Make(officer, "Person:");
        var secret = feed.Split('=')[1];

        Assert.StartsWith("entcal_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, string.Join('\n', await house.Database.Read("SELECT * FROM platform_feed")), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await officer.Open("/me/feeds")).Body(), StringComparison.Ordinal);
        await Gone(house, "/calendar.ics");
        await Gone(house, "/calendar.ics?token=");
        await Gone(house, $"/calendar.ics?token={secret}x");
        await Gone(house, $"/calendar.ics?token={new string('x', 5000)}");

        var faulty = await officer.Submit(await officer.Open("/me/feeds"), Jams.Form("make-feed"), [("About", "Action:no-such")]);
        Assert.Equal(["#field-About"], faulty.Faults());
        var which = (await officer.Open("/me/feeds")).QuerySelector("button[name=Which]")!.GetAttribute("value")!;
        await Make(contributor, "Person:");
        var page = await contributor.Open("/me/feeds");
        var foreign = await contributor.Http.PostAsync(new Uri("/me/feeds", UriKind.Relative), Sent(page, which));
        Assert.Contains("You have no such calendar address.", await foreign.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get(house, feed)).StatusCode);

        var revoked = await officer.Http.PostAsync(new Uri("/me/feeds", UriKind.Relative), Sent(await officer.Open("/me/feeds"), which));
        Assert.True(revoked.IsSuccessStatusCode);
        await Gone(house, feed);
    }

    private static FormUrlEncodedContent Sent(AngleSharp.Dom.IDocument page, string which)
    {
        var form = page.QuerySelector(Jams.Form("revoke-feed"))!;
        return new([.. form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)), KeyValuePair.Create("Which", which)]);
    }

    private static async Task<string> Make(Reader reader, string about)
    {
        var made = await reader.Submit(await reader.Open("/me/feeds"), Jams.Form("make-feed"), [("About", about)]);
        return new Uri(made.QuerySelector("#feed-address")!.TextContent).PathAndQuery;
    }

    private static async Task<HttpResponseMessage> Get(House house, string address)
    {
        using var nobody = house.WithToken("");
        nobody.DefaultRequestHeaders.Authorization = null;
        return await nobody.GetAsync(new Uri(address, UriKind.Relative));
    }

    private static async Task Gone(House house, string address) => Assert.Equal(HttpStatusCode.NotFound, (await Get(house, address)).StatusCode);

    private static async Task<IReadOnlyList<string>> Titles(House house, string address)
    {
        using var answer = await Get(house, address);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        return [.. CalendarFile.Read(await answer.Content.ReadAsByteArrayAsync()).Select(one => one["SUMMARY"])];
    }

    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Save(Reader reader)
    {
        using var answer = await reader.Http.GetAsync(new Uri($"{Jams.Page}/meetings/M2/meeting.ics", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return CalendarFile.Read(await answer.Content.ReadAsByteArrayAsync());
    }
}
