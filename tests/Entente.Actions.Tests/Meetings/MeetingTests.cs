using System.Globalization;
using Entente.Actions.Meetings;
using Entente.Platform.Access;

namespace Entente.Actions.Tests.Meetings;

/// <summary>What a meeting can be: its time, what it decides, and minutes that stay as they were approved.</summary>
public class MeetingTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly DateTimeOffset After = Jams.Now.AddDays(40);
    private readonly Meeting meeting = Plan();

    [Theory]
    [InlineData("2026-01-15", "10:00", "Europe/Brussels", "2026-01-15 09:00")]
    [InlineData("2026-06-15", "10:00", "Europe/Brussels", "2026-06-15 08:00")]
    [InlineData("2026-06-15", "10:00", "Europe/Athens", "2026-06-15 07:00")]
    [InlineData("2026-06-15", "10:00", null, "2026-06-15 08:00")]
    [InlineData("2026-03-29", "02:30", "Europe/Brussels", "2026-03-29 01:30")] // Skipped in spring: an hour later.
    [InlineData("2026-10-25", "02:30", "Europe/Brussels", "2026-10-25 01:30")] // Twice in autumn: the second.
    public void A_time_is_read_on_the_clocks_of_its_zone(string day, string from, string? zone, string utc)
    {
        var read = MeetingTime.Of(new(DateOnly.Parse(day, Invariant), TimeOnly.Parse(from, Invariant), null, new(23, 0), zone));

        Assert.Equal(utc, read.Value.Start.UtcDateTime.ToString("yyyy-MM-dd HH:mm", Invariant));
        Assert.Equal(TimeSpan.Zero, read.Value.Start.Offset);
    }

    [Fact]
    public void Every_wrong_part_of_a_time_is_named()
    {
        Assert.Equal(["Day", "From", "Until"], Places(new(null, null, null, null, null)));
        Assert.Equal(["Zone"], Places(new(new(2026, 6, 1), new(9, 0), null, new(10, 0), "Brussels time")));
        Assert.Equal(["Until"], Places(new(new(2026, 6, 1), new(9, 0), null, new(9, 0), null)));
        Assert.Equal(["LastDay"], Places(new(new(2026, 6, 1), new(9, 0), new(2026, 5, 31), new(10, 0), null)));
        Assert.Equal(["LastDay"], Places(new(new(2026, 6, 1), new(9, 0), new(2026, 6, 30), new(10, 0), null)));
        Assert.Equal(["Day"], Places(new(new(1, 1, 1), new(0, 0), null, new(1, 0), null)));
    }

    [Fact]
    public void A_decision_stands_under_a_point_and_keeps_it_on_the_agenda()
    {
        Assert.Equal("actions.agenda-item-unknown", meeting.Decide(1, "We go on", "test", Jams.Now).Problem?.Code);

        meeting.SetAgenda([Item(0, "First"), Item(0, "Second")], Jams.Now);
        Assert.Equal([1, 2], meeting.Agenda.Select(item => item.Id));
        Assert.Equal(1, meeting.Decide(2, " We go on ", "test", Jams.Now).Value.Number);

        Assert.Equal("actions.agenda-item-decided", meeting.SetAgenda([Item(1, "First")], Jams.Now).Problem?.Code);
        Assert.Null(meeting.SetAgenda([Item(2, "Second, first"), Item(0, "Third")], Jams.Now).Problem);
        Assert.Equal([2, 3], meeting.Agenda.Select(item => item.Id)); // Point 1 is gone; its number does not come back.
        meeting.SetAgenda([Item(2, "Second, first")], Jams.Now);
        meeting.SetAgenda([Item(2, "Second, first"), Item(0, "Fourth")], Jams.Now);
        Assert.Equal([2, 4], meeting.Agenda.Select(item => item.Id)); // Nor does that of the last one, a save later.
        Assert.Equal("We go on", meeting.Decisions.Single().Text);
    }

    [Fact]
    public void A_decision_becomes_a_task_once()
    {
        meeting.SetAgenda([Item(0, "First")], Jams.Now);
        meeting.Decide(1, "We go on", "test", Jams.Now);
        Assert.Equal("actions.decision-unknown", meeting.OpenDecision(2).Problem?.Code);
        Assert.Null(meeting.OpenDecision(1).Problem);

        meeting.BecameTask(1, "T5.9");

        Assert.Equal("actions.decision-is-task", meeting.OpenDecision(1).Problem?.Code);
    }

    [Fact]
    public void Approved_minutes_stay_and_a_correction_is_a_new_round()
    {
        Assert.Equal("actions.minutes-missing", meeting.Approve("test", After).Problem?.Code);
        Assert.Equal("actions.minutes-open", meeting.Correct("Wrong", After).Problem?.Code);
        meeting.Write("First", Jams.Now);
        Assert.Equal("actions.minutes-too-early", meeting.Approve("test", Jams.Now).Problem?.Code);
        Assert.Equal(1, meeting.Approve("test", After).Value.Round);

        Assert.Equal("actions.minutes-approved", meeting.Write("Second", After).Problem?.Code);
        Assert.Equal("First", meeting.Minutes?.Text);

        meeting.Correct("A name was wrong", After);
        Assert.Equal("First", meeting.Draft);
        meeting.Write("Second", After);
        Assert.Equal("First", meeting.Minutes?.Text);
        var second = meeting.Approve("other", After).Value;

        Assert.Equal((2, "Second", "A name was wrong"), (second.Round, second.Text, second.Correcting));
        Assert.Equal(["First", "Second"], meeting.Approved.Select(round => round.Text));
        Assert.False(meeting.IsDrafting);
    }

    [Fact]
    public void What_approved_minutes_report_on_stays_as_well_until_they_are_corrected()
    {
        meeting.SetAgenda([Item(0, "Fund laboratory A")], Jams.Now);
        meeting.Decide(1, "It is funded", "test", Jams.Now);
        meeting.Write("First", Jams.Now);
        meeting.Approve("test", After);

        Assert.All(
            new[]
            {
                meeting.Revise("x", null, null, After).Problem, meeting.SetAgenda([Item(1, "Fund laboratory B")], After).Problem, meeting.Decide(1, "x", "test", After).Problem,
            },
            refused => Assert.Equal("actions.minutes-approved", refused?.Code));
        Assert.Null(meeting.OpenDecision(1).Problem);

        meeting.Correct("The laboratory was wrong", After);

        Assert.Null(meeting.SetAgenda([Item(1, "Fund laboratory B")], After).Problem);
        Assert.Null(meeting.Decide(1, "It begins in May", "test", After).Problem);
        Assert.Null(meeting.Revise("Money", null, null, After).Problem);
    }

    [Fact]
    public void An_invitation_counts_how_often_it_asked_and_forgets_what_was_said_before()
    {
        var person = Actor.Person(new Guid("0197a000-0000-7000-8000-000000000001"), "ana", "Ana", null, [], new RoleTable([]));
        var invitation = Invitation.To(meeting, person, Jams.Now);
        invitation.Say(Answer.Yes, Jams.Now);

        invitation.AskAgain();
        Assert.Equal((2, (Answer?)null, (DateTimeOffset?)null), (invitation.Asked, invitation.Answer, invitation.AnsweredAt));

        invitation.Say(Answer.Yes, Jams.Now);
        invitation.Withdraw(Jams.Now);
        invitation.Renew();
        Assert.Equal((3, (Answer?)null, (DateTimeOffset?)null), (invitation.Asked, invitation.Answer, invitation.WithdrawnAt));
    }

    [Fact]
    public void A_meeting_over_midnight_and_one_whose_zone_alone_changes_are_told_right()
    {
        var night = MeetingTime.Of(new(new(2026, 6, 30), new(22, 0), new(2026, 7, 1), new(1, 30), null)).Value;
        Assert.Equal((30, 22, 1, 1), (night.LocalStart.Day, night.LocalStart.Hour, night.LocalEnd.Day, night.LocalEnd.Hour));
        Assert.Equal(TimeSpan.FromHours(3.5), night.End - night.Start);
        var before = meeting.Time;

        Assert.Null(meeting.Move(before with { Zone = "Europe/Athens" }, "We meet in Athens", "test", Jams.Now).Problem);

        Assert.Equal((before.Start, 11, 1), (meeting.Start, meeting.Time.LocalStart.Hour, meeting.Sequence));
    }

    [Fact]
    public void Every_zone_to_choose_is_known_here_and_only_moments_are_stored_of_a_time()
    {
        Assert.All(MeetingTime.Zones, zone => Assert.Null(MeetingTime.Of(new(new(2026, 6, 1), new(9, 0), null, new(10, 0), zone)).Problem));
        Assert.DoesNotContain("Local", System.Text.Json.JsonSerializer.Serialize(meeting.Time), StringComparison.Ordinal);
    }

    [Fact]
    public void A_meeting_is_moved_with_a_reason_and_calendars_notice()
    {
        Assert.Equal("actions.meeting-not-moved", meeting.Move(meeting.Time, "Why", "test", Jams.Now).Problem?.Code);
        var before = meeting.Time;

        meeting.Move(Time(new(2026, 7, 8)), "The speaker is ill", "test", Jams.Now);

        Assert.Equal((before, "The speaker is ill"), (meeting.Moves.Single().Time, meeting.Moves.Single().Because));
        Assert.Equal(1, meeting.Sequence);
        meeting.Revise("Another title", null, null, Jams.Now);
        Assert.Equal(2, meeting.Sequence);
        meeting.Revise("Another title", null, null, Jams.Now);
        Assert.Equal(2, meeting.Sequence);
    }

    [Fact]
    public void What_was_called_off_does_not_change_and_what_was_held_is_not_called_off()
    {
        var held = Plan();
        held.Write("It was held", Jams.Now);
        held.Approve("test", After);
        Assert.Equal("actions.meeting-was-held", held.CallOff("Why", After).Problem?.Code);
        Assert.Equal("actions.meeting-was-held", held.Move(Time(new(2026, 9, 1)), "Why", "test", After).Problem?.Code);

        var decided = Plan();
        decided.SetAgenda([Item(0, "First")], Jams.Now);
        decided.Decide(1, "We go on", "test", Jams.Now);
        Assert.Equal("actions.meeting-was-held", decided.CallOff("Why", After).Problem?.Code);
        Assert.Equal("actions.meeting-was-held", decided.Move(Time(new(2026, 9, 1)), "Why", "test", After).Problem?.Code);

        // It has not begun: what was recorded too early does not hold it fast.
        Assert.Null(decided.Move(Time(new(2026, 7, 2)), "Why", "test", Jams.Now).Problem);
        Assert.Null(decided.CallOff("Why", Jams.Now).Problem);
        Assert.Equal("actions.meeting-called-off", decided.OpenDecision(1).Problem?.Code);

        meeting.CallOff("Too few come", Jams.Now);

        Assert.Equal(1, meeting.Sequence);
        Assert.All(
            new[]
            {
                meeting.Revise("x", null, null, After).Problem, meeting.SetAgenda([], After).Problem, meeting.Move(Time(new(2026, 9, 1)), "Why", "test", After).Problem,
                meeting.CallOff("Again", After).Problem, meeting.Write("x", After).Problem, meeting.Approve("test", After).Problem, meeting.Decide(1, "x", "test", After).Problem,
            },
            refused => Assert.Equal("actions.meeting-called-off", refused?.Code));
    }

    private static IEnumerable<string> Places(AskedTime asked) => MeetingTime.Of(asked).Problem!.Faults.Select(fault => fault.Place);

    private static AgendaItem Item(int id, string title) => new(id, title, 30, null);

    private static MeetingTime Time(DateOnly day) => MeetingTime.Of(new(day, new(10, 0), null, new(12, 0), null)).Value;

    private static Meeting Plan() => Meeting.Plan(Jams.Action(), 5, "M1", "Signals", Time(new(2026, 7, 1)), "Brussels", null, teamOnly: false, Jams.Now);
}
