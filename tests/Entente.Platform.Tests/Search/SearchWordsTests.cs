using Entente.Platform.Search;

namespace Entente.Platform.Tests.Search;

/// <summary>How texts and questions are read, before any database is asked.</summary>
public class SearchWordsTests
{
    [Theory]
    [InlineData("Médicaments à l’hôpital", "medicaments a l hopital")]
    [InlineData("D5.1 – JAMS 2.0", "d5 1 jams 2 0")]
    [InlineData("Œuvre, Straße; ØRSTED Łódź", "oeuvre strasse orsted lodz")]
    [InlineData("Σίσυφος", "σισυφοσ")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("🙂 *()\"' -- :^", "")]
    [InlineData(null, "")]
    public void Case_accents_and_signs_make_no_difference(string? text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("quality plan", "quality|plan*")]
    [InlineData("D5.1", "d5 1*")]
    [InlineData("\"quality plan\" agree", "quality plan|agree*")]
    [InlineData("«\u202fplan qualité\u202f»", "plan qualite")]
    [InlineData("plan \"quality", "plan|quality*")]
    [InlineData("plan b", "plan|b")]
    [InlineData("AND OR NOT NEAR(a b)", "and|or|not|near a|b")]
    [InlineData("title:x -y & !z | (", "title x|y|z")]
    public void What_was_typed_is_read_as_words_phrases_and_a_beginning(string typed, string read) => Assert.Equal(
        read,
        string.Join('|', SearchWords.Read(typed).Value.Terms.Select(term => string.Join(' ', term.Words) + (term.Begins ? "*" : ""))));

    [Theory]
    [InlineData("report of the authorities", "report|authorities*")]
    [InlineData("report of", "report")]
    [InlineData("plan de la qualité", "plan|qualite*")]
    [InlineData("the", "the*")]
    [InlineData("\"of the\" report", "of the|report*")]
    [InlineData("to be", "be*")]
    [InlineData("hepatitis A", "hepatitis|a")]
    public void Little_words_are_sought_only_where_there_is_nothing_else(string typed, string sought) => Assert.Equal(
        sought,
        string.Join('|', SearchWords.Read(typed).Value.Sought.Select(term => string.Join(' ', term.Words) + (term.Begins ? "*" : ""))));

    [Theory]
    [InlineData("", "platform.search-no-words")]
    [InlineData("🙂🙂 \"\" *** ((", "platform.search-no-words")]
    [InlineData("a b c d e f g h i j k l m", "platform.search-too-many-words")]
    public void What_cannot_be_searched_is_refused_with_a_reason(string typed, string code) => Assert.Equal(code, SearchWords.Read(typed).Problem?.Code);

    [Fact]
    public void Ten_thousand_letters_are_too_many() => Assert.Equal("platform.search-too-long", SearchWords.Read(new string('x', 10_000)).Problem?.Code);

    [Theory]
    [InlineData("Agree the consortium's quality plan", "plans", "Agree the consortium's quality [plan]")]
    [InlineData("Contrôle de la qualité", "qualite", "Contrôle de la [qualité]")]
    [InlineData("Inspections of inspectors", "inspect", "[Inspections] of [inspectors]")]
    [InlineData("Report of the authorities", "report of authorities", "[Report] of the [authorities]")]
    [InlineData("<b>bold</b>", "bold", "<b>[bold]</b>")]
    [InlineData("Nothing here", "else", "Nothing here")]
    public void Words_are_marked_where_they_stand(string text, string typed, string marked) => Assert.Equal(
        marked, Shown(Snippet.Mark(text, SearchWords.Read(typed).Value)));

    [Fact]
    public void A_long_text_is_shown_around_the_word()
    {
        var text = string.Join(' ', Enumerable.Repeat("before", 60)) + " needle " + string.Join(' ', Enumerable.Repeat("after", 60));

        var shown = Shown(Snippet.Around(text, SearchWords.Read("needle").Value));

        Assert.StartsWith("… before ", shown, StringComparison.Ordinal);
        Assert.Contains("before [needle] after", shown, StringComparison.Ordinal);
        Assert.EndsWith("after …", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 100, 260);
    }

    private static string Shown(IEnumerable<SnippetPart> parts) => string.Concat(parts.Select(part => part.Marked ? $"[{part.Text}]" : part.Text));
}
