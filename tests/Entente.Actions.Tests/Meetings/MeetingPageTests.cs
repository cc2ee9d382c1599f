namespace Entente.Actions.Tests.Meetings;

/// <summary>Meetings on their pages.</summary>
public class MeetingPageTests
{
    private const string Place = $"{Jams.Page}/meetings";

    private static readonly (string, string?)[] Signals =
        [("Title", "Signals in summer"), ("Place", "Brussels"), ("Day", "2026-07-01"), ("From", "10:00"), ("Until", "12:00"), ("WorkPackage", "5")];

    [Theory, OnEveryDatabase]
    public async Task A_coordinator_plans_prepares_and_minutes_a_meeting(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var contributor = await house.SignIn("demo-contributor");

        var faulty = await coordinator.Submit(await coordinator.Open($"{Place}/new"), Jams.Form("plan-meeting"), [.. Signals, ("Title", ""), ("Until", "9 o'clock")]);
        Assert.Equal(["#field-Until"], faulty.Faults());
        faulty = await coordinator.Submit(faulty, Jams.Form("plan-meeting"), [("Until", "09:00"), ("Link", "ftp://x")]);
        Assert.Equal(["#field-Title", "#field-Link", "#field-Until"], faulty.Faults());
        Assert.Equal(("Brussels", "2026-07-01", "10:00"), (faulty.Field("Place"), faulty.Field("Day"), faulty.Field("From")));
        var meeting = await coordinator.Submit(faulty, Jams.Form("plan-meeting"), [("Title", "Signals in summer"), ("Link", ""), ("Until", "12:00")]);
        Assert.Equal("M2 Signals in summer", meeting.Heading());
        Assert.Contains("1 Jul 2026, 10:00–12:00 (Brussels)", meeting.Body(), StringComparison.Ordinal);

        var laid = await coordinator.Submit(await coordinator.Open($"{Place}/M2/prepare"), Jams.Form("set-agenda"),
            [("Title0", "Next steps"), ("Order0", "9"), ("Title1", "State"), ("Who1", "AFMPS"), ("Minutes1", "20")]);
        Assert.Equal("The agenda was saved.", laid.Done());
        Assert.Equal(["State", "Next steps"], laid.QuerySelectorAll("table.data th[scope=row]").Take(2).Select(cell => cell.TextContent));

        var answered = await contributor.Submit(await contributor.Open($"{Place}/M2"), Jams.Form("answer-invitation"), [("Answer", "Yes")]);
        Assert.Equal("Your answer is kept.", answered.Done());
        Assert.Null(answered.QuerySelector(Jams.Form("write-minutes")));

        var decided = await coordinator.Submit(await coordinator.Open($"{Place}/M2/decisions"), Jams.Form("record-decision"), [("Item", "1"), ("Text", "Write the guide")]);
        Assert.Equal("The decision is recorded.", decided.Done());
        var task = await coordinator.Submit(decided, Jams.Form("turn-into-task"), [("WorkPackage", "5"), ("Title", "Write the guide"), ("Start", "2026-09-01"), ("End", "2026-09-30")]);
        Assert.Equal("The decision has become a task.", task.Done());
        Assert.Equal($"{Jams.Page}/plan/T5.4", task.QuerySelector("#decision-1 a")?.GetAttribute("href"));
        Assert.Equal($"{Place}/M2#decision-1", (await contributor.Open($"{Jams.Page}/plan/T5.4")).QuerySelector("a[href*=decision]")?.GetAttribute("href"));

        house.Clock.Pass(TimeSpan.FromDays(25));
        using var later = await house.SignIn("demo-coordinator");
        var draft = await later.Submit(await later.Open($"{Place}/M2/minutes"), Jams.Form("write-minutes"), [("Minutes", "We met.\nWe <b>went</b> on.")]);
        var approved = await later.Press(draft, Jams.Form("approve-minutes"));
        Assert.Equal("The minutes are approved.", approved.Done());
        Assert.Contains("We <b>went</b> on.", approved.Body(), StringComparison.Ordinal);
        Assert.Contains("Approved by Demo coordinator (ANSM)", approved.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("demo-coordinator", approved.Body(), StringComparison.Ordinal);
        Assert.Null(approved.QuerySelector("main a[href$='/M2/prepare']"));
        Assert.Contains("stay as they are", (await later.Open($"{Place}/M2/prepare")).Body(), StringComparison.Ordinal);
        Assert.Null((await later.Open($"{Place}/M2/decisions")).QuerySelector(Jams.Form("record-decision")));
        Assert.Null((await later.Open($"{Place}/M2/move")).QuerySelector(Jams.Form("call-meeting-off")));
        var fixedNow = await later.Open($"{Place}/M2/minutes");
        Assert.Null(fixedNow.QuerySelector(Jams.Form("write-minutes")));
        var corrected = await later.Submit(fixedNow, Jams.Form("correct-minutes"), [("Because", "A name was wrong")]);
        Assert.Contains("A name was wrong", corrected.Body(), StringComparison.Ordinal);
        Assert.Contains("Being corrected", corrected.Body(), StringComparison.Ordinal);
        await later.Press(corrected, Jams.Form("approve-minutes"));
        using var reader = await house.SignIn("demo-contributor");
        Assert.Contains("Reason of the correction: A name was wrong", (await reader.Open($"{Place}/M2")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_change_the_same_meeting_the_later_is_told_and_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var lead = await house.SignIn("demo-wp-lead");
        await coordinator.Submit(await coordinator.Open($"{Place}/new"), Jams.Form("plan-meeting"), Signals);
        var (mine, theirs) = (await coordinator.Open($"{Place}/M2/prepare"), await lead.Open($"{Place}/M2/prepare"));
        var others = await lead.Open($"{Place}/M2/minutes");

        await coordinator.Submit(mine, Jams.Form("revise-meeting"), [("Title", "Signals in July")]);
        var lost = await lead.Submit(theirs, Jams.Form("revise-meeting"), [("Title", "Signals and noise")]);
        Assert.Contains("Demo coordinator changed this after you had looked at it", lost.Summary(), StringComparison.Ordinal);
        Assert.Equal("Signals and noise", lost.Field("Title"));
        Assert.Equal("Signals in July", lost.QuerySelector("section:has(#stored) p strong")?.TextContent);
        Assert.Contains("WP5", lost.QuerySelector("section:has(#stored) dl")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("M2 Signals and noise", (await lead.Submit(lost, Jams.Form("revise-meeting"), [])).Heading());

        var minutes = await coordinator.Open($"{Place}/M2/minutes");
        await coordinator.Submit(minutes, Jams.Form("write-minutes"), [("Minutes", "The first text")]);
        var late = await lead.Submit(others, Jams.Form("write-minutes"), [("Minutes", "The second text")]);
        Assert.Contains("Demo coordinator changed this after you had looked at it", late.Summary(), StringComparison.Ordinal);
        Assert.Equal("The second text", late.Field("Minutes"));
        Assert.Contains("The first text", late.Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_calendar_shows_the_month_and_its_filters_live_in_the_address(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var officer = await house.SignIn("demo-officer");
        using var coordinator = await house.SignIn("demo-coordinator");
        await coordinator.Submit(await coordinator.Open($"{Place}/new"), Jams.Form("plan-meeting"), Signals);

        var month = await officer.Open("/calendar?month=2026-07");
        Assert.Equal("Mon", month.QuerySelector("table.month th")?.TextContent);
        Assert.Contains(month.QuerySelectorAll("table.month td a"), link => link.TextContent == "10:00 JAMS 2.0 M2 Signals in summer");
        Assert.Contains(month.QuerySelectorAll("table.month td a"), link => link.TextContent.StartsWith("JAMS 2.0 MS11", StringComparison.Ordinal));
        Assert.DoesNotContain((await officer.Open("/calendar?month=2026-07&kind=Milestone")).QuerySelectorAll("table.month td a"), link => link.TextContent.Contains("M2 S", StringComparison.Ordinal));
        Assert.Empty((await officer.Open("/calendar?month=2026-07&action=no-such")).QuerySelectorAll("table.month td a"));
        var list = await officer.Open("/calendar?month=2026-07&view=list");
        Assert.Contains("Signals in summer", list.Body(), StringComparison.Ordinal);
        Assert.Equal("/calendar?view=list&month=2026-08", list.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        Assert.Equal("Calendar", (await officer.Open("/calendar?month=July&view=7&kind=x")).Heading());
        var asked = await officer.Submit(await officer.Open("/calendar?view=list"), "form.filters", [("month", "07"), ("year", "2026")]);
        Assert.Contains("Signals in summer", asked.Body(), StringComparison.Ordinal);
        Assert.Equal("/calendar?view=list&month=2026-08", asked.QuerySelector("a[rel=next]")?.GetAttribute("href"));

        await coordinator.Submit(await coordinator.Open($"{Place}/M2/move"), Jams.Form("call-meeting-off"), [("Why", "Too few come")]);
        Assert.Contains("Called off", (await officer.Open("/calendar?month=2026-07")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_answer_from_a_page_that_was_opened_before_the_move_does_not_count(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var contributor = await house.SignIn("demo-contributor");
        await coordinator.Submit(await coordinator.Open($"{Place}/new"), Jams.Form("plan-meeting"), Signals);
        var read = await contributor.Open($"{Place}/M2");

        var moved = await coordinator.Submit(await coordinator.Open($"{Place}/M2/move"), Jams.Form("move-meeting"), [("Day", "2026-07-08"), ("Because", "The speaker is ill")]);
        Assert.Equal("The meeting was moved. Those invited are told.", moved.Done());
        var refused = await contributor.Submit(read, Jams.Form("answer-invitation"), [("Answer", "Yes")]);

        Assert.Contains("Demo coordinator changed this after you had looked at it", refused.Summary(), StringComparison.Ordinal);
        Assert.Contains("8 Jul 2026", refused.QuerySelector("section:has(#facts)")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(["-"], await house.Database.Read("""SELECT "Answer" FROM actions_invitation WHERE "Name" = 'Demo contributor'"""));
        Assert.Equal("Your answer is kept.", (await contributor.Submit(refused, Jams.Form("answer-invitation"), [])).Done());
    }

    [Theory, OnEveryDatabase]
    public async Task Who_loses_a_save_sees_what_the_other_stored_and_not_the_own_words_as_stored(DatabaseKind kind)
    {
        var clock = new Rival("WriteMinutes");
        await using var house = await House.Open(kind, demo: true, clock, []);
        using var coordinator = await house.SignIn("demo-coordinator");
        await coordinator.Submit(await coordinator.Open($"{Place}/new"), Jams.Form("plan-meeting"), Signals);
        var page = await coordinator.Open($"{Place}/M2/minutes");

        clock.Waits(() => house.Database.Execute("""UPDATE actions_meeting SET "Draft" = 'The words of the other', "Version" = "Version" + 1 WHERE "Number" = 'M2'"""));
        var lost = await coordinator.Submit(page, Jams.Form("write-minutes"), [("Minutes", "My own words")]);

        Assert.Contains("Somebody else changed this", lost.Summary(), StringComparison.Ordinal);
        Assert.Equal("My own words", lost.Field("Minutes"));
        Assert.Equal("The words of the other", lost.QuerySelector("#field-Minutes-now .stored-text")?.TextContent);
        Assert.Equal(await house.Database.Read("""SELECT "Version" FROM actions_meeting WHERE "Number" = 'M2'"""),
            [lost.QuerySelector("form:has(#field-Minutes) input[name=_seen]")!.GetAttribute("value")!]);
        Assert.Equal(["The words of the other"], await house.Database.Read("""SELECT "Draft" FROM actions_meeting WHERE "Number" = 'M2'"""));
    }

    [Theory, OnEveryDatabase]
    public async Task A_draft_is_read_by_the_invited_only_and_a_form_without_its_version_is_refused(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var contributor = await house.SignIn("demo-contributor");
        using var officer = await house.SignIn("demo-officer");
        await coordinator.Submit(await coordinator.Open($"{Place}/new"), Jams.Form("plan-meeting"), Signals);
        await coordinator.Submit(await coordinator.Open($"{Place}/M2/minutes"), Jams.Form("write-minutes"), [("Minutes", "Half a sentence")]);

        Assert.Contains("Half a sentence", (await contributor.Open($"{Place}/M2")).Body(), StringComparison.Ordinal);
        var outside = (await officer.Open($"{Place}/M2")).Body();
        Assert.Contains("Not approved yet", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("Half a sentence", outside, StringComparison.Ordinal);

        var unread = await coordinator.Submit(await coordinator.Open($"{Place}/M2/minutes"), Jams.Form("write-minutes"), [("_seen", "x"), ("Minutes", "Over it")]);
        Assert.Contains("This is not as you saw it.", unread.Summary(), StringComparison.Ordinal);
        await house.Database.Execute("""UPDATE actions_meeting SET "CalledOffAt" = '2026-06-12 09:00:00', "CalledOffBecause" = 'Too few' WHERE "Number" = 'M2'""");
        Assert.Contains("Half a sentence", (await coordinator.Open($"{Place}/M2")).QuerySelector("section:has(#minutes)")?.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_lead_is_asked_for_the_own_work_package_and_has_it_chosen_already(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");

        var page = await lead.Open($"{Place}/new");
        Assert.Equal("5", page.Field("WorkPackage"));
        var faulty = await lead.Submit(page, Jams.Form("plan-meeting"), [("WorkPackage", "")]);
        Assert.Equal(["#field-WorkPackage", "#field-Title", "#field-Day", "#field-From", "#field-Until"], faulty.Faults());
        var again = await lead.Submit(await lead.Open($"{Place}/new"), Jams.Form("plan-meeting"), [.. Signals.Where(field => field.Item1 != "WorkPackage")]);
        Assert.Equal("M2 Signals in summer", again.Heading());
        var twice = await lead.Submit(page, Jams.Form("plan-meeting"), Signals);
        Assert.Contains("This meeting stands already as M2", twice.Summary(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Whole_authorities_are_invited_from_the_page_and_people_stand_by_authority(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        await coordinator.Submit(await coordinator.Open($"{Place}/new"), Jams.Form("plan-meeting"), Signals);

        var page = await coordinator.Open($"{Place}/M2/invitations");
        var guest = page.QuerySelectorAll("#field-Guest option").Single(option => option.TextContent.StartsWith("Demo contributor", StringComparison.Ordinal)).GetAttribute("value");
        Assert.Equal("The invitation was taken back.", (await coordinator.Submit(page, Jams.Form("uninvite"), [("Guest", guest)])).Done());
        page = await coordinator.Open($"{Place}/M2/invitations");
        Assert.Equal(["Demo agency contact", "Demo administrator", "Demo finance officer", "Demo contributor", "Demo officer"],
            page.QuerySelectorAll("input[name=People]").Select(box => box.ParentElement!.TextContent.Split('(')[0].Trim()));
        var invited = await coordinator.Submit(page, Jams.Form("invite"), [("Authorities", "si-jazmp")]);
        Assert.Equal("They are invited.", invited.Done());
        Assert.Contains("Demo officer", invited.QuerySelector("section:has(#invited)")?.TextContent, StringComparison.Ordinal);
        var none = await coordinator.Submit(await coordinator.Open($"{Place}/M2/invitations"), Jams.Form("invite"), []);
        Assert.Equal(["#field-People"], none.Faults());
    }

    [Theory, OnEveryDatabase]
    public async Task The_month_counts_its_own_days_and_not_those_of_its_neighbours(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var officer = await house.SignIn("demo-officer");
        // Monday 29 June to Sunday 2 August stand in the table of July.
        await house.Database.Execute("""UPDATE actions_milestone SET "Due" = '2031-06-30' WHERE "Number" = 'MS11'""");

        var empty = await officer.Open("/calendar?month=2031-07");
        Assert.Contains("Nothing stands in this month.", empty.Body(), StringComparison.Ordinal);
        Assert.Equal("0", empty.QuerySelector("#month .count")?.TextContent);
        Assert.Contains("MS11", empty.QuerySelector("table.month")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", (await officer.Open("/calendar?month=2031-06")).QuerySelector("#month .count")?.TextContent);
        Assert.Equal("1", (await officer.Open("/calendar?month=2031-06&view=list")).QuerySelector("#month .count")?.TextContent);
    }
}
