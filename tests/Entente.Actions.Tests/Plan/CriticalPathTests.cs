using Entente.Actions.Plan;

namespace Entente.Actions.Tests.Plan;

/// <summary>The critical path against examples worked out by hand, as textbooks of project planning have them.</summary>
public class CriticalPathTests
{
    // Lengths, what they wait for, and the floats of the two passes:
    // A 3; B 4 after A; C 2 after A; D 5 after B; E 1 after C; F 2 after C; G 4 after D and E; H 3 after F and G. It takes 19; A B D G H leave no room.
    private static readonly PathStep[] House =
    [
        new("A", 3, []), new("B", 4, ["A"]), new("C", 2, ["A"]), new("D", 5, ["B"]), new("E", 1, ["C"]), new("F", 2, ["C"]), new("G", 4, ["D", "E"]), new("H", 3, ["F", "G"]),
    ];

    [Fact]
    public void Two_passes_give_the_length_the_floats_and_the_critical_path()
    {
        var path = CriticalPath.Through(House);

        Assert.Equal(19, path.Length);
        Assert.Equal(["A", "B", "D", "G", "H"], path.Critical.Order(StringComparer.Ordinal));
        Assert.Equal((6, 6, 9), (path.Floats["C"], path.Floats["E"], path.Floats["F"]));
    }

    [Fact]
    public void The_order_in_which_activities_are_told_changes_nothing()
    {
        var told = CriticalPath.Through([.. House.Reverse()]);

        Assert.Equal(CriticalPath.Through(House).Floats.OrderBy(pair => pair.Key, StringComparer.Ordinal), told.Floats.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void What_ends_before_the_last_end_has_the_days_between_as_float()
    {
        var path = CriticalPath.Through([new("A", 2, []), new("B", 7, ["A"]), new("C", 3, ["A"]), new("D", 4, [])]);

        Assert.Equal((9, 0, 0, 4, 5), (path.Length, path.Floats["A"], path.Floats["B"], path.Floats["C"], path.Floats["D"]));
    }

    [Fact]
    public void Two_paths_of_the_same_length_are_both_critical() =>
        Assert.Equal(["A", "B", "C", "D"], CriticalPath.Through([new("A", 1, []), new("B", 2, ["A"]), new("C", 2, ["A"]), new("D", 1, ["B", "C"])]).Critical.Order(StringComparer.Ordinal));

    [Fact]
    public void A_planned_start_gives_float_to_what_is_waited_for()
    {
        var path = CriticalPath.Through([new("A", 2, []), new("B", 3, ["A"]) { NotBefore = 6 }]);

        Assert.Equal((9, 4, 0), (path.Length, path.Floats["A"], path.Floats["B"]));
    }

    [Fact]
    public void What_has_no_days_is_named_and_holds_nothing_up()
    {
        var path = CriticalPath.Through([new("A", 2, []), new("B", null, ["A"]), new("C", 3, ["B"])]);

        Assert.Equal(["B"], path.Undated);
        Assert.Equal((3, 1, 0), (path.Length, path.Floats["A"], path.Floats["C"]));
    }

    [Fact]
    public void What_goes_round_in_a_circle_is_named_and_left_out()
    {
        var path = CriticalPath.Through([new("A", 2, ["C"]), new("B", 2, ["A"]), new("C", 2, ["B"]), new("D", 1, [])]);

        Assert.Equal(["A", "B", "C"], path.Circle.Order(StringComparer.Ordinal));
        Assert.Equal(["D"], path.Critical);
    }

    [Fact]
    public void What_is_waited_for_and_not_there_holds_nothing_up() => Assert.Equal(0, CriticalPath.Through([new("A", 2, ["Z", "Z"])]).Floats["A"]);

    [Fact]
    public void Nothing_has_no_path()
    {
        var path = CriticalPath.Through(Array.Empty<PathStep>());

        Assert.Equal((0, 0), (path.Length, path.Floats.Count));
    }

    [Fact]
    public void Floats_of_tasks_are_working_days_and_a_weekend_between_is_none()
    {
        // 30 October 2026 is a Friday.
        var survey = Task("T5.1", new(2026, 10, 1), new(2026, 10, 30));
        var draft = Task("T5.2", new(2026, 11, 2), new(2026, 11, 27), ["T5.1"], survey);
        var aside = Task("T5.3", new(2026, 10, 5), new(2026, 11, 20));

        var path = CriticalPath.Of([survey, draft, aside]);

        Assert.Equal((0, 0, 5), (path.Floats["T5.1"], path.Floats["T5.2"], path.Floats["T5.3"]));
    }

    private static PlanTask Task(string number, DateOnly start, DateOnly end, string[]? after = null, params PlanTask[] others) =>
        PlanTask.Plan(Jams.Action(), 5, number, "Survey", start, end, after ?? [], others, Jams.Now).Value;
}
