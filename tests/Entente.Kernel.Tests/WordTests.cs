namespace Entente.Kernel.Tests;

/// <summary>A word is a name, and nothing else that the framework would take for one.</summary>
public class WordTests
{
    [Theory]
    [InlineData("Monday", DayOfWeek.Monday)]
    [InlineData("monday", DayOfWeek.Monday)]
    [InlineData("SUNDAY", DayOfWeek.Sunday)]
    public void A_name_is_read_in_large_and_small_letters(string text, DayOfWeek day)
    {
        Assert.Equal(day, Word.Read<DayOfWeek>(text));
        Assert.Equal(day, Word.Of<DayOfWeek>(text));
        Assert.True(Worded<DayOfWeek>.TryParse(text, null, out var worded) && worded.Value == day);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("99")]
    [InlineData(" Monday")]
    [InlineData("Monday ")]
    [InlineData("Monday, Tuesday")]
    [InlineData("Monday,Monday")]
    [InlineData("Mon")]
    public void Anything_else_is_none(string? text)
    {
        Assert.Null(Word.Read<DayOfWeek>(text));
        Assert.False(Word.Is<DayOfWeek>(text, out _));
        Assert.False(Worded<DayOfWeek>.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => Word.Of<DayOfWeek>(text));
    }
}
