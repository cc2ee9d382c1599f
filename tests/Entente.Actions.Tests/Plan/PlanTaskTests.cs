using Entente.Actions.Plan;

namespace Entente.Actions.Tests.Plan;

/// <summary>What a task can be: its days, and what it waits for.</summary>
public class PlanTaskTests
{
    private readonly PlanTask survey = Task("T5.1", new(2026, 1, 1), new(2026, 3, 31));

    [Fact]
    public void A_task_cannot_end_before_it_begins() =>
        Assert.Equal("actions.task-ends-before-start", survey.Schedule(new(2026, 2, 1), new(2026, 1, 31), [], []).Problem?.Code);

    [Fact]
    public void A_task_may_begin_and_end_on_one_day() =>
        Assert.Null(survey.Schedule(new(2026, 2, 1), new(2026, 2, 1), [], []).Problem);

    [Fact]
    public void A_task_starts_on_the_day_after_what_it_waits_for_at_the_earliest()
    {
        var draft = Task("T5.2", new(2026, 5, 1), new(2026, 6, 30));

        Assert.Equal("actions.task-starts-too-early", draft.Schedule(new(2026, 3, 31), new(2026, 6, 30), ["T5.1"], [survey]).Problem?.Code);
        Assert.Null(draft.Schedule(new(2026, 4, 1), new(2026, 6, 30), ["T5.1"], [survey]).Problem);
    }

    [Fact]
    public void A_task_cannot_wait_for_one_that_is_not_there() =>
        Assert.Equal("actions.task-after-unknown", survey.Schedule(new(2026, 1, 1), new(2026, 3, 31), ["T9.9"], []).Problem?.Code);

    [Fact]
    public void Tasks_cannot_wait_for_each_other_however_long_the_circle_is()
    {
        var draft = Task("T5.2", new(2026, 4, 1), new(2026, 5, 31), ["T5.1"], survey);
        var trial = Task("T5.3", new(2026, 6, 1), new(2026, 7, 31), ["T5.2"], survey, draft);

        var refused = survey.Schedule(new(2026, 8, 1), new(2026, 8, 31), ["T5.3"], [draft, trial]).Problem;

        Assert.Equal("actions.tasks-in-a-circle", refused?.Code);
        Assert.Empty(survey.After);
    }

    [Fact]
    public void A_task_that_others_wait_for_cannot_be_moved_past_their_start()
    {
        var draft = Task("T5.2", new(2026, 4, 1), new(2026, 5, 31), ["T5.1"], survey);

        Assert.Equal("actions.task-ends-too-late", survey.Schedule(new(2026, 1, 1), new(2026, 4, 1), [], [draft]).Problem?.Code);
        Assert.Equal(new DateOnly(2026, 3, 31), survey.End);
    }

    [Fact]
    public void A_task_is_done_only_after_those_that_it_waits_for()
    {
        var draft = Task("T5.2", new(2026, 4, 1), new(2026, 5, 31), ["T5.1"], survey);
        Assert.Equal("actions.task-waits", draft.MoveTo(TaskState.Done, [survey]).Problem?.Code);

        survey.MoveTo(TaskState.Done, [draft]);

        Assert.Null(draft.MoveTo(TaskState.Done, [survey]).Problem);
        Assert.Equal(TaskState.Done, draft.State);
    }

    [Fact]
    public void A_title_has_at_most_three_hundred_characters()
    {
        var title = new string('x', 301);
        Assert.Equal("actions.plan-title-faulty", PlanTask.Plan(Jams.Action(), 5, "T5.9", title, new(2026, 1, 1), new(2026, 2, 1), [], [], Jams.Now).Problem?.Code);
        Assert.Equal("actions.plan-title-faulty", survey.Assign(title, owner: null).Problem?.Code);
        Assert.Equal("Survey the practices", survey.Title);
        Assert.Null(survey.Assign($" {title[1..]} ", owner: null).Problem);
    }

    [Fact]
    public void A_number_is_given_once() => Assert.Equal("actions.task-number-taken", PlanTask.Plan(
        Jams.Action(), 5, "T5.1", "Again", new(2026, 1, 1), new(2026, 1, 2), [], [survey], Jams.Now).Problem?.Code);

    [Fact]
    public void The_next_number_counts_on_from_the_highest()
    {
        Assert.Equal("T5.1", Numbers.Next("T", 5, []));
        Assert.Equal("T5.11", Numbers.Next("T", 5, ["T5.2", "T5.10", "T55.99", "D5.40"]));
        Assert.Equal("MS8", Numbers.Next("MS", ["MS7", "MS1"]));
        Assert.Equal(["D5.2", "D5.10"], new[] { "D5.10", "D5.2" }.Order(Numbers.Order));
    }

    private static PlanTask Task(string number, DateOnly start, DateOnly end, string[]? after = null, params PlanTask[] others) =>
        PlanTask.Plan(Jams.Action(), 5, number, " Survey the practices ", start, end, after ?? [], others, Jams.Now).Value;
}
