using System.Globalization;

namespace Entente.Kernel.Tests;

public class MoneyTests
{
    [Fact]
    public void Amounts_of_one_currency_add_subtract_and_compare()
    {
        Assert.Equal(Money.Euro(4.8m), Money.Euro(4m) + Money.Euro(0.8m));
        Assert.Equal(Money.Euro(-1m), Money.Euro(2m) - Money.Euro(3m));
        Assert.True(Money.Euro(2m).CompareTo(Money.Euro(10m)) < 0);
    }

    [Fact]
    public void Amounts_of_two_currencies_do_not_mix()
    {
        var crowns = new Money(100m, "SEK");

        Assert.Throws<InvalidOperationException>(() => Money.Euro(1m) + crowns);
        Assert.Throws<InvalidOperationException>(() => Money.Euro(1m) - crowns);
        Assert.Throws<InvalidOperationException>(() => Money.Euro(1m).CompareTo(crowns));
    }

    [Fact]
    public void Shares_of_80_and_20_percent_make_the_whole_again()
    {
        var budget = Money.Euro(4_800_000m);

        Assert.Equal(Money.Euro(3_840_000m), budget.Share(0.8m));
        Assert.Equal(budget, budget.Share(0.8m) + budget.Share(0.2m));
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("1.01")]
    public void A_share_lies_between_nothing_and_all(string fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Euro(1m).Share(decimal.Parse(fraction, CultureInfo.InvariantCulture)));

    [Fact]
    public void It_is_written_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal("4800000.5 EUR", Money.Euro(4_800_000.50m).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
