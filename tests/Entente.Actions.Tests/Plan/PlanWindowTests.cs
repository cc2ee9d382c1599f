using Entente.Actions.Plan;

namespace Entente.Actions.Tests.Plan;

/// <summary>Which part of the timeline an address shows.</summary>
public class PlanWindowTests
{
    private static readonly (DateOnly, DateOnly) Axis = (new(2023, 11, 1), new(2026, 10, 31));
    private static readonly DateOnly Today = new(2026, 6, 11);

    [Theory]
    [InlineData(null, null, "2023-11-01", "2026-10-31")]
    [InlineData("decade", "2025-01-01", "2023-11-01", "2026-10-31")]
    [InlineData("year", null, "2026-01-01", "2026-12-31")]
    [InlineData("quarter", "2025-05-17", "2025-04-01", "2025-06-30")]
    [InlineData("month", "2024-02-29", "2024-02-01", "2024-02-29")]
    [InlineData("month", "soon", "2026-06-01", "2026-06-30")]
    [InlineData("month", "0001-01-01", "2023-11-01", "2023-11-30")]
    [InlineData("year", "9999-12-31", "2026-01-01", "2026-12-31")]
    public void The_address_says_how_much_and_where(string? zoom, string? at, string from, string to)
    {
        var window = PlanWindow.Of(zoom, at, Axis, Today);

        Assert.Equal((from, to), (PlanWindow.Write(window.From), PlanWindow.Write(window.To)));
    }

    [Fact]
    public void It_goes_on_to_both_sides_as_far_as_the_plan_does()
    {
        Assert.Equal((new DateOnly(2025, 3, 31), new DateOnly(2025, 7, 1)), (PlanWindow.Of("quarter", "2025-05-17", Axis, Today).Earlier, PlanWindow.Of("quarter", "2025-05-17", Axis, Today).Later));
        Assert.Null(PlanWindow.Of("month", "2023-11-05", Axis, Today).Earlier);
        Assert.Null(PlanWindow.Of("month", "2026-10-05", Axis, Today).Later);
        Assert.Null(PlanWindow.Of(null, null, Axis, Today).Later);
    }
}
