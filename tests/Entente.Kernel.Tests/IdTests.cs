using FsCheck;
using FsCheck.Fluent;

namespace Entente.Kernel.Tests;

public class IdTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Identities_sort_by_the_moment_they_were_made() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (since, later) =>
        {
            var moment = Start.AddMilliseconds(since);
            return Id<Thing>.New(moment).CompareTo(Id<Thing>.New(moment.AddMilliseconds(later))) < 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_made_at_the_same_moment_differ() => Assert.NotEqual(Id<Thing>.New(Start), Id<Thing>.New(Start));

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var id = Id<Thing>.New(Start);

        Assert.True(Id<Thing>.TryParse(id.ToString(), null, out var read));
        Assert.Equal(id, read);
        Assert.Equal(id, Id<Thing>.Parse(id.ToString(), null));
        Assert.Equal(36, id.ToString().Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("jams-2-0")]
    public void Rubbish_is_no_identity(string? rubbish) => Assert.False(Id<Thing>.TryParse(rubbish, null, out _));

    private sealed class Thing;
}
