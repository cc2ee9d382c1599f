using System.Globalization;
using Entente.Actions.Lineage;
using Entente.Actions.Portfolio;
using static Entente.Actions.Tests.Portfolio.Given;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>When an action runs by its grant, and who led when.</summary>
public class PeriodTests
{
    [Fact]
    public void Jams_runs_36_months_to_the_end_of_October_2026() =>
        Assert.Equal(Date("2026-10-31"), Period.AgreedEnd(Date("2023-11-01"), 36, []));

    [Fact]
    public void An_extension_with_a_stated_end_ends_then_and_no_more_precisely() =>
        Assert.Equal(Date("2026-04"), Period.AgreedEnd(Date("2022-05-01"), 36, [Extension(AmendmentState.Approved, 12, "2026-04")]));

    [Fact]
    public void An_extension_without_a_stated_end_adds_its_months() =>
        Assert.Equal(Date("2025-01-31"), Period.AgreedEnd(Date("2022-02-01"), 24, [Extension(AmendmentState.Approved, 12)]));

    [Theory]
    [InlineData("Proposed")]
    [InlineData("Rejected")]
    public void What_nobody_approved_extends_nothing(string state) =>
        Assert.Equal(Date("2025-10-31"), Period.AgreedEnd(Date("2022-11-01"), 36, [Extension(Enum.Parse<AmendmentState>(state), 36)]));

    [Fact]
    public void Extensions_add_up_from_the_end_before_them() =>
        Assert.Equal(Date("2027-07-31"), Period.AgreedEnd(Date("2023-11-01"), 36,
            [Extension(AmendmentState.Approved, 6), Extension(AmendmentState.Rejected, 12), Extension(AmendmentState.Approved, 3)]));

    [Fact]
    public void A_month_after_the_end_of_January_ends_with_February() =>
        Assert.Equal(Date("2025-02-28"), Period.AgreedEnd(Date("2024-02-01"), 12, [Extension(AmendmentState.Approved, 1)]));

    [Theory]
    [InlineData(null, 36)]
    [InlineData("2023-11-01", null)]
    [InlineData("2023-11", 36)]
    [InlineData("2023", 36)]
    public void A_period_that_is_not_stated_to_the_day_has_no_last_day(string? start, int? months) =>
        Assert.Null(Period.AgreedEnd(start is null ? null : Date(start), months, []));

    [Fact]
    public void Months_are_not_added_to_an_end_that_is_known_to_the_month_only() =>
        Assert.Equal(Date("2026-04"), Period.AgreedEnd(Date("2022-05-01"), 36,
            [Extension(AmendmentState.Approved, 12, "2026-04"), Extension(AmendmentState.Approved, 6)]));

    [Theory]
    [InlineData("9999-01-01", 36)]
    [InlineData("9999-12-31", 1)]
    public void A_period_beyond_the_calendar_has_no_end_and_breaks_nothing(string start, int months)
    {
        var action = Action(start, months);
        action.Amend(Extension(AmendmentState.Approved, 240), Now);

        Assert.Null(action.PlannedEnd);
        Assert.Null(action.AgreedEnd);
    }

    // Regulation 1182/71, Art. 3(2)(c): where the last month has no such day, the period ends with its last.
    [Theory]
    [InlineData("2026-01-28", 1, "2026-02-27")]
    [InlineData("2026-01-29", 1, "2026-02-28")]
    [InlineData("2026-01-30", 1, "2026-02-28")]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-02-01", 1, "2026-02-28")]
    [InlineData("2026-03-01", 1, "2026-03-31")]
    [InlineData("2024-01-30", 1, "2024-02-29")]
    [InlineData("2026-01-31", 3, "2026-04-30")]
    [InlineData("2026-03-31", 3, "2026-06-30")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2024-02-29", 48, "2028-02-28")]
    public void A_month_that_lacks_the_day_ends_the_period_with_its_last(string start, int months, string end)
    {
        Assert.Equal(DateOnly.Parse(end, CultureInfo.InvariantCulture), Action(start, months).PlannedEnd);
        Assert.Equal(Date(end), Period.AgreedEnd(Date(start), months, []));
    }

    [Fact]
    public void An_extension_goes_on_from_the_day_of_the_start()
    {
        Assert.Equal(Date("2026-03-29"), Period.AgreedEnd(Date("2026-01-30"), 1, [Extension(AmendmentState.Approved, 1)]));
        Assert.Equal(Date("2026-04-29"), Period.AgreedEnd(Date("2026-01-30"), 1, [Extension(AmendmentState.Approved, 1), Extension(AmendmentState.Approved, 1)]));
        Assert.Equal(Date("2026-06-30"), Period.AgreedEnd(Date("2026-01-30"), 1,
            [Extension(AmendmentState.Approved, 1, "2026-04-30"), Extension(AmendmentState.Approved, 2)]));
    }

    [Fact]
    public void An_extension_beyond_the_calendar_leaves_the_end_before_it() =>
        Assert.Equal(Date("9998-12-31"), Period.AgreedEnd(Date("9997-01-01"), 24, [Extension(AmendmentState.Approved, 12)]));

    [Fact]
    public void Who_takes_over_on_no_stated_day_takes_over_today_in_Brussels()
    {
        var terms = new List<LeadTerm> { LeadTerm.First(Ansm, Now) };

        LeadTerm.HandOver(terms, Aifa, from: null, why: null, new DateTimeOffset(2026, 6, 11, 23, 0, 0, TimeSpan.Zero));

        Assert.Equal(Date("2026-06-12"), terms[0].Until);
        Assert.Null(terms[1].From);
        Assert.Null(terms[1].Until);
        Assert.Equal([0, 1], terms.Select(term => term.Order));
    }

    private static Amendment Extension(AmendmentState state, int months, string? until = null) =>
        Amendment.Of(AmendmentKind.Extension, state, months, from: null, until is null ? null : Date(until), why: null, Now);
}
