namespace Entente.Methods.Signals;

/// <summary>Damped Newton search for a gamma-Poisson prior.</summary>
internal static class GammaPoissonNewton
{
    /// <summary>A weight that no longer counts.</summary>
    public const double Vanishing = 1e-7;

    /// <summary>A shape from which a component is as good as a point.</summary>
    public const double PointShape = 1e5;

    private const int Size = 5;
    private const int MostSteps = 400;
    private const double EmptyShape = 1e-6;
    private const double Widest = 30;
    private const double LongestStep = 2;

    public static double[] PointOf(GammaPoissonPrior prior) =>
        [Math.Log(prior.Shape1), Math.Log(prior.Rate1), Math.Log(prior.Shape2), Math.Log(prior.Rate2), Math.Log(prior.Weight / (1 - prior.Weight))];

    /// <summary>Whether two searches have come to one point, its components in either order.</summary>
    public static bool Together(double[] one, double[] other)
    {
        return Near([one[0], one[1], one[2], one[3], one[4]]) || Near([one[2], one[3], one[0], one[1], -one[4]]);

        bool Near(ReadOnlySpan<double> point)
        {
            for (var at = 0; at < Size; at++)
            {
                if (!(Math.Abs(point[at] - other[at]) < 1e-4))
                    return false;
            }

            return true;
        }
    }

    public static (GammaPoissonSearch Search, double[] Point) From(GammaPoissonLikelihood likelihood, GammaPoissonPrior start, CancellationToken stop)
    {
        var at = PointOf(start with { Weight = Math.Clamp(start.Weight, 1e-6, 1 - 1e-6) });
        double[] gradient = new double[Size], next = new double[Size], nextGradient = new double[Size];
        var value = likelihood.At(at, gradient);
        // Rounding leaves about this much of a gradient that is 0.
        var still = 1e-7 + (1e-13 * likelihood.Weight);
        var damping = 1.0;
        var (steps, settled) = (0, false);
        while (steps < MostSteps && !settled)
        {
            stop.ThrowIfCancellationRequested();
            if (Largest(gradient) < still)
            {
                settled = true;
                break;
            }

            steps++;
            var curvature = Curvature(likelihood, at, gradient);
            var improved = false;
            for (var attempt = 0; attempt < 60; attempt++)
            {
                if (Solve(curvature, damping, gradient) is { } step)
                {
                    var length = Largest(step);
                    var shrink = length > LongestStep ? LongestStep / length : 1;
                    for (var one = 0; one < Size; one++)
                        next[one] = Math.Clamp(at[one] - (shrink * step[one]), -Widest, Widest);
                    var there = likelihood.At(next, nextGradient);
                    // Near the end the gain drowns in rounding; then the gradient decides.
                    if (there < value || (there <= value + (1e-14 * Math.Abs(value)) && Largest(nextGradient) < 0.9 * Largest(gradient)))
                    {
                        (at, next, gradient, nextGradient, value) = (next, at, nextGradient, gradient, there);
                        damping = attempt == 0 ? damping * 0.1 : damping;
                        if (damping < 1e-12)
                            damping = 0;
                        improved = true;
                        break;
                    }
                }

                damping = Math.Max(damping * 10, 1e-9);
            }

            // No step improves: rounding is all that is left of the slope.
            if (!improved)
            {
                settled = Largest(gradient) < 1e-3 * Math.Max(1, Math.Abs(value) * 1e-3);
                break;
            }
        }

        var prior = new GammaPoissonPrior(Math.Exp(at[0]), Math.Exp(at[1]), Math.Exp(at[2]), Math.Exp(at[3]), 1 / (1 + Math.Exp(-at[4]))).Ordered();
        var border = prior.Shape1 > PointShape || prior.Shape2 > PointShape || Math.Min(prior.Shape1, prior.Shape2) < EmptyShape || prior.Weight is < Vanishing or > 1 - Vanishing;
        return (new(start, prior, value, steps, !settled ? FitEnd.NotConverged : border ? FitEnd.Border : FitEnd.Inside), at);
    }

    /// <summary>Standard errors of the parameters, the component of the larger mean first; null where the curvature is no minimum's.</summary>
    public static GammaPoissonPrior? Errors(GammaPoissonLikelihood likelihood, double[] point)
    {
        var curvature = Curvature(likelihood, point);
        Span<double> errors = stackalloc double[Size];
        for (var one = 0; one < Size; one++)
        {
            var unit = new double[Size];
            unit[one] = 1;
            if (Solve(curvature, 0, unit) is not { } column || !(column[one] > 0))
                return null;
            errors[one] = Math.Sqrt(column[one]);
        }

        // At a maximum the errors of the parameters are those of their logarithms times the parameters.
        var weight = 1 / (1 + Math.Exp(-point[4]));
        double a1 = errors[0] * Math.Exp(point[0]), b1 = errors[1] * Math.Exp(point[1]), a2 = errors[2] * Math.Exp(point[2]), b2 = errors[3] * Math.Exp(point[3]);
        var share = errors[4] * weight * (1 - weight);
        return point[0] - point[1] >= point[2] - point[3] ? new(a1, b1, a2, b2, share) : new(a2, b2, a1, b1, share);
    }

    // By differences of the gradient: on one side of the point when the gradient there is given, which is good enough to step by, else on both.
    private static double[,] Curvature(GammaPoissonLikelihood likelihood, double[] at, double[]? here = null)
    {
        var curvature = new double[Size, Size];
        double[] near = [.. at], above = new double[Size], below = new double[Size];
        var width = here is null ? 1e-4 : 1e-5;
        for (var one = 0; one < Size; one++)
        {
            near[one] = at[one] + width;
            likelihood.At(near, above);
            if (here is null)
            {
                near[one] = at[one] - width;
                likelihood.At(near, below);
            }

            near[one] = at[one];
            for (var other = 0; other < Size; other++)
                curvature[one, other] = here is null ? (above[other] - below[other]) / (2 * width) : (above[other] - here[other]) / width;
        }

        for (var one = 0; one < Size; one++)
        {
            for (var other = 0; other < one; other++)
                curvature[one, other] = curvature[other, one] = (curvature[one, other] + curvature[other, one]) / 2;
        }

        return curvature;
    }

    // (curvature + damping · |diagonal|) step = side by Cholesky; null when that is not positive definite.
    private static double[]? Solve(double[,] curvature, double damping, double[] side)
    {
        var root = new double[Size, Size];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = curvature[row, column] + (row == column ? damping * (Math.Abs(curvature[row, row]) + 1e-10) : 0);
                for (var one = 0; one < column; one++)
                    sum -= root[row, one] * root[column, one];
                if (row != column)
                    root[row, column] = sum / root[column, column];
                else if (sum > 0)
                    root[row, row] = Math.Sqrt(sum);
                else
                    return null;
            }
        }

        var step = (double[])side.Clone();
        for (var row = 0; row < Size; row++)
        {
            for (var one = 0; one < row; one++)
                step[row] -= root[row, one] * step[one];
            step[row] /= root[row, row];
        }

        for (var row = Size - 1; row >= 0; row--)
        {
            for (var one = row + 1; one < Size; one++)
                step[row] -= root[one, row] * step[one];
            step[row] /= root[row, row];
        }

        return step;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return double.IsNaN(largest) ? double.PositiveInfinity : largest;
    }
}
