using Entente.Methods.Events;

namespace Entente.Methods.Tests.Events;

/// <summary>The penalised hazard equals a plain Newton iteration in 50 decimals, in the units of the features, by a program in another language.</summary>
public class PenalisedHazardTests
{
    private static readonly double[] Month = [1, 2, 3, 4, 5, 6, 1, 2, 3, 1, 2, 3, 4, 5, 6, 7, 1, 2, 1, 2, 3, 4];
    private static readonly double[] Price = [2.5, 2.5, 2.7, 2.7, 3.1, 3.1, 0.8, 0.8, 0.9, 5.2, 5.2, 5, 5, 4.8, 4.8, 4.8, 1.1, 1.1, 3.3, 3.4, 3.4, 3.6];
    private static readonly int[] Ends = [5, 8, 17, 21];
    private static readonly double[] Rows = [3, 3, 3, 2, 2, 1, 5, 4, 2, 7, 7, 6, 6, 5, 4, 4, 2, 1, 3, 3, 2, 1];

    [Theory]
    [InlineData(0, false, "-1.0775744435061985 1.2336129302390566 -1.779912270848987 1.4336319209074246 0.7214309235817933 0.9858654797287322 -6.897048003713948")]
    [InlineData(0, true, "-2.4231796007730106 1.764236141301271 -2.484371297162988 1.2360549931769744 0.7796601120302169 1.0240742256492756 -10.700124080471712")]
    [InlineData(0.5, false, "-0.9607929498021115 0.5786537377745867 -0.8709840509803913 1.255154037495582 0.3786582531342215 0.48649599650501874 -7.521784722723709")]
    [InlineData(0.5, true, "-1.8118210245834245 0.7644208638496623 -1.1610390129003085 0.9500285510780242 0.357441698788783 0.4403731975710007 -11.97259097467279")]
    [InlineData(4, false, "-1.1551369851669575 0.16561783383085318 -0.28740087295913386 1.0444039801911102 0.21396485088494366 0.25658815943354757 -9.102281864008647")]
    [InlineData(4, true, "-1.8995040777838106 0.2192450500699556 -0.43605326933886307 0.8593070709710483 0.19829040555284386 0.22018703961711208 -14.975874609070551")]
    public void Coefficients_errors_and_likelihood(double penalty, bool grouped, string known)
    {
        var features = new double[Month.Length, 2];
        for (var row = 0; row < Month.Length; row++)
            (features[row, 0], features[row, 1]) = (Month[row], Price[row]);
        var fit = DiscreteHazard.Fit(features, [.. Enumerable.Range(0, Month.Length).Select(row => Ends.Contains(row))], penalty, grouped ? Rows : []);
        Assert.Equal(HazardEnd.Converged, fit.End);
        double[] given = [.. known.Split(' ').Select(GoldenTable.Parse)], ours = [fit.Intercept, .. fit.Coefficients, .. fit.Errors, fit.LogLikelihood];
        var deviation = new Deviation($"hazard, penalty {penalty}", relative: 1e-9);
        foreach (var (at, value) in given.Index())
            deviation.Add($"number {at}", value, ours[at]);
        deviation.Settle();
    }
}
