using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Look.Components;

namespace Entente.Look.Tests.Components;

public partial class TableStateTests
{
    [Fact]
    public void An_address_tells_sorting_search_filters_columns_and_page()
    {
        var state = TableState.From("https://entente.example/ja/jams-2-0/deliverables?q=plan&status=late&sort=-due&cols=no,due&page=2");

        Assert.Equal("/ja/jams-2-0/deliverables", state.Path);
        Assert.Equal("plan", state.Query);
        Assert.Equal("late", state.Filter("status"));
        Assert.Equal(("due", true), (state.Sort, state.Descending));
        Assert.Equal(["no", "due"], state.Columns);
        Assert.Equal(2, state.Page);
        Assert.Equal(2, state.Narrowing);
    }

    [Fact]
    public void Ticked_columns_arrive_one_by_one_from_the_form() =>
        Assert.Equal(["no", "due"], TableState.From("/ja?cols=no&cols=due").Columns);

    [Theory]
    [InlineData("")]
    [InlineData("/ja?")]
    [InlineData("/ja?page=-3&sort=&cols=,,&q=%20")]
    [InlineData("/ja?page=99999999999999999999")]
    [InlineData("/ja?%zz=1&=2&&&")]
    [InlineData("http://[not an address")]
    public void Rubbish_in_an_address_is_left_out(string address)
    {
        var state = TableState.From(address);

        Assert.Equal((null, "", 1), (state.Sort, state.Query, state.Page));
        Assert.Empty(state.Columns);
    }

    [Fact]
    public void A_search_longer_than_anybody_types_is_left_out() =>
        Assert.Equal("", TableState.From("/ja?q=" + new string('x', 5_000)).Query);

    [Fact]
    public void Sorting_anew_keeps_the_filters_and_goes_back_to_the_first_page() =>
        Assert.Equal("/ja?q=plan&status=late&sort=title", TableState.From("/ja?q=plan&status=late&page=3").With(("sort", "title")));

    [Fact]
    public void Turning_the_page_keeps_everything_else() =>
        Assert.Equal("/ja?q=plan&sort=due&page=2", TableState.From("/ja?q=plan&sort=due").With(("page", "2")));

    [Fact]
    public void Clearing_the_filters_keeps_sorting_columns_and_view() =>
        Assert.Equal("/ja?view=table&sort=due&cols=no,due", TableState.From("/ja?q=plan&status=late&view=table&sort=due&cols=no,due").Cleared());

    [Theory]
    [InlineData("utm_source")]
    [InlineData("fbclid")]
    [InlineData("statsu")]
    public void A_word_that_no_page_narrows_by_is_no_filter(string word)
    {
        var state = TableState.From($"/ja?{word}=mail&status=late");

        Assert.Equal(1, state.Narrowing);
        Assert.Equal(["status"], state.Filters.Select(filter => filter.Key));
    }

    [Fact]
    public void Every_word_by_which_a_page_narrows_is_known_as_a_filter()
    {
        var words = Repository.Files("src", "*.razor").Concat(Repository.Files("src", "*.cs"))
            .SelectMany(file => FilterForm().Matches(File.ReadAllText(file.FullName))).Select(found => found.Groups["word"].Value).Distinct().ToList();

        Assert.Contains("status", words);
        Assert.DoesNotContain(words, word => word != "done" && !TableState.Narrows(word));
    }

    [Fact]
    public void What_has_just_been_done_is_no_filter_and_is_told_once()
    {
        var state = TableState.From("/ja?done=saved");

        Assert.Equal(0, state.Narrowing);
        Assert.Equal("saved", state.Filter("done"));
        Assert.Equal("/ja?sort=due", state.With(("sort", "due")));
    }

    [Theory]
    [InlineData("evaluation", true)]
    [InlineData("ÉVALUATION wp3", true)]
    [InlineData("evaluation wp4", false)]
    [InlineData("", true)]
    public void A_search_overlooks_case_and_accents_and_wants_every_word(string query, bool found) =>
        Assert.Equal(found, TableState.From("/ja?q=" + Uri.EscapeDataString(query)).Matches("Rapport d’évaluation", null, "WP3"));

    [Fact]
    public void Numbers_inside_texts_sort_by_their_value_and_the_unknown_comes_last()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var column = new Column<string>("no", "No.", text => builder => builder.AddContent(0, text), text => text.Length == 0 ? null : text);

        Assert.Equal(["D7.3", "d7.4", "D7.10", ""], column.InOrder(["D7.10", "", "D7.3", "d7.4"], descending: false));
        Assert.Equal(["D7.10", "d7.4", "D7.3", ""], column.InOrder(["D7.10", "", "D7.3", "d7.4"], descending: true));
    }

    [GeneratedRegex("""(<FilterSelect [^>]*Name=|\.Filter\()"(?<word>[a-z]+)\x22""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FilterForm();
}
