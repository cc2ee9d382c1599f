using Entente.Actions.Plan;

namespace Entente.Actions.Tests.Plan;

/// <summary>Which tasks hold up a deliverable.</summary>
public class HoldUpTests
{
    private static readonly PlanTask Survey = Task("T2.1", 2, new(2026, 1, 1), new(2026, 2, 27));
    private static readonly PlanTask Draft = Task("T5.1", 5, new(2026, 3, 2), new(2026, 4, 30), ["T2.1"]);
    private static readonly PlanTask Trial = Task("T5.2", 5, new(2026, 5, 4), new(2026, 9, 30), ["T5.1"]);
    private static readonly PlanTask Aside = Task("T3.1", 3, new(2026, 1, 1), new(2026, 2, 27));
    private static readonly PlanTask[] All = [Trial, Draft, Survey, Aside];

    [Fact]
    public void Tasks_of_the_package_that_end_by_its_day_and_what_they_wait_for_in_order_of_their_ends() =>
        Assert.Equal(["T2.1", "T5.1"], Numbers(new(2026, 4, 30)));

    [Fact]
    public void Where_no_task_ends_by_its_day_those_count_that_have_begun() => Assert.Equal(["T2.1", "T5.1"], Numbers(new(2026, 4, 29)));

    [Fact]
    public void Without_a_day_every_task_of_the_package_counts() => Assert.Equal(["T2.1", "T5.1", "T5.2"], Numbers(due: null));

    [Fact]
    public void Where_nothing_has_begun_nothing_holds_it_up() => Assert.Empty(Numbers(new(2026, 1, 1)));

    private static IEnumerable<string> Numbers(DateOnly? due) => HoldUp.Of(Deliverable.Promise(Jams.Action(), 5, "D5.1", "Report", due, [], Jams.Now).Value, All).Select(task => task.Number);

    private static PlanTask Task(string number, int package, DateOnly start, DateOnly end, string[]? after = null) =>
        PlanTask.Plan(Jams.Action(), package, number, "Survey", start, end, after ?? [], [.. Earlier(number)], Jams.Now).Value;

    private static IEnumerable<PlanTask> Earlier(string number) => number switch { "T5.1" => [Survey], "T5.2" => [Survey, Draft], _ => [] };
}
