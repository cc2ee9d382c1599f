using MathNet.Numerics.LinearAlgebra;

namespace Entente.Methods.Forecasting;

/// <summary>What the errors of the base forecasts are taken to be when they are reconciled.</summary>
public enum ReconciliationErrors
{
    /// <summary>Bottom series alone count.</summary>
    BottomUp,

    /// <summary>All equal.</summary>
    Equal,

    /// <summary>In proportion to the number of bottom series in each.</summary>
    Structural,

    /// <summary>Independent, with the mean squared residual of each.</summary>
    Variances,

    /// <summary>With the covariance of the residuals, which needs more residuals than series.</summary>
    Covariance,

    /// <summary>With that covariance drawn towards its diagonal.</summary>
    ShrunkCovariance,
}

/// <summary>Forecasts that add up.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Values">Steps ahead by nodes.</param>
/// <param name="Shrinkage">How far the covariance was drawn to its diagonal, 0 to 1; null for other methods.</param>
public sealed record ReconciledForecasts(string Method, int Version, IReadOnlyList<IReadOnlyList<double>> Values, double? Shrinkage);

/// <summary>Makes forecasts of all levels add up with the least change.</summary>
/// <remarks>
/// S. L. Wickramasuriya, G. Athanasopoulos, R. J. Hyndman, J. Am. Stat. Assoc. 114 (2019) 804: S(S′W⁻¹S)⁻¹S′W⁻¹ŷ; shrinkage by J. Schäfer and K. Strimmer, Stat.
/// Appl. Genet. Mol. Biol. 4 (2005) 32, on uncentred residuals. Solved by a QR decomposition of L⁻¹S, W = LL′, not by normal equations. Without negative
/// values: least squares over bottom series of at least 0 (C. L. Lawson and R. J. Hanson, Solving Least Squares Problems (1974) 161). Sums hold to 1e-12.
/// </remarks>
public static class Reconciliation
{
    /// <summary>Reconciles base forecasts.</summary>
    /// <param name="hierarchy">What adds up.</param>
    /// <param name="forecasts">Base forecasts: steps ahead (rows) by nodes (columns).</param>
    /// <param name="errors">What is taken of their errors.</param>
    /// <param name="residuals">One-step residuals: times (rows) by nodes; needed for variances and covariances.</param>
    /// <param name="notNegative">No reconciled value may be below 0: quantities are not.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, a value is no number, residuals are missing or too few, or a series has none but residuals of 0.</exception>
    public static ReconciledForecasts Of(Hierarchy hierarchy, double[,] forecasts, ReconciliationErrors errors, double[,]? residuals = null, bool notNegative = false)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        ArgumentNullException.ThrowIfNull(forecasts);
        var nodes = hierarchy.Nodes.Count;
        Check(forecasts, nodes, nameof(forecasts));
        if (residuals is not null)
            Check(residuals, nodes, nameof(residuals));
        var sums = Matrix<double>.Build.DenseOfArray(hierarchy.Sums);
        double? shrinkage = null;
        Matrix<double>? root = null;
        if (errors != ReconciliationErrors.BottomUp)
            (root, shrinkage) = Root(hierarchy, errors, residuals);
        // Bottom-up is least squares over the rows of the bottom series alone.
        var design = root is null ? Matrix<double>.Build.DenseOfRowVectors(hierarchy.Bottom.Select(sums.Row)) : Lower(root, sums);
        var decomposed = design.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        var values = new IReadOnlyList<double>[forecasts.GetLength(0)];
        for (var step = 0; step < values.Length; step++)
        {
            var given = Vector<double>.Build.Dense(nodes, at => forecasts[step, at]);
            var side = root is null ? Vector<double>.Build.Dense(hierarchy.Bottom.Length, at => given[hierarchy.Bottom[at]]) : Lower(root, given.ToColumnMatrix()).Column(0);
            var bottom = decomposed.Solve(side);
            if (notNegative && bottom.Minimum() < 0)
                bottom = NotNegative(design, side);
            values[step] = [.. sums * bottom];
        }

