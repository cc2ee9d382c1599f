using Entente.Methods.Events;

namespace Entente.Methods.Tests.Events;

/// <summary>Limits of the area under the curve: every resample there is, and a published standard error.</summary>
public class PredictionLimitTests
{
    private static readonly double[] Predicted = [0.9, 0.6, 0.6, 0.4, 0.3, 0.2];
    private static readonly bool[] Happened = [true, true, false, true, false, false];

    /// <remarks>
    /// All 6^6 resamples of six predictions, and all 4^4 of four groups, were counted in whole fractions by a program in another language: so many define no
    /// area, and the limit is the value at which the cumulative share passes. The upper limit is 1 throughout.
    /// </remarks>
    [Theory]
    [InlineData(false, 0.9, 4.0 / 9, 1458.0 / 46656)]
    [InlineData(false, 0.7, 5.0 / 8, 1458.0 / 46656)]
    [InlineData(false, 0.5, 3.0 / 4, 1458.0 / 46656)]
    [InlineData(true, 0.9, 2.0 / 3, 2.0 / 256)]
    [InlineData(true, 0.7, 3.0 / 4, 2.0 / 256)]
    [InlineData(true, 0.96, 1.0 / 2, 2.0 / 256)]
    public void Limits_are_those_of_all_resamples(bool grouped, double level, double lower, double undefined)
    {
        const int draws = 60_000;
        var interval = PredictionScores.Bootstrap("Area", (predicted, happened) => PredictionScores.Area(predicted, happened), Predicted, Happened, seed: 1,
            grouped ? [0, 1, 0, 2, 1, 3] : [], draws, level);
        Assert.Equal(lower, interval.Lower!.Value, 1e-12);
        Assert.Equal(1, interval.Upper!.Value, 1e-12);
        Assert.Equal(undefined, (double)interval.UndefinedDraws / draws, 4 * Math.Sqrt(undefined / draws));
    }

    // J. A. Hanley and B. J. McNeil, Radiology 143 (1982) 29, table I: 58 normal and 51 abnormal images rated 1 to 5; area 0.893, standard error 0.032.
    [Fact]
    public void The_published_area_and_its_error()
    {
        var (predicted, happened) = (new List<double>(), new List<bool>());
        foreach (var (rating, normal, abnormal) in new[] { (1, 33, 3), (2, 6, 2), (3, 6, 2), (4, 11, 11), (5, 2, 33) })
        {
            predicted.AddRange(Enumerable.Repeat(rating / 5.0, normal + abnormal));
            happened.AddRange(Enumerable.Repeat(false, normal).Concat(Enumerable.Repeat(true, abnormal)));
        }

        double[] all = [.. predicted];
        bool[] came = [.. happened];
        Assert.Equal(0.893, PredictionScores.Area(all, came)!.Value, 5e-4);
        var interval = PredictionScores.Bootstrap("Area", (p, y) => PredictionScores.Area(p, y), all, came, seed: 2, draws: 20_000);
        Assert.Equal(0.032, (interval.Upper!.Value - interval.Lower!.Value) / (2 * 1.959964), 0.0015);

        // E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988) 837: the variance from how each case stands to all of the other kind.
        double[] ills = [.. all.Where((_, at) => came[at])], wells = [.. all.Where((_, at) => !came[at])];
        double[] ofIlls = [.. ills.Select(one => wells.Average(other => Beats(one, other)))], ofWells = [.. wells.Select(one => ills.Average(other => Beats(other, one)))];
        var error = Math.Sqrt((Variance(ofIlls) / ills.Length) + (Variance(ofWells) / wells.Length));
        Assert.Equal(error, (interval.Upper.Value - interval.Lower.Value) / (2 * 1.959964), 0.03 * error);

        static double Beats(double ill, double well) => ill > well ? 1 : ill == well ? 0.5 : 0;
        static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
    }
}
