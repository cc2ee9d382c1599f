using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Entente.Actions.Meetings;

namespace Entente.Actions.Tests.Meetings;

/// <summary>Meetings through the API: who may do what, who is told, and what is refused.</summary>
public class MeetingApiTests
{
    private const string Api = $"{Jams.Api}/meetings";

    [Theory, OnEveryDatabase]
    public async Task A_meeting_goes_from_its_plan_to_approved_minutes(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        await Plan(lead);

        await Done(lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(0, "State", 20, "AFMPS"), new(0, "", null, null), new(0, "Next steps", null, null)])));
        await Done(contributor.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("maybe")));
        await Done(contributor.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("yes")));
        await Done(lead.PostAsJsonAsync($"{Api}/M2/decisions", new RecordDecision(2, "Write the guide")));
        var turn = new TurnIntoTask(null, "Write the guide", new(2026, 9, 1), new(2026, 9, 30), "be-afmps");
        await Done(lead.PostAsJsonAsync($"{Api}/M2/decisions/1/task", turn));
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/M2/decisions/1/task", turn), HttpStatusCode.UnprocessableEntity, "actions.decision-is-task");
        await Done(lead.PutAnyway($"{Api}/M2/minutes", new WriteMinutes("We met.")));
        await Jams.Refused(await Approve(lead, (await Read(lead)).Version), HttpStatusCode.UnprocessableEntity, "actions.minutes-too-early");
        house.Clock.Pass(TimeSpan.FromDays(25));
        await Jams.Refused(await lead.PostAsync($"{Api}/M2/minutes/approval", content: null), HttpStatusCode.PreconditionFailed, "platform.changed-since-unseen");
        await Jams.Refused(await lead.Over<object?>(HttpMethod.Post, $"{Api}/M2/minutes/approval", null, EntityTagHeaderValue.Any), HttpStatusCode.PreconditionFailed, "platform.changed-since-unseen");
        await Done(Approve(lead, (await Read(lead)).Version));

        var meeting = await Read(contributor);
        Assert.Equal(["State", "Next steps"], meeting.Agenda.Select(item => item.Title));
        Assert.Equal((2, "Write the guide", "T5.4"), (meeting.Decisions.Single().Item, meeting.Decisions.Single().Text, meeting.Decisions.Single().Task));
        Assert.Equal("We met.", meeting.Minutes);
        Assert.Equal("Yes", meeting.Invited.Single(one => one.Name == "Demo contributor").Answer);
        Assert.Equal(["1"], await house.Database.Read("""SELECT COUNT(*) FROM actions_task WHERE "Number" = 'T5.4'"""));
        await Jams.Refused(await contributor.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("no")), HttpStatusCode.UnprocessableEntity, "actions.meeting-over");
        Assert.Equal(
            ["demo-contributor meeting-invited", "demo-contributor minutes-approved", "demo-coordinator meeting-invited", "demo-coordinator minutes-approved",
                "demo-evaluator meeting-invited", "demo-evaluator minutes-approved", "demo-project-officer meeting-invited", "demo-project-officer minutes-approved"],
            await Told(house));
    }

    [Theory, OnEveryDatabase]
    public async Task A_moved_meeting_asks_again_and_one_that_is_called_off_tells(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        await Plan(lead);
        await Done(contributor.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("yes")));

        await Done(lead.PostAsJsonAsync($"{Api}/M2/move", new MoveMeeting(new(new(2026, 7, 8), new(10, 0), null, new(12, 0), null), "The speaker is ill")));
        Assert.Null((await Read(lead)).Invited.Single(one => one.Name == "Demo contributor").Answer);
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/M2/calling-off", new CallMeetingOff(" ")), HttpStatusCode.UnprocessableEntity, "actions.meeting-faulty");
        await Done(lead.PostAsJsonAsync($"{Api}/M2/calling-off", new CallMeetingOff("Too few come")));

        Assert.Equal("Too few come", (await Read(lead)).CalledOff);
        Assert.Equal(["meeting-called-off", "meeting-invited", "meeting-moved"], await Told(house, "demo-contributor"));
        await Jams.Refused(await contributor.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("no")), HttpStatusCode.UnprocessableEntity, "actions.meeting-called-off");
    }

    [Theory, OnEveryDatabase]
    public async Task An_answer_counts_for_the_asking_that_it_names(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        await Plan(lead);
        Assert.Equal(1, (await Guest(lead, "Demo contributor")).Asked);
        var asked = (await contributor.GetAsync(new Uri($"{Api}/M2/answer", UriKind.Relative))).Headers.ETag;

        await Done(lead.PostAsJsonAsync($"{Api}/M2/move", new MoveMeeting(new(new(2026, 7, 1), new(10, 0), null, new(18, 0), null), "It takes longer")));

        using var early = await contributor.Over(HttpMethod.Put, $"{Api}/M2/answer", new AnswerInvitation("yes"), asked);
        await Jams.Refused(early, HttpStatusCode.PreconditionFailed, "platform.changed-since");
        Assert.Null((await Guest(lead, "Demo contributor")).Answer);
        await Done(contributor.Over(HttpMethod.Put, $"{Api}/M2/answer", new AnswerInvitation("yes"), early.Headers.ETag));
        Assert.Equal("Yes", (await Guest(lead, "Demo contributor")).Answer);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_is_invited_again_is_asked_and_told_again(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        await Plan(lead);
        await Done(contributor.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("yes")));
        var account = (await Guest(lead, "Demo contributor")).Account;

        await Done(lead.DeleteAsync(new Uri($"{Api}/M2/invitations/{account}", UriKind.Relative)));
        await Done(lead.PostAsJsonAsync($"{Api}/M2/move", new MoveMeeting(new(new(2026, 7, 8), new(10, 0), null, new(12, 0), null), "The speaker is ill")));
        await Done(lead.PostAsJsonAsync($"{Api}/M2/invitations", new Invite([account], null)));

        var again = await Guest(lead, "Demo contributor");
        Assert.Equal(((string?)null, (DateTimeOffset?)null, 2), (again.Answer, again.AnsweredAt, again.Asked));
        Assert.Equal(["meeting-invited", "meeting-invited", "meeting-uninvited"], await Told(house, "demo-contributor"));
    }

    [Theory, OnEveryDatabase]
    public async Task Another_place_or_link_is_told_and_a_better_title_is_not(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await Plan(lead);

        await Done(lead.PutAnyway($"{Api}/M2", new ReviseMeeting("State of our trial", "Brussels, room 5", "https://video.example/x")));
        Assert.Equal(["meeting-invited"], await Told(house, "demo-contributor"));
        await Done(lead.PutAnyway($"{Api}/M2", new ReviseMeeting("State of our trial", "Paris", "https://video.example/x")));
        await Done(lead.PutAnyway($"{Api}/M2", new ReviseMeeting("State of our trial", "Paris", "https://video.example/y")));
        Assert.Equal(["meeting-changed", "meeting-changed", "meeting-invited"], await Told(house, "demo-contributor"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_meeting_that_is_planned_twice_stands_once_and_a_misspelt_authority_is_named(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await Plan(lead);

        await Jams.Refused(await lead.PostAsJsonAsync(Api, Ask()), HttpStatusCode.Conflict, "actions.meeting-stands");
        var contributor = (await Guest(lead, "Demo contributor")).Account;
        var answer = await lead.PostAsJsonAsync($"{Api}/M2/invitations", new Invite([contributor], ["si-jazpm"]));
        Assert.Contains("actions.invitee-authority", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Done(lead.PostAsJsonAsync($"{Api}/M2/calling-off", new CallMeetingOff("Wrong week")));
        await Plan(lead);
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_to_what_was_not_seen_is_refused_everywhere(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await Plan(lead);
        await Done(lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(0, "State", 20, null)])));
        await Done(lead.PostAsJsonAsync($"{Api}/M2/decisions", new RecordDecision(1, "Write the guide")));
        var old = (await Read(lead)).Version - 1;
        var guest = (await Guest(lead, "Demo contributor")).Account;

        (HttpMethod Method, string Path, object? Body)[] asks =
        [
            (HttpMethod.Put, "", new ReviseMeeting("x", null, null)), (HttpMethod.Put, "/agenda", new SetAgenda([new(1, "x", null, null)])),
            (HttpMethod.Post, "/move", new MoveMeeting(new(new(2026, 7, 8), new(10, 0), null, new(12, 0), null), "x")), (HttpMethod.Post, "/calling-off", new CallMeetingOff("x")),
            (HttpMethod.Post, "/invitations", new Invite(null, ["it-aifa"])), (HttpMethod.Delete, $"/invitations/{guest}", null), (HttpMethod.Post, "/decisions", new RecordDecision(1, "x")),
            (HttpMethod.Post, "/decisions/1/task", new TurnIntoTask(5, "x", new(2026, 9, 1), new(2026, 9, 30), null)), (HttpMethod.Put, "/minutes", new WriteMinutes("x")),
            (HttpMethod.Post, "/minutes/approval", null), (HttpMethod.Post, "/minutes/correction", new CorrectMinutes("x")),
        ];
        foreach (var (method, path, body) in asks)
        {
            using var told = await lead.Over(method, $"{Api}/M2{path}", body, Puts.Tag(old));
            await Jams.Refused(told, HttpStatusCode.PreconditionFailed, "platform.changed-since");
            Assert.Contains($"\"version\":{old + 1}", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(old + 1, (await Read(lead)).Version);
    }

    [Theory, OnEveryDatabase]
    public async Task Endless_texts_are_refused_and_a_draft_is_for_writers_and_the_invited(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        using var officer = await house.Program("demo-officer");
        await Plan(lead);
        await Done(lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(0, "State", 20, null)])));
        await Done(lead.PostAsJsonAsync($"{Api}/M2/decisions", new RecordDecision(1, "Write the guide")));

        var endless = await lead.PostAsJsonAsync($"{Api}/M2/decisions/1/task", new TurnIntoTask(5, new('x', 301), new(2026, 9, 1), new(2026, 9, 30), null));
        Assert.Contains("actions.task-title-long", await endless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Jams.Refused(await lead.PutAnyway($"{Api}/M2/minutes", new WriteMinutes(new('x', Meeting.MostCharacters + 1))), HttpStatusCode.UnprocessableEntity, "actions.meeting-faulty");
        await Done(lead.PutAnyway($"{Api}/M2/minutes", new WriteMinutes(new('x', Meeting.MostCharacters))));

        Assert.Equal(Meeting.MostCharacters, (await Read(lead)).Draft?.Length);
        Assert.NotNull((await Read(contributor)).Draft);
        Assert.Null((await Read(officer)).Draft);
    }

    [Theory, OnEveryDatabase]
    public async Task Readers_see_who_decided_and_approved_and_why_it_was_corrected_the_trail_has_the_sign_in_name(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var officer = await house.Program("demo-officer");
        await Plan(lead);
        await Done(lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(0, "State", 20, null)])));
        await Done(lead.PostAsJsonAsync($"{Api}/M2/decisions", new RecordDecision(1, "Write the guide")));
        house.Clock.Pass(TimeSpan.FromDays(25));
        await Done(lead.PutAnyway($"{Api}/M2/minutes", new WriteMinutes("First")));
        await Done(Approve(lead, (await Read(lead)).Version));
        await Jams.Refused(await lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(1, "Another", null, null)])), HttpStatusCode.UnprocessableEntity, "actions.minutes-approved");
        await Done(lead.PostAsJsonAsync($"{Api}/M2/minutes/correction", new CorrectMinutes("A name was wrong")));
        await Done(Approve(lead, (await Read(lead)).Version));

        var meeting = await Read(officer);
        Assert.Equal(("Demo work package lead", "be-afmps"), (meeting.Decisions.Single().By, meeting.Decisions.Single().Authority));
        Assert.Equal([("Demo work package lead", null), ("Demo work package lead", "A name was wrong")], meeting.Rounds.Select(round => (round.By, round.Because)));
        Assert.Equal(["demo-wp-lead"], await house.Database.Read("""SELECT DISTINCT "Actor" FROM platform_audit WHERE "Thing" = 'actions_meeting' AND "Actor" LIKE 'demo-%'"""));
    }

    [Theory, OnEveryDatabase]
    public async Task Each_does_only_the_own_part(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        using var officer = await house.Program("demo-officer");
        var ask = Ask();

        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.PostAsJsonAsync(Api, ask)).StatusCode);
        await Jams.Refused(await lead.PostAsJsonAsync(Api, ask with { WorkPackage = null }), HttpStatusCode.Forbidden, "actions.not-yours");
        await Jams.Refused(await lead.PostAsJsonAsync(Api, ask with { WorkPackage = 6 }), HttpStatusCode.Forbidden, "actions.not-yours");
        await Jams.Refused(await lead.PostAsJsonAsync(Api, ask with { Link = "javascript:alert(1)" }), HttpStatusCode.UnprocessableEntity, "actions.meeting-faulty");
        await Jams.Refused(await lead.PostAsJsonAsync(Api, new PlanMeeting(5, null, null, null, null)), HttpStatusCode.UnprocessableEntity, "actions.meeting-faulty");
        await Plan(lead);

        await Jams.Refused(await officer.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("yes")), HttpStatusCode.Forbidden, "actions.not-invited");
        await Jams.Refused(await contributor.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("perhaps")), HttpStatusCode.UnprocessableEntity, "actions.meeting-faulty");
        await Jams.Refused(await contributor.PutAnyway($"{Api}/M9/answer", new AnswerInvitation("yes")), HttpStatusCode.NotFound, "actions.meeting-unknown");
        await Jams.Refused(await lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(7, "Gone", null, null)])), HttpStatusCode.UnprocessableEntity, "actions.meeting-faulty");
        await Jams.Refused(await lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(0, "Long", 9999, null)])), HttpStatusCode.UnprocessableEntity, "actions.meeting-faulty");
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/M2/invitations", new Invite([Guid.Empty], null)), HttpStatusCode.UnprocessableEntity, "actions.meeting-faulty");
        await Jams.Refused(await lead.DeleteAsync(new Uri($"{Api}/M2/invitations/{Guid.Empty}", UriKind.Relative)), HttpStatusCode.NotFound, "actions.invitation-unknown");

        await Done(lead.PostAsJsonAsync($"{Api}/M2/invitations", new Invite(null, ["si-jazmp"])));
        await Done(officer.PutAnyway($"{Api}/M2/answer", new AnswerInvitation("no")));
    }

    [Theory, OnEveryDatabase]
    public async Task A_meeting_for_the_team_is_seen_by_the_team_and_the_invited_only(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var officer = await house.Program("demo-officer");
        using var contact = await house.Program("demo-agency-contact");
        (await lead.PostAsJsonAsync(Api, Ask() with { TeamOnly = true })).EnsureSuccessStatusCode();

        await Jams.Refused(await officer.GetAsync(new Uri($"{Api}/M2", UriKind.Relative)), HttpStatusCode.NotFound, "actions.meeting-unknown");
        await Done(lead.PostAsJsonAsync($"{Api}/M2/invitations", new Invite(null, ["si-jazmp"])));
        var guest = (await Read(officer)).Invited.Single(one => one.Name == "Demo officer");
        Assert.DoesNotContain("M2", await contact.GetStringAsync(new Uri(Api, UriKind.Relative)), StringComparison.Ordinal);

        await Done(lead.DeleteAsync(new Uri($"{Api}/M2/invitations/{guest.Account}", UriKind.Relative)));
        await Jams.Refused(await officer.GetAsync(new Uri($"{Api}/M2", UriKind.Relative)), HttpStatusCode.NotFound, "actions.meeting-unknown");
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_turn_the_same_decision_into_a_task_one_makes_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await Plan(lead);
        await Done(lead.PutAnyway($"{Api}/M2/agenda", new SetAgenda([new(0, "State", 20, null)])));
        await Done(lead.PostAsJsonAsync($"{Api}/M2/decisions", new RecordDecision(1, "Write the guide")));

        var turn = new TurnIntoTask(5, "Write the guide", new(2026, 9, 1), new(2026, 9, 30), null);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lead.PostAsJsonAsync($"{Api}/M2/decisions/1/task", turn)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created),
            answer => Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity]));
        Assert.Equal(["1"], await house.Database.Read("""SELECT COUNT(*) FROM actions_task WHERE "Title" = 'Write the guide'"""));
    }

    internal static Task<HttpResponseMessage> Approve(HttpClient program, int version) =>
        program.Over<object?>(HttpMethod.Post, $"{Api}/M2/minutes/approval", null, Puts.Tag(version));

    internal static PlanMeeting Ask() => new(5, "State of the trial", new(new(2026, 7, 1), new(10, 0), null, new(12, 0), null), "Brussels, room 5", "https://video.example/x");

    internal static async Task Plan(HttpClient lead) => Assert.Equal(HttpStatusCode.Created, (await lead.PostAsJsonAsync(Api, Ask())).StatusCode);

    private static async Task<MeetingView> Read(HttpClient client) => (await client.GetFromJsonAsync<MeetingView>($"{Api}/M2"))!;

    internal static async Task Done(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<InvitedView> Guest(HttpClient client, string name) => (await Read(client)).Invited.Single(one => one.Name == name);

    private static async Task<IReadOnlyList<string>> Told(House house, string name) =>
        [.. (await Told(house)).Where(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];

    private static async Task<IReadOnlyList<string>> Told(House house) =>
    [
        .. (await house.Database.Read("""
            SELECT account."SignInName", notice."Topic" FROM platform_notice notice JOIN platform_account account ON account."Id" = notice."Account"
            WHERE notice."Topic" LIKE 'actions.m%'
            """)).Select(row => row.Replace("actions.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];
}
