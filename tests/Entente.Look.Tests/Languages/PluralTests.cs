using System.Globalization;
using Entente.Look.Languages;

namespace Entente.Look.Tests.Languages;

/// <summary>The plural rules against the samples of whole numbers that Unicode's CLDR publishes with each rule (plurals.xml, cardinal, @integer).</summary>
public class PluralTests
{
    public static TheoryData<string, string, string> Published => new()
    {
        { "bg da de el en et fi hu nl sv", "one", "1" },
        { "bg da de el en et fi hu nl sv", "other", "0 2~16 100 1000 10000 100000 1000000" },
        { "fr", "one", "0 1" },
        { "fr", "many", "1000000" },
        { "fr", "other", "2~17 100 1000 10000 100000" },
        { "es it pt", "one", "1" },
        { "es it pt", "many", "1000000" },
        { "es it pt", "other", "0 2~16 100 1000 10000 100000" },
        { "cs sk", "one", "1" },
        { "cs sk", "few", "2~4" },
        { "cs sk", "other", "0 5~19 100 1000 10000 100000 1000000" },
        { "pl", "one", "1" },
        { "pl", "few", "2~4 22~24 32~34 42~44 52~54 62 102 1002" },
        { "pl", "many", "0 5~19 100 1000 10000 100000 1000000" },
        { "sl", "one", "1 101 201 301 401 501 601 701 1001" },
        { "sl", "two", "2 102 202 302 402 502 602 702 1002" },
        { "sl", "few", "3 4 103 104 203 204 303 304 403 404 503 504 603 604 703 704 1003" },
        { "sl", "other", "0 5~19 100 1000 10000 100000 1000000" },
        { "hr", "one", "1 21 31 41 51 61 71 81 101 1001" },
        { "hr", "few", "2~4 22~24 32~34 42~44 52~54 62 102 1002" },
        { "hr", "other", "0 5~19 100 1000 10000 100000 1000000" },
        { "lt", "one", "1 21 31 41 51 61 71 81 101 1001" },
        { "lt", "few", "2~9 22~29 102 1002" },
        { "lt", "other", "0 10~20 30 40 50 60 100 1000 10000 100000 1000000" },
        { "lv", "zero", "0 10~20 30 40 50 60 100 1000 10000 100000 1000000" },
        { "lv", "one", "1 21 31 41 51 61 71 81 101 1001" },
        { "lv", "other", "2~9 22~29 102 1002" },
        { "ro", "one", "1" },
        { "ro", "few", "0 2~16 101 1001" },
        { "ro", "other", "20~35 100 1000 10000 100000 1000000" },
        { "mt", "one", "1" },
        { "mt", "two", "2" },
        { "mt", "few", "0 3~10 103~109 1003" },
        { "mt", "many", "11~19 111~117 1011" },
        { "mt", "other", "20~35 100 1000 10000 100000 1000000" },
        { "ga", "one", "1" },
        { "ga", "two", "2" },
        { "ga", "few", "3~6" },
        { "ga", "many", "7~10" },
        { "ga", "other", "0 11~25 100 1000 10000 100000 1000000" },
    };

    [Theory, MemberData(nameof(Published))]
    public void A_number_has_the_form_that_CLDR_gives_it(string languages, string form, string numbers)
    {
        foreach (var language in languages.Split(' '))
            Assert.All(numbers.Split(' ').SelectMany(Range), number => Assert.Equal((number, form), (number, Plural.Form(language, number))));
    }

    [Fact]
    public void Every_language_of_the_union_is_tried() =>
        Assert.Equal(Language.All.Select(language => language.Code).Order(), Published.SelectMany(row => row.Data.Item1.Split(' ')).Distinct().Order());

    [Fact]
    public void The_sign_of_a_number_does_not_count()
    {
        Assert.Equal("few", Plural.Form("pl", -3));
        Assert.Equal("other", Plural.Form("en", int.MinValue));
    }

    private static IEnumerable<int> Range(string text) => text.Split('~') is [var from, var to]
        ? Enumerable.Range(Read(from), Read(to) - Read(from) + 1)
        : [Read(text)];

    private static int Read(string number) => int.Parse(number, CultureInfo.InvariantCulture);
}
