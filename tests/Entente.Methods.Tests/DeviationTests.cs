namespace Entente.Methods.Tests;

/// <summary>The tests' own measure fails where it must.</summary>
public class DeviationTests
{
    [Fact]
    public void Numbers_that_are_apart_fail_and_so_does_a_comparison_of_nothing()
    {
        var near = new Deviation("near", relative: 1e-9);
        near.Add("one", 1, 1 + 1e-10);
        near.Add("two", double.PositiveInfinity, double.PositiveInfinity);
        near.Settle();

        var far = new Deviation("far", relative: 1e-9);
        far.Add("one", 1, 1.1);
        Assert.ThrowsAny<Exception>(far.Settle);

        var undefined = new Deviation("undefined", relative: 1e-9);
        undefined.Add("one", 1, double.NaN);
        Assert.ThrowsAny<Exception>(undefined.Settle);
        Assert.ThrowsAny<Exception>(new Deviation("nothing", relative: 1).Settle);
    }
}
