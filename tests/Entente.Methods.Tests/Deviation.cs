using System.Globalization;

namespace Entente.Methods.Tests;

/// <summary>Collects how far computed numbers are from given ones, says the worst, and fails when it is beyond the tolerance.</summary>
/// <param name="what">Of which numbers.</param>
/// <param name="relative">Allowed, relative to the given number.</param>
/// <param name="absolute">Allowed in any case: for numbers near 0.</param>
internal sealed class Deviation(string what, double relative, double absolute = 0)
{
    private readonly List<string> beyond = [];
    private double worst;
    private string at = "none";
    private int count;

    /// <summary>Compares one number; equal infinities agree, NaN agrees with NaN alone.</summary>
    public void Add(string where, double given, double computed)
    {
        count++;
        if (given.Equals(computed))
            return;
        var apart = Math.Abs(given - computed);
        var share = given == 0 ? apart : apart / Math.Abs(given);
        if (!(share <= worst))
            (worst, at) = (double.IsNaN(share) ? double.PositiveInfinity : share, where);
        if (!(apart <= absolute || share <= relative))
            beyond.Add(string.Create(CultureInfo.InvariantCulture, $"{where}: given {given:R}, computed {computed:R}"));
    }

    /// <summary>Prints the worst, and fails when any was beyond, or when nothing was compared.</summary>
    public void Settle()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {count} numbers, worst deviation {worst:E2} at {at}"));
        Assert.True(count > 0, $"{what}: nothing was compared.");
        Assert.True(beyond.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{what}: {beyond.Count} of {count} beyond {relative:E0}\n{string.Join('\n', beyond.Take(20))}"));
    }
}
