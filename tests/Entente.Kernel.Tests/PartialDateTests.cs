using FsCheck;
using FsCheck.Fluent;

namespace Entente.Kernel.Tests;

public class PartialDateTests
{
    private static readonly Arbitrary<PartialDate> AnyDate = Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)
        .Select(DateOnly.FromDayNumber)
        .SelectMany(day => Gen.Elements(PartialDate.Of(day), PartialDate.Of(day.Year, day.Month), PartialDate.Of(day.Year)))
        .ToArbitrary();

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2026-04", "2026-04-01", "2026-04-30")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("1900-02", "1900-02-01", "1900-02-28")]
    [InlineData("2000-02-29", "2000-02-29", "2000-02-29")]
    public void It_means_the_days_from_its_first_to_its_last(string written, string first, string last)
    {
        var date = PartialDate.Parse(written, null);

        Assert.Equal((first, last), (Iso(date.First), Iso(date.Last)));
        Assert.Equal(written, date.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("0000")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2025-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2026-04-31")]
    [InlineData("2026-4-1")]
    [InlineData("2026/04")]
    [InlineData("2026-04 ")]
    [InlineData(" 2026")]
    [InlineData("04-2026")]
    [InlineData("٢٠٢٦")]
    [InlineData("April 2026")]
    [InlineData("2026-04-30T00:00")]
    public void Rubbish_and_dates_that_do_not_exist_are_not_read(string? rubbish)
    {
        Assert.False(PartialDate.TryParse(rubbish, null, out _));
        Assert.ThrowsAny<FormatException>(() => PartialDate.Parse(rubbish ?? "", null));
    }

    [Theory]
    [InlineData("2023-11-01", 36, "2026-10-31")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2023-12-31", 2, "2024-02-29")]
    [InlineData("2026-01-30", 1, "2026-02-28")]
    [InlineData("2026-01-01", 48, "2029-12-31")]
    public void A_period_of_whole_months_ends_the_day_before(string start, int months, string last) =>
        Assert.Equal(last, Iso(PartialDate.Parse(start, null).LastDayAfter(months)!.Value));

    [Theory]
    [InlineData("2023-11")]
    [InlineData("2023")]
    public void Without_the_day_of_the_start_the_last_day_is_not_invented(string start) =>
        Assert.Null(PartialDate.Parse(start, null).LastDayAfter(36));

    [Fact]
    public void What_is_written_is_read_back_the_same() =>
        Prop.ForAll(AnyDate, date => PartialDate.Parse(date.ToString(), null) == date).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_first_day_never_comes_after_its_last() =>
        Prop.ForAll(AnyDate, date => date.First <= date.Last && date.IsDay == (date.First == date.Last && date.Day is not null))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Sorting_is_a_total_order() =>
        Prop.ForAll(AnyDate, AnyDate, (one, other) =>
            Math.Sign(one.CompareTo(other)) == -Math.Sign(other.CompareTo(one)) && (one.CompareTo(other) != 0 || one.First == other.First))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Sorting_goes_by_the_earliest_day_that_a_date_can_mean()
    {
        string[] written = ["2027", "2026-04-30", "2026", "2026-04", "2025-12-31", "2026-01-01"];

        Assert.Equal(
            ["2025-12-31", "2026-01-01", "2026", "2026-04", "2026-04-30", "2027"],
            written.Select(text => PartialDate.Parse(text, null)).Order().Select(date => date.ToString()));
    }

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
