namespace Entente.Kernel.Tests;

public class EntityTests
{
    [Fact]
    public void Facts_wait_in_the_order_of_telling_until_they_are_saved()
    {
        var lamp = new Lamp();
        lamp.Switch();
        lamp.Switch();

        Assert.Equal([new Switched(1), new Switched(2)], lamp.Told);
        lamp.Saved();
        Assert.Empty(lamp.Told);
    }

    [Fact]
    public void Each_save_is_a_new_version()
    {
        var lamp = new Lamp();
        lamp.Advance();
        lamp.Advance();

        Assert.Equal(2, lamp.Version);
    }

    private sealed record Switched(int Times) : IFact
    {
        public string Kind => "house.switched.1";
    }

    private sealed class Lamp : Entity
    {
        private int times;

        public void Switch() => Tell(new Switched(++times));
    }
}
