using Entente.Actions.Plan;

namespace Entente.Actions.Tests.Plan;

/// <summary>How a deliverable and a milestone come to their end, and when they are late.</summary>
public class DeliverableTests
{
    private static readonly DateOnly Due = new(2026, 6, 11);
    private readonly Deliverable report = Deliverable.Promise(Jams.Action(), 5, "D5.1", "Report", Due, [], Jams.Now).Value;
    private readonly Milestone trial = Milestone.Set(Jams.Action(), 5, "MS7", "Trial", Due, null, [], Jams.Now).Value;

    [Fact]
    public void A_deliverable_is_late_from_the_day_after_it_was_due_until_it_is_submitted()
    {
        Assert.False(report.IsLate(Due));
        Assert.True(report.IsLate(Due.AddDays(1)));

        report.Become(DeliverableStatus.Draft, Due);
        Assert.True(report.IsLate(Due.AddDays(1)));

        report.Become(DeliverableStatus.Submitted, Due.AddDays(2), "Reviewed elsewhere.");
        Assert.False(report.IsLate(Due.AddDays(30)));
    }

    [Fact]
    public void A_deliverable_without_a_stated_day_is_never_late() =>
        Assert.False(Deliverable.Promise(Jams.Action(), 5, "D5.2", "Report", due: null, [], Jams.Now).Value.IsLate(DateOnly.MaxValue));

    [Fact]
    public void A_deliverable_is_accepted_only_after_it_was_submitted()
    {
        Assert.Equal("actions.deliverable-not-submitted", report.Become(DeliverableStatus.Accepted, Due).Problem?.Code);

        report.Become(DeliverableStatus.Submitted, Due, "Reviewed elsewhere.");

        Assert.Equal("actions.deliverable-accepted-early", report.Become(DeliverableStatus.Accepted, Due.AddDays(-1)).Problem?.Code);
        Assert.Null(report.Become(DeliverableStatus.Accepted, Due).Problem);
        Assert.Equal((Due, Due), (report.SubmittedOn, report.AcceptedOn));
    }

    [Fact]
    public void A_deliverable_that_comes_back_for_work_is_no_longer_submitted()
    {
        report.Become(DeliverableStatus.Submitted, Due, "Reviewed elsewhere.");
        report.Become(DeliverableStatus.Draft, Due.AddDays(1));

        Assert.Null(report.SubmittedOn);
        Assert.True(report.IsLate(Due.AddDays(1)));
    }

    [Fact]
    public void What_was_accepted_does_not_change_any_more()
    {
        report.Become(DeliverableStatus.Submitted, Due, "Reviewed elsewhere.");
        report.Become(DeliverableStatus.Accepted, Due);

        Assert.Equal("actions.deliverable-accepted", report.Become(DeliverableStatus.Draft, Due).Problem?.Code);
        Assert.Equal("actions.deliverable-accepted", report.Revise("Another report", Due.AddYears(1)).Problem?.Code);
        Assert.Equal(("Report", Due), (report.Title, report.Due));
    }

    [Fact]
    public void A_milestone_is_reached_once_and_keeps_its_words_from_then_on()
    {
        Assert.True(trial.IsLate(Due.AddDays(1)));
        Assert.Null(trial.Revise("Joint trial", Due.AddDays(10), "Trial report").Problem);
        Assert.False(trial.IsLate(Due.AddDays(10)));

        Assert.Null(trial.Reach(Due.AddDays(12)).Problem);

        Assert.False(trial.IsLate(Due.AddDays(13)));
        Assert.Equal("actions.milestone-reached", trial.Reach(Due).Problem?.Code);
        Assert.Equal("actions.milestone-reached", trial.Revise("Other words", Due, verification: null).Problem?.Code);
        Assert.Equal(("Joint trial", Due.AddDays(12)), (trial.Title, trial.ReachedOn));
    }

    [Fact]
    public void A_number_is_given_once()
    {
        Assert.Equal("actions.deliverable-number-taken", Deliverable.Promise(Jams.Action(), 5, "D5.1", "Report", Due, ["D5.1"], Jams.Now).Problem?.Code);
        Assert.Equal("actions.milestone-number-taken", Milestone.Set(Jams.Action(), 5, "MS7", "Trial", Due, null, ["MS7"], Jams.Now).Problem?.Code);
    }

    [Fact]
    public void A_title_has_at_most_three_hundred_characters()
    {
        var title = new string('x', 301);
        Assert.Equal("actions.plan-title-faulty", Deliverable.Promise(Jams.Action(), 5, "D5.9", title, Due, [], Jams.Now).Problem?.Code);
        Assert.Equal("actions.plan-title-faulty", report.Revise(title, Due).Problem?.Code);
        Assert.Equal("Report", report.Title);
        Assert.Null(report.Revise(title[1..], Due).Problem);
    }
}
