using System.Globalization;
using Entente.Look.Components;

namespace Entente.Look.Tests.Components;

/// <summary>Dates as people write them.</summary>
public class DateReadingTests
{
    [Theory]
    [InlineData("2026-04-30", "2026-04-30")]
    [InlineData(" 2026-04-30 ", "2026-04-30")]
    [InlineData("2026-4-3", "2026-04-03")]
    [InlineData("30/04/2026", "2026-04-30")]
    [InlineData("3/4/2026", "2026-04-03")] // The day comes first.
    [InlineData("30.4.2026", "2026-04-30")]
    [InlineData("30. 4. 2026", "2026-04-30")]
    [InlineData("30-04-2026", "2026-04-30")]
    [InlineData("30 04 2026", "2026-04-30")]
    [InlineData("30 April 2026", "2026-04-30")]
    [InlineData("30 apr 2026", "2026-04-30")]
    [InlineData("April 30, 2026", "2026-04-30")]
    [InlineData("1st May 2026", "2026-05-01")]
    [InlineData("30 avr. 2026", "2026-04-30")] // The months of the interface's languages are known whatever the reader's.
    [InlineData("1er mai 2026", "2026-05-01")]
    [InlineData("31 déc. 2026", "2026-12-31")]
    [InlineData("31 dec 2026", "2026-12-31")]
    [InlineData("15 août 2026", "2026-08-15")]
    [InlineData("15 aout 2026", "2026-08-15")]
    [InlineData("29/02/2028", "2028-02-29")]
    [InlineData("2026-04", "2026-04")]
    [InlineData("04/2026", "2026-04")]
    [InlineData("avril 2026", "2026-04")]
    [InlineData("juil. 2026", "2026-07")]
    [InlineData("June 2026", "2026-06")]
    [InlineData("2026", "2026")]
    public void What_people_write_is_read(string text, string date) =>
        Assert.Equal(date, DateReading.TryRead(text, CultureInfo.GetCultureInfo("en"), null, out var read) ? read.ToString() : null);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("31/04/2026")]
    [InlineData("29/02/2026")]
    [InlineData("04/30/2026")] // No thirtieth month.
    [InlineData("30/04/26")]
    [InlineData("jui 2026")] // juin or juillet
    [InlineData("30 31 April 2026")]
    [InlineData("April")]
    [InlineData("30 April")]
    [InlineData("tomorrow")]
    [InlineData("M12")]
    [InlineData("2026-13")]
    [InlineData("0000-01-01")]
    public void What_is_no_date_or_could_be_two_is_not_read(string? text) => Assert.False(DateReading.TryRead(text, CultureInfo.GetCultureInfo("fr"), null, out _));

    [Theory]
    [InlineData("de", "30. April 2026", "2026-04-30")]
    [InlineData("es", "30 de abril de 2026", "2026-04-30")]
    [InlineData("el", "30 Απριλίου 2026", "2026-04-30")]
    [InlineData("pl", "30 kwietnia 2026", "2026-04-30")]
    [InlineData("it", "30 apr 2026", "2026-04-30")]
    public void The_reader_s_own_months_are_known(string language, string text, string date) =>
        Assert.Equal(date, DateReading.TryRead(text, CultureInfo.GetCultureInfo(language), null, out var read) ? read.ToString() : null);

    [Theory]
    [InlineData("2023-11-01", true, "M1", "2023-11-30")]
    [InlineData("2023-11-01", true, "M12", "2024-10-31")]
    [InlineData("2023-11-01", true, "m 36", "2026-10-31")]
    [InlineData("2023-11-01", false, "M1", "2023-11-01")]
    [InlineData("2023-11-01", false, "M13", "2024-11-01")]
    [InlineData("2024-01-15", true, "M1", "2024-02-14")]
    [InlineData("2024-01-31", false, "M2", "2024-03-01")]
    [InlineData("2023-11-01", true, "M0", null)]
    public void A_month_is_counted_from_the_start(string start, bool atEnd, string text, string? date) =>
        Assert.Equal(date, DateReading.TryRead(text, CultureInfo.GetCultureInfo("en"), new(DateOnly.Parse(start, CultureInfo.InvariantCulture), atEnd), out var read) ? read.ToString() : null);

    [Fact]
    public void What_pages_print_is_read_in_each_language_of_the_interface_on_each_day_of_a_year()
    {
        foreach (var language in Language.Interface)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
            for (var day = new DateOnly(2028, 1, 1); day.Year == 2028; day = day.AddDays(1))
            {
                Assert.True(DateReading.TryRead(Formats.Day(day), Formats.Culture, null, out var read), Formats.Day(day));
                Assert.Equal(PartialDate.Of(day), read);
                Assert.True(DateReading.TryRead(Formats.Partial(PartialDate.Of(2028, day.Month)), Formats.Culture, null, out var month));
                Assert.Equal(PartialDate.Of(2028, day.Month), month);
            }
        }
    }
}
