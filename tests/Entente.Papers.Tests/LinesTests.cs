
namespace Entente.Papers.Tests;

/// <summary>Text is broken into lines, and nothing of it is lost.</summary>
public class LinesTests
{
    // Each character is one point wide.
    private static readonly Lines Plain = new(text => text.Length);

    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one", 10, "one")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 3, "one|two|thr|ee")]
    [InlineData("a  b", 10, "a b")]
    [InlineData("kept\r\nline\n\nbreaks", 10, "kept|line||breaks")]
    [InlineData("100\u00A0mg each", 8, "100\u00A0mg|each")]
    [InlineData("tab\there\u0007", 10, "tab here")]
    [InlineData("\U0001F48A\U0001F48A\U0001F48A", 3, "\U0001F48A|\U0001F48A|\U0001F48A")]
    [InlineData("\U0001F48A\U0001F48A", 1, "\U0001F48A|\U0001F48A")]
    public void Lines_break_between_words_and_else_where_the_line_ends(string text, double room, string expected) =>
        Assert.Equal(expected, string.Join('|', Plain.Of(text, room)));

    [Fact]
    public void No_line_is_too_wide_and_nothing_is_lost()
    {
        var chance = new Random(20261124);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, chance.Next(1, 12)).Select(_ => new string('x', chance.Next(1, 25))));
            var room = chance.Next(1, 30);
            var lines = Plain.Of(text, room);

            Assert.All(lines, line => Assert.InRange(line.Length, 1, room));
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }
    }
}