        return new(NameOf(errors) + (notNegative ? ", not negative" : ""), 1, values, shrinkage);
    }

    private static string NameOf(ReconciliationErrors errors) => errors switch
    {
        ReconciliationErrors.BottomUp => "Reconciliation, bottom-up",
        ReconciliationErrors.Equal => "Reconciliation, least squares",
        ReconciliationErrors.Structural => "Reconciliation, weighted by structure",
        ReconciliationErrors.Variances => "Reconciliation, weighted by variances",
        ReconciliationErrors.Covariance => "Reconciliation, minimum trace",
        _ => "Reconciliation, minimum trace with shrinkage",
    };

    private static (Matrix<double> Root, double? Shrinkage) Root(Hierarchy hierarchy, ReconciliationErrors errors, double[,]? residuals)
    {
        var nodes = hierarchy.Nodes.Count;
        if (errors is ReconciliationErrors.Equal)
            return (Matrix<double>.Build.DenseIdentity(nodes), null);
        if (errors is ReconciliationErrors.Structural)
            return (Matrix<double>.Build.DenseDiagonal(nodes, nodes, at => Math.Sqrt(Enumerable.Range(0, hierarchy.Bottom.Length).Sum(column => hierarchy.Sums[at, column]))), null);
        if (residuals is null || residuals.GetLength(0) < 2)
            throw new ArgumentException("Variances and covariances need residuals: give at least two times of them, or take weights by structure.", nameof(residuals));
        var errorsByTime = Matrix<double>.Build.DenseOfArray(residuals);
        var times = errorsByTime.RowCount;
        var covariance = errorsByTime.TransposeThisAndMultiply(errorsByTime) / times;
        for (var at = 0; at < nodes; at++)
        {
            if (covariance[at, at] == 0)
                throw new ArgumentException($"All residuals of \"{hierarchy.Nodes[at]}\" are 0, so it would outweigh everything; take weights by structure.", nameof(residuals));
        }

        if (errors == ReconciliationErrors.Variances)
            return (Matrix<double>.Build.DenseDiagonal(nodes, nodes, at => Math.Sqrt(covariance[at, at])), null);
        double? shrinkage = null;
        if (errors == ReconciliationErrors.ShrunkCovariance)
        {
            shrinkage = Shrinkage(errorsByTime, covariance);
            covariance = Matrix<double>.Build.Dense(nodes, nodes, (row, column) => row == column ? covariance[row, row] : (1 - shrinkage.Value) * covariance[row, column]);
        }

        if (times < nodes && shrinkage is null or 0)
            throw new ArgumentException(FormattableString.Invariant($"{times} times of residuals do not give a covariance of {nodes} series that can be inverted; take the shrunk one."), nameof(residuals));
        try
        {
            return (covariance.Cholesky().Factor, shrinkage);
        }
        catch (ArgumentException singular)
        {
            throw new ArgumentException("The covariance of the residuals cannot be inverted, as when they add up exactly; take the shrunk one.", nameof(residuals), singular);
        }
    }

    private static double Shrinkage(Matrix<double> residuals, Matrix<double> covariance)
    {
        var (times, nodes) = (residuals.RowCount, residuals.ColumnCount);
        double variances = 0, squares = 0;
        for (var one = 0; one < nodes; one++)
        {
            for (var other = 0; other < one; other++)
            {
                double scale = Math.Sqrt(covariance[one, one] * covariance[other, other]), sum = 0, sumOfSquares = 0;
                for (var time = 0; time < times; time++)
                {
                    var product = residuals[time, one] * residuals[time, other] / scale;
                    sum += product;
                    sumOfSquares += product * product;
                }

                variances += (sumOfSquares - (sum * sum / times)) / ((double)times * (times - 1));
                squares += sum / times * (sum / times);
            }
        }

        return squares == 0 ? 1 : Math.Clamp(variances / squares, 0, 1);
    }

    // L⁻¹ times a matrix, by forward substitution.
    private static Matrix<double> Lower(Matrix<double> root, Matrix<double> side)
    {
        var solved = side.Clone();
        for (var column = 0; column < side.ColumnCount; column++)
        {
            for (var row = 0; row < root.RowCount; row++)
            {
                var sum = solved[row, column];
                for (var before = 0; before < row; before++)
                    sum -= root[row, before] * solved[before, column];
                solved[row, column] = sum / root[row, row];
            }
        }

        return solved;
    }

    private static Vector<double> NotNegative(Matrix<double> design, Vector<double> side)
    {
        var size = design.ColumnCount;
        var (values, free) = (Vector<double>.Build.Dense(size), new bool[size]);
        for (var round = 0; round < 30 * size; round++)
        {
            var slopes = design.TransposeThisAndMultiply(side - (design * values));
            var best = -1;
            for (var at = 0; at < size; at++)
            {
                if (!free[at] && slopes[at] > 1e-10 * side.L2Norm() * design.Column(at).L2Norm() && (best < 0 || slopes[at] > slopes[best]))
                    best = at;
            }

            if (best < 0)
                break;
            free[best] = true;
            while (true)
            {
                int[] columns = [.. Enumerable.Range(0, size).Where(at => free[at])];
                var part = Matrix<double>.Build.DenseOfColumnVectors(columns.Select(design.Column)).QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Solve(side);
                var way = 1.0;
                for (var at = 0; at < columns.Length; at++)
                {
                    if (part[at] <= 0)
                        way = Math.Min(way, values[columns[at]] / (values[columns[at]] - part[at]));
                }

                for (var at = 0; at < columns.Length; at++)
                {
                    values[columns[at]] += way * (part[at] - values[columns[at]]);
                    if (way < 1 && values[columns[at]] <= 1e-14 * side.InfinityNorm())
                        (values[columns[at]], free[columns[at]]) = (0, false);
                }

                if (way >= 1)
                    break;
            }
        }

        return values;
    }

    private static void Check(double[,] values, int nodes, string name)
    {
        if (values.GetLength(1) != nodes)
            throw new ArgumentException(FormattableString.Invariant($"There are {values.GetLength(1)} columns and {nodes} series; give one a series."), name);
        if (values.GetLength(0) == 0)
            throw new ArgumentException("There are no rows.", name);
        for (var row = 0; row < values.GetLength(0); row++)
        {
            for (var column = 0; column < nodes; column++)
            {
                if (!double.IsFinite(values[row, column]))
                    throw new ArgumentException(FormattableString.Invariant($"Row {row + 1}, column {column + 1} is {values[row, column]}; give a finite number."), name);
            }
        }
    }
}
