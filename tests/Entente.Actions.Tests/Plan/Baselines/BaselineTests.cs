using Entente.Actions.Plan;
using Entente.Actions.Plan.Baselines;
using Entente.Platform.Access;

namespace Entente.Actions.Tests.Plan.Baselines;

/// <summary>What a baseline can be, and what is said of a thing that no longer stands where it stood.</summary>
public class BaselineTests
{
    private static readonly BaselineDay Survey = Day("T5.1", new(2026, 1, 1), new(2026, 3, 31));

    [Fact]
    public void A_baseline_keeps_the_days_under_a_name_and_the_next_number()
    {
        var first = Fix(new("  Grant   agreement ", " Signed ", new(2023, 10, 16)));
        var second = Fix(new("Amendment 1", "Extension"), [first.Value]);

        Assert.Equal((1, "Grant agreement", "Signed", new DateOnly(2023, 10, 16)), (first.Value.Number, first.Value.Name, first.Value.Reason, first.Value.Day));
        Assert.Equal(Survey, first.Value.Of(PlanKind.Task, "T5.1"));
        Assert.Null(first.Value.Of(PlanKind.Deliverable, "T5.1"));
        Assert.Equal((2, new DateOnly(2026, 6, 11)), (second.Value.Number, second.Value.Day));
    }

    [Theory]
    [InlineData(null, "Signed", "Name", "actions.baseline-name-missing")]
    [InlineData(" \t ", "Signed", "Name", "actions.baseline-name-missing")]
    [InlineData("grant  AGREEMENT", "Signed", "Name", "actions.baseline-name-taken")]
    [InlineData("Amendment 1", " ", "Reason", "actions.baseline-reason-missing")]
    public void It_needs_a_name_of_its_own_and_a_reason(string? name, string? reason, string place, string code)
    {
        var problem = Fix(new(name, reason), [Fix(new("Grant agreement", "Signed")).Value]).Problem;

        var fault = Assert.Single(problem!.Faults);
        Assert.Equal((place, code), (fault.Place, fault.Code));
    }

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        var ask = new FixBaseline(new string('n', Baseline.LongestName + 1), new string('r', Baseline.LongestReason + 1), new(2026, 6, 12));

        Assert.Equal(
            ["actions.baseline-name-long", "actions.baseline-day-ahead", "actions.baseline-reason-long"], Fix(ask).Problem!.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void A_plan_in_which_nothing_has_a_day_cannot_be_fixed()
    {
        Assert.Equal("actions.baseline-empty", Baseline.Fix(Jams.Action(), new("First", "Signed"), [], [], "test", Jams.Now).Problem?.Code);
        Assert.Equal("actions.baseline-empty", Baseline.Fix(Jams.Action(), new("First", "Signed"), [Day("D5.1", null, null)], [], "test", Jams.Now).Problem?.Code);
    }

    public static TheoryData<string?, string?, string?, string?, SlipKind, int?, int?> Slips => new()
    {
        { "2026-01-01", "2026-03-31", "2026-01-01", "2026-03-31", SlipKind.Kept, 0, 0 },
        { "2026-01-01", "2026-03-31", "2026-01-01", "2026-04-01", SlipKind.Later, 0, 1 },
        { "2026-01-01", "2026-02-28", "2026-01-01", "2026-03-01", SlipKind.Later, 0, 1 },
        { "2024-01-01", "2024-02-28", "2024-01-01", "2024-03-01", SlipKind.Later, 0, 2 },
        { "2026-01-01", "2026-03-31", "2025-12-31", "2026-02-28", SlipKind.Earlier, -1, -31 },
        { "2026-01-01", "2026-03-31", "2026-01-06", "2026-03-31", SlipKind.StartsLater, 5, 0 },
        { "2026-01-06", "2026-03-31", "2026-01-01", "2026-03-31", SlipKind.StartsEarlier, -5, 0 },
        { null, "2026-03-31", null, "2026-03-30", SlipKind.Earlier, null, -1 },
        { null, null, null, "2026-03-30", SlipKind.Given, null, null },
        { null, "2026-03-30", null, null, SlipKind.Taken, null, null },
        { null, "2026-03-30", "2026-01-01", "2026-03-30", SlipKind.Given, null, 0 },
        { "2026-01-01", null, null, null, SlipKind.Taken, null, null },
        { "2026-01-01", null, "2026-01-02", null, SlipKind.StartsLater, 1, null },
        { null, null, null, null, SlipKind.Undated, null, null },
    };

    [Theory, MemberData(nameof(Slips))]
    public void What_has_moved_is_told_in_days(string? fixedStart, string? fixedEnd, string? start, string? end, SlipKind kind, int? startDays, int? days)
    {
        var slip = Slip.Of(Day("T5.1", Iso(fixedStart), Iso(fixedEnd)), Iso(start), Iso(end));

        Assert.Equal((kind, startDays, days), (slip.Kind, slip.StartDays, slip.Days));
        Assert.Equal(kind is not (SlipKind.Kept or SlipKind.Undated), slip.HasMoved);
    }

    [Fact]
    public void What_came_later_and_what_has_gone_have_no_days_to_compare()
    {
        Assert.Equal(new Slip(SlipKind.New, null, null, null, null), Slip.Of(null, new(2026, 1, 1), new(2026, 3, 31)));
        Assert.Equal(new Slip(SlipKind.Gone, Survey.Start, Survey.End, null, null), Slip.Gone(Survey));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("T5.1"), InlineData("T5.1~Doing"), InlineData("T5.1~Elsewhere~3"), InlineData("T5.1~1~3")]
    [InlineData("T5.1~doing~3"), InlineData("T5.1~Doing~-3"), InlineData("T5.1~Doing~x"), InlineData("T5.1~Doing~3~4")]
    public void An_address_that_tells_of_no_move_is_passed_over(string? text) => Assert.Null(LastMove.Parse(text));

    [Fact]
    public void A_move_comes_back_from_an_address_as_it_went_in() =>
        Assert.Equal(new LastMove("T5.1", "Doing", 3), LastMove.Parse(new LastMove("T5.1", "Doing", 3).ToString()));

    private static Result<Baseline> Fix(FixBaseline ask, IReadOnlyCollection<Baseline>? earlier = null) =>
        Baseline.Fix(Jams.Action(), ask, [Survey], earlier ?? [], "test", Jams.Now);

    private static BaselineDay Day(string number, DateOnly? start, DateOnly? end) =>
        new(PlanKind.Task, number, "Survey the practices", start, end, Edition.Network, Handling.Green, "");

    private static DateOnly? Iso(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
