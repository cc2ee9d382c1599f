using System.Globalization;
using Entente.Look.Components;
using Entente.Look.Languages;

namespace Entente.Look.Tests.Languages;

/// <summary>Days, months and money as each language writes them; the months are written out, so no reader takes the day for the month.</summary>
public class DaysTests
{
    private static readonly DateOnly Day = new(2026, 6, 11);

    [Theory]
    [InlineData("en", "11 June 2026", "June 2026")]
    [InlineData("fr", "11 juin 2026", "juin 2026")]
    [InlineData("de", "11. Juni 2026", "Juni 2026")]
    [InlineData("es", "11 de junio de 2026", "junio de 2026")]
    [InlineData("pl", "11 czerwca 2026", "czerwiec 2026")]
    [InlineData("hu", "2026. június 11.", "2026. június")]
    [InlineData("el", "11 Ιουνίου 2026", "Ιούνιος 2026")]
    [InlineData("fi", "11. kesäkuuta 2026", "kesäkuu 2026")]
    public void A_day_and_a_month_are_written_out(string language, string day, string month)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal((day, month), (Formats.LongDay(Day), Formats.Partial(PartialDate.Parse("2026-06", null))));
    }

    [Fact]
    public void In_every_language_day_month_and_year_stand_in_a_day_without_its_weekday()
    {
        foreach (var language in Language.All)
        {
            var culture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
            foreach (var written in new[] { Formats.Day(Day), Formats.LongDay(Day) })
            {
                Assert.Contains("11", written, StringComparison.Ordinal);
                Assert.Contains("2026", written, StringComparison.Ordinal);
                Assert.True(written.Count(char.IsLetter) >= 3, $"{language.Code}: {written}");
                Assert.DoesNotContain(culture.DateTimeFormat.GetDayName(Day.DayOfWeek), written, StringComparison.OrdinalIgnoreCase);
            }

            Assert.Contains("2026", Formats.Month(Day), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "€4.80\u202FM")]
    [InlineData("fr", "4,80\u202FM€")]
    [InlineData("de", "4,80\u202FM€")]
    [InlineData("nl", "€\u202F4,80\u202FM")]
    public void The_sign_of_the_money_stands_where_the_language_puts_it(string language, string written)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(written, Formats.Money(new Money(4_800_000m, "EUR")));
    }

    [Theory]
    [InlineData("mt, FR", "en mt fr")]
    [InlineData("de,en,de", "en de")]
    public void An_installation_says_which_languages_it_uses_and_offers_those_that_the_interface_speaks(string setting, string content)
    {
        var languages = HouseLanguages.From(setting);

        Assert.Equal(content, Codes(languages.Content));
        Assert.Equal(Codes(Language.Interface.Where(language => content.Split(' ').Contains(language.Code))), Codes(languages.Interface));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_installation_that_says_nothing_uses_the_languages_of_the_interface(string? setting)
    {
        var languages = HouseLanguages.From(setting);

        Assert.Equal((Codes(Language.Interface), Codes(Language.Interface)), (Codes(languages.Content), Codes(languages.Interface)));
    }

    [Fact]
    public void A_setting_with_what_is_no_language_names_it() =>
        Assert.Contains("'xx'", Assert.Throws<InvalidOperationException>(() => HouseLanguages.From("en,xx")).Message, StringComparison.Ordinal);

    private static string Codes(IEnumerable<Language> languages) => string.Join(' ', languages.Select(language => language.Code));
}
