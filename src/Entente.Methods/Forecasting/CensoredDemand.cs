using Entente.Methods.Functions;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Methods.Forecasting;

/// <summary>A demand with its months of shortage filled.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Filled">The series: what was sold where there was enough, the expected demand where there was not.</param>
/// <param name="Deviation">Standard deviation of the demand about its line.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Converged">Whether the last step changed nothing that counts; else the best point found is given.</param>
public sealed record CensoredSeries(string Method, int Version, IReadOnlyList<double> Filled, double Deviation, int Steps, bool Converged);

/// <summary>Demand that could not be met: a month in shortage is no month of low demand, its sales are only the least that was wanted.</summary>
/// <remarks>
/// J. Tobin, Econometrica 26 (1958) 24, by the EM algorithm (A. P. Dempster, N. M. Laird, D. B. Rubin, J. R. Stat. Soc. B 39 (1977) 1, section 4.2): demand is a line in time with terms for
/// the seasons and normal errors; where it is only known to be at least c it counts as its mean beyond c, μ + σ φ(a)/(1 − Φ(a)) with a = (c − μ)/σ. Maximum likelihood; what is filled in is
/// converged to 1e-9 of the deviation. A gap of a year is filled as well as the line holds: forecasts from a filled series know less than their intervals say.
/// </remarks>
public static class CensoredDemand
{
    private const int MostSteps = 5000;

    /// <summary>Fills the months in shortage.</summary>
    /// <param name="series">What was sold, oldest first.</param>
    /// <param name="shortages">By observation, whether there was a shortage, so that the demand may have been higher.</param>
    /// <param name="period">Observations in a cycle; 1 without season. Seasons count from two cycles on, where each was seen without shortage.</param>
    /// <exception cref="ArgumentException">Fewer than 4 observations without shortage, lists of different lengths, or an observation that is no number.</exception>
    public static CensoredSeries Fill(ReadOnlySpan<double> series, ReadOnlySpan<bool> shortages, int period)
    {
        SeriesCheck.Series(series, period);
        Given.SameLength(series.Length, shortages.Length, nameof(shortages));
        var (sold, censored) = (series.ToArray(), shortages.ToArray());
        var whole = censored.Count(false.Equals);
        if (whole < 4)
            throw new ArgumentException(FormattableString.Invariant($"There are {whole} observations without a shortage; at least 4 are needed to tell what demand is like."), nameof(shortages));
        const string method = "Censored demand, normal, by EM";
        if (whole == sold.Length)
            return new(method, 1, sold, 0, 0, true);
        // Projecting on an orthonormal basis is least squares.
        var basis = Lines(sold.Length, censored, period, whole).QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Q;
        double[] wanted = [.. sold];
        var mean = Fitted(wanted);
        // Of those that are known at first, or the start would be too sure of what it cannot know.
        var deviation = Math.Sqrt(Enumerable.Range(0, sold.Length).Where(at => !censored[at]).Average(at => Math.Pow(sold[at] - mean[at], 2)));
        var (steps, moved) = (0, double.PositiveInfinity);
        while (deviation > 0 && steps < MostSteps && moved > 1e-10 * deviation)
        {
            steps++;
            (moved, var squares) = (0, 0.0);
            var spread = new double[sold.Length];
            for (var at = 0; at < sold.Length; at++)
            {
                if (!censored[at])
                    continue;
                var a = (sold[at] - mean[at]) / deviation;
                var hazard = Hazard(a);
                var next = mean[at] + (deviation * hazard);
                spread[at] = deviation * deviation * Math.Max(0, 1 + (a * hazard) - (hazard * hazard));
                (moved, wanted[at]) = (Math.Max(moved, Math.Abs(next - wanted[at])), next);
            }

            mean = Fitted(wanted);
            for (var at = 0; at < sold.Length; at++)
                squares += ((wanted[at] - mean[at]) * (wanted[at] - mean[at])) + spread[at];
            var before = deviation;
            deviation = Math.Sqrt(squares / sold.Length);
            moved = Math.Max(moved, Math.Abs(deviation - before));
        }

        return new(method, 1, wanted, deviation, steps, steps < MostSteps);

        double[] Fitted(double[] values) => [.. basis * basis.TransposeThisAndMultiply(Vector<double>.Build.Dense(values))];
    }

    // φ(a)/(1 − Φ(a)), by the continued fraction where both vanish.
    private static double Hazard(double a)
    {
        if (a < 8)
            return Math.Exp(-0.5 * a * a) / Math.Sqrt(2 * Math.PI) / MathNet.Numerics.Distributions.Normal.CDF(0, 1, -a);
        var rest = a;
        for (var at = 60; at > 0; at--)
            rest = a + (at / rest);
        return rest;
    }

    // A level for each season or one for all, and a slope.
    private static Matrix<double> Lines(int length, bool[] censored, int period, int whole)
    {
        var seasons = period > 1 && length >= 2 * period && whole >= period + 3 && Enumerable.Range(0, period).All(season => Enumerable.Range(0, length).Any(at => at % period == season && !censored[at])) ? period : 1;
        return Matrix<double>.Build.Dense(length, seasons + 1, (row, column) => column == seasons ? row - (length / 2.0) : row % seasons == column ? 1 : 0);
    }
}
