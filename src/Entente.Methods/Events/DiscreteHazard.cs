using Entente.Methods.Functions;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Methods.Events;

/// <summary>How a fit ended.</summary>
public enum HazardEnd
{
    /// <summary>At the maximum.</summary>
    Converged,

    /// <summary>The steps were used up; the best point found is given.</summary>
    NotConverged,
}

/// <summary>A fitted model of the chance of an event in a period.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Intercept">Log-odds where all features are 0.</param>
/// <param name="Coefficients">By feature: what a unit of it adds to the log-odds.</param>
/// <param name="Errors">Standard errors of intercept and coefficients, from the curvature of the penalised likelihood.</param>
/// <param name="LogLikelihood">Without the penalty.</param>
/// <param name="Penalty">The penalty λ.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="End">How it ended.</param>
public sealed record HazardFit(string Method, int Version, double Intercept, IReadOnlyList<double> Coefficients, IReadOnlyList<double> Errors, double LogLikelihood, double Penalty,
    int Steps, HazardEnd End)
{
    /// <summary>Chance of an event in one period.</summary>
    /// <param name="features">Of the period.</param>
    public double Chance(ReadOnlySpan<double> features)
    {
        Given.AllFinite(features, 0, nameof(features));
        Given.SameLength(Coefficients.Count, features.Length, nameof(features));
        var odds = Intercept;
        for (var at = 0; at < features.Length; at++)
            odds += Coefficients[at] * features[at];
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>Probability of no event in any of several periods: the product of the chances of none.</summary>
    /// <param name="periods">Features by period.</param>
    public double Survival(IReadOnlyList<double[]> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var log = 0.0;
        foreach (var features in periods)
            log += BinomialDensity.LogOnePlus(-Chance(features));
        return Math.Exp(log);
    }
}

/// <summary>Chance of an event by period: one row for each case and period under observation.</summary>
/// <remarks>
/// P. D. Allison, Sociol. Methodol. 13 (1982) 61: the likelihood of censored times in whole periods is that of a logistic regression over the periods observed,
/// so a case that is censored only stops adding rows. Ridge penalty λ/2 Σ (β · deviation of the feature)², the intercept free (S. le Cessie and J. C. van
/// Houwelingen, Appl. Stat. 41 (1992) 191): with λ above 0 there is a maximum even when the features tell events apart completely. Newton's method with
/// halved steps; the gradient is 0 to 1e-9 of its size at the start, coefficients to about 1e-9.
/// </remarks>
public static class DiscreteHazard
{
    private const int MostSteps = 100;

    /// <summary>Fits the chance.</summary>
    /// <param name="features">Rows by features, finite.</param>
    /// <param name="events">By row: whether the event happened in it.</param>
    /// <param name="penalty">λ, at least 0; above 0 unless events and none overlap in every direction.</param>
    /// <param name="weights">Rows that each row stands for (grouped data), above 0; none for single rows.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="ArgumentException">Sizes differ, a value is no number, all or no rows have the event, or a feature is constant.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static HazardFit Fit(double[,] features, ReadOnlySpan<bool> events, double penalty = 1, ReadOnlySpan<double> weights = default, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        Given.NotNegative(penalty);
        var (rows, columns) = (features.GetLength(0), features.GetLength(1));
        Given.SameLength(rows, events.Length, nameof(events));
        if (!weights.IsEmpty)
            Given.SameLength(rows, weights.Length, nameof(weights));
        if (rows == 0 || events.IndexOf(true) < 0 || events.IndexOf(false) < 0)
            throw new ArgumentException("The event happened in all rows or in none, so its chance has no maximum of likelihood; give both kinds.", nameof(events));
        var (data, happened, weight) = (new double[rows][], events.ToArray(), new double[rows]);
        var (means, deviations) = Standard(features, weights);
        for (var row = 0; row < rows; row++)
        {
            weight[row] = weights.IsEmpty ? 1 : Given.Positive(weights[row], nameof(weights));
            data[row] = new double[columns + 1];
            data[row][0] = 1;
            for (var column = 0; column < columns; column++)
                data[row][column + 1] = (features[row, column] - means[column]) / deviations[column];
        }

        var at = Vector<double>.Build.Dense(columns + 1);
        var (value, gradient, curvature) = Likelihood(data, happened, weight, at, penalty);
        var still = 1e-10 * Math.Max(1, gradient.InfinityNorm());
        var steps = 0;
        while (gradient.InfinityNorm() > still && steps < MostSteps)
        {
            stop.ThrowIfCancellationRequested();
            steps++;
            // Without a penalty a feature that repeats another leaves the curvature singular; a grain of it is harmless.
            var step = (curvature + (Matrix<double>.Build.DenseIdentity(columns + 1) * 1e-12)).Cholesky().Solve(gradient);
            var (moved, length) = (false, 1.0);
            for (var halving = 0; halving < 40 && !moved; halving++, length /= 2)
            {
                var next = at + (length * step);
                var there = Likelihood(data, happened, weight, next, penalty);
                if (there.Value >= value || there.Gradient.InfinityNorm() < gradient.InfinityNorm() * 0.5)
                    (at, (value, gradient, curvature), moved) = (next, there, true);
            }

            if (!moved)
                break;
        }

        var end = gradient.InfinityNorm() <= Math.Max(still, 1e-8) && at.InfinityNorm() < 1e4 ? HazardEnd.Converged : HazardEnd.NotConverged;
        return Result(at, curvature, value, penalty, means, deviations, steps, end);
    }

    private static HazardFit Result(Vector<double> at, Matrix<double> curvature, double value, double penalty, double[] means, double[] deviations, int steps, HazardEnd end)
    {
        // Back to the units of the features: the intercept takes up the means.
        var size = at.Count;
        var back = Matrix<double>.Build.DenseIdentity(size);
        for (var column = 1; column < size; column++)
        {
            back[column, column] = 1 / deviations[column - 1];
            back[0, column] = -means[column - 1] / deviations[column - 1];
        }

        var found = back * at;
        var covariance = back * (curvature + (Matrix<double>.Build.DenseIdentity(size) * 1e-12)).Inverse() * back.Transpose();
        var penalised = 0.0;
        for (var column = 1; column < size; column++)
            penalised += penalty / 2 * at[column] * at[column];
        return new("Discrete-time hazard, logistic, ridge", 1, found[0], [.. found.Skip(1)], [.. covariance.Diagonal().Select(Math.Sqrt)], value + penalised, penalty, steps, end);
    }

    private static (double Value, Vector<double> Gradient, Matrix<double> Curvature) Likelihood(double[][] data, bool[] happened, double[] weight, Vector<double> at, double penalty)
    {
        var size = at.Count;
        var (value, gradient, curvature) = (0.0, new double[size], new double[size, size]);
        for (var row = 0; row < data.Length; row++)
        {
            var (features, odds) = (data[row], 0.0);
            for (var column = 0; column < size; column++)
                odds += features[column] * at[column];
            // ln p or ln(1 − p), by the exponential that cannot overflow.
            var signed = happened[row] ? odds : -odds;
            value += weight[row] * (Math.Min(signed, 0) - BinomialDensity.LogOnePlus(Math.Exp(-Math.Abs(signed))));
            var chance = 1 / (1 + Math.Exp(-odds));
            var (rest, spread) = (weight[row] * ((happened[row] ? 1 : 0) - chance), weight[row] * chance * (1 - chance));
            for (var column = 0; column < size; column++)
            {
                gradient[column] += rest * features[column];
                for (var other = 0; other <= column; other++)
                    curvature[column, other] += spread * features[column] * features[other];
            }
        }

        for (var column = 0; column < size; column++)
        {
            if (column > 0)
            {
                value -= penalty / 2 * at[column] * at[column];
                gradient[column] -= penalty * at[column];
                curvature[column, column] += penalty;
            }

            for (var other = 0; other < column; other++)
                curvature[other, column] = curvature[column, other];
        }

        return (value, Vector<double>.Build.Dense(gradient), Matrix<double>.Build.DenseOfArray(curvature));
    }

    private static (double[] Means, double[] Deviations) Standard(double[,] features, ReadOnlySpan<double> weights)
    {
        var (rows, columns) = (features.GetLength(0), features.GetLength(1));
        var (means, deviations) = (new double[columns], new double[columns]);
        for (var column = 0; column < columns; column++)
        {
            double sum = 0, total = 0, square = 0;
            for (var row = 0; row < rows; row++)
            {
                if (!double.IsFinite(features[row, column]))
                    throw new ArgumentException(FormattableString.Invariant($"Row {row + 1}, feature {column + 1} is {features[row, column]}; fill it in or leave the row out."), nameof(features));
                var weight = weights.IsEmpty ? 1 : weights[row];
                (sum, total) = (sum + (weight * features[row, column]), total + weight);
            }

            means[column] = sum / total;
            for (var row = 0; row < rows; row++)
                square += (weights.IsEmpty ? 1 : weights[row]) * (features[row, column] - means[column]) * (features[row, column] - means[column]);
            deviations[column] = Math.Sqrt(square / total);
            if (!(deviations[column] > 1e-12 * Math.Abs(means[column])))
                throw new ArgumentException(FormattableString.Invariant($"Feature {column + 1} is constant and says nothing; leave it out."), nameof(features));
        }

        return (means, deviations);
    }
}
