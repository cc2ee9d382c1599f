using System.Globalization;
using Entente.Look.Components;

namespace Entente.Look.Tests.Components;

/// <summary>Numbers as people write them and as pages print them.</summary>
public class NumberReadingTests
{
    [Theory]
    [InlineData("en", "4800000", 4_800_000)]
    [InlineData("fr", "4 800 000,50", 4_800_000.50)]
    [InlineData("fr", "4\u202F800\u202F000,50\u00A0€", 4_800_000.50)]
    [InlineData("en", "€4,800,000.50", 4_800_000.50)]
    [InlineData("de", "4.800.000,50 €", 4_800_000.50)]
    [InlineData("en", "4.800.000,50", 4_800_000.50)]
    [InlineData("en", "€4.8M", 4_800_000)]
    [InlineData("en", "€4.825 M", 4_825_000)]
    [InlineData("fr", "4,80 M€", 4_800_000)]
    [InlineData("fr", "350 k€", 350_000)]
    [InlineData("en", "EUR 350k", 350_000)]
    [InlineData("de", "4,8 Mio. €", 4_800_000)]
    [InlineData("fr", "12 millions €", 12_000_000)]
    [InlineData("en", "€9,500", 9_500)] // Nobody writes thousandths of a euro.
    [InlineData("fr", "9.500", 9_500)]
    [InlineData("fr", "9,5", 9.5)]
    [InlineData("en", "9,5", 9.5)]
    [InlineData("en", "-3", -3)]
    public void Euros_are_read(string language, string text, double amount) => Assert.Equal((decimal)amount, NumberReading.Euros(text, CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("$5")]
    [InlineData("€5€")]
    [InlineData("five")]
    [InlineData("")]
    [InlineData("1,23,456")]
    [InlineData("1.2.3")]
    [InlineData("4,8,0.5")]
    [InlineData("1,234.5,6")]
    [InlineData("80 %")]
    public void What_is_no_amount_is_not_read(string text) => Assert.Null(NumberReading.Euros(text, CultureInfo.GetCultureInfo("en")));

    [Theory]
    [InlineData("en", "80 %", 80)]
    [InlineData("fr", "80\u202F%", 80)]
    [InlineData("fr", "37,5 %", 37.5)]
    [InlineData("en", "0.5", 0.5)]
    [InlineData("en", "0.125", 0.125)]
    [InlineData("fr", "0,125", 0.125)]
    public void A_share_is_read(string language, string text, double share) => Assert.Equal((decimal)share, NumberReading.Percent(text, CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("en", "1,234")]
    [InlineData("de", "1.234")]
    public void What_could_be_two_numbers_is_asked_again(string language, string text) => Assert.Null(NumberReading.Plain(text, CultureInfo.GetCultureInfo(language)));

    [Fact]
    public void What_pages_print_is_read_again_in_each_language_of_the_interface()
    {
        foreach (var language in Language.Interface)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
            foreach (var amount in new[] { 0m, 5m, 950m, 9_500m, 12_000m, 999_000m, 4_800_000m, 12_340_000m, 950.25m })
            {
                Assert.Equal(amount, NumberReading.Euros(Formats.Money(new Money(amount, "EUR")), Formats.Culture));
                Assert.Equal(amount, NumberReading.Euros(Formats.MoneyInFull(new Money(amount, "EUR")), Formats.Culture));
            }

            Assert.Equal(80m, NumberReading.Percent(Formats.Percent(0.8m), Formats.Culture));
        }
    }
}
