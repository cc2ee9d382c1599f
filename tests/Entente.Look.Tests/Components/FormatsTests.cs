using System.Globalization;
using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Tests.Components;

public class FormatsTests
{
    [Theory]
    [InlineData("en", "11 Jun 2026", "1 Jun 2026", "April 2026", "2026")]
    [InlineData("fr", "11 juin 2026", "1er juin 2026", "avril 2026", "2026")]
    public void Dates_have_their_month_in_letters_and_no_more_than_was_stated(string language, string day, string first, string month, string year)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(day, Formats.Day(new DateOnly(2026, 6, 11)));
        Assert.Equal(first, Formats.Day(new DateOnly(2026, 6, 1)));
        Assert.Equal(month, Formats.Partial(PartialDate.Of(2026, 4)));
        Assert.Equal(year, Formats.Partial(PartialDate.Of(2026)));
    }

    [Theory]
    [InlineData("en", "€4.80\u202FM", "€4,800,000", "€250\u202Fk", "80\u202F%")]
    [InlineData("fr", "4,80\u202FM€", "4\u202F800\u202F000\u202F€", "250\u202Fk€", "80\u202F%")]
    public void Amounts_and_shares_are_written_as_the_reader_writes_them(string language, string brief, string full, string thousands, string share)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(brief, Formats.Money(Money.Euro(4_800_000m)));
        Assert.Equal(full, Formats.MoneyInFull(Money.Euro(4_800_000m)));
        Assert.Equal(thousands, Formats.Money(Money.Euro(250_000m)));
        Assert.Equal(share, Formats.Percent(0.8m));
    }

    [Theory]
    [InlineData("en", 0, "others")]
    [InlineData("en", 1, "one")]
    [InlineData("fr", 0, "one")]
    [InlineData("fr", 2, "others")]
    [InlineData("pl", 3, "others-few")]
    [InlineData("pl", 5, "others")]
    public void Nothing_is_singular_in_French_and_plural_in_English_and_a_form_without_a_sentence_takes_that_of_the_others(string language, int n, string key)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(key, Plural.Of(new Sentences("one", "others", "others-few"), n, "one", "others"));
    }

    [Fact]
    public void Drawings_have_points_in_their_numbers_in_every_language()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");

        Assert.Equal("33.33%", Geometry.Percent(1m / 3m));
        Assert.Equal("100%", Geometry.Percent(1.2m));
    }

    private sealed class Sentences(params IReadOnlyCollection<string> keys) : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, name, resourceNotFound: !keys.Contains(name));

        public LocalizedString this[string name, params object[] arguments] => this[name];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => keys.Select(key => this[key]);
    }
}
