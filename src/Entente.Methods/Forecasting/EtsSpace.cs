namespace Entente.Methods.Forecasting;

/// <summary>
/// The variables of a search: alpha, beta as a share of its range up to alpha, gamma as a share of its range up to 1 - alpha, phi, and the
/// initial states. All m seasons are variables: moving all of them against the level changes nothing, so no search moves that way, and none
/// is singled out. The ends of the ranges thus are a box.
/// </summary>
internal sealed class EtsSpace
{
    private readonly EtsFilter filter;
    private readonly EtsOptions options;
    private readonly double[] residuals;
    private readonly double[] columns;
    private readonly double[] baseMean;

    public EtsSpace(EtsFilter filter, EtsOptions options)
    {
        this.filter = filter;
        this.options = options;
        Free = new int[filter.Point.Length];
        Lower = new double[filter.Point.Length];
        Upper = new double[filter.Point.Length];
        residuals = new double[filter.Series.Length];
        baseMean = new double[filter.Series.Length];
        columns = new double[filter.Point.Length * filter.Series.Length];
    }

    public EtsModel Model { get; private set; }

    /// <summary>Places of the variables, of which the first <see cref="Count"/> count.</summary>
    public int[] Free { get; }

    public int Count { get; private set; }

    public double[] Lower { get; }

    public double[] Upper { get; }

    public int Evaluations { get; private set; }

    /// <summary>Turns to a model.</summary>
    public void Set(EtsModel model)
    {
        Model = model;
        Count = 0;
        Add(EtsFilter.Alpha, options.Alpha.Lower, options.Alpha.Upper);
        if (model.Trend != EtsPart.None)
            Add(EtsFilter.Beta, 0, 1);
        if (model.Season != EtsPart.None)
            Add(EtsFilter.Gamma, 0, 1);
        if (model.Damped)
            Add(EtsFilter.Phi, options.Phi.Lower, options.Phi.Upper);
        Add(EtsFilter.Level, double.NegativeInfinity, double.PositiveInfinity);
        if (model.Trend != EtsPart.None)
            Add(EtsFilter.Growth, double.NegativeInfinity, double.PositiveInfinity);
        for (var at = 0; model.Season != EtsPart.None && at < filter.Period; at++)
            Add(EtsFilter.Season + at, double.NegativeInfinity, double.PositiveInfinity);
    }

    /// <summary>The loss at a place; infinite where there is none. Leaves the filter at that place.</summary>
    public double Value(double[] place)
    {
        Evaluations++;
        if (!ToPoint(place))
            return double.PositiveInfinity;
        filter.Run(Model.Trend, Model.Season);
        var value = EtsLoss.Of(Model.Error, filter.Series, filter.Mean);
        return double.IsFinite(value) ? value : double.PositiveInfinity;
    }

    /// <summary>The slope at the place of the last <see cref="Value"/>.</summary>
    public void Slope(double[] place, double[] slope)
    {
        EtsLoss.Slope(Model.Error, filter.Series, filter.Mean, filter.MeanSlope);
        filter.Back(Model.Trend, Model.Season);
        var of = filter.Slope;
        Array.Copy(of, slope, of.Length);
        var alpha = place[EtsFilter.Alpha];
        if (Model.Trend != EtsPart.None)
        {
            slope[EtsFilter.Beta] = of[EtsFilter.Beta] * (BetaTop(alpha) - options.Beta.Lower);
            slope[EtsFilter.Alpha] += alpha < options.Beta.Upper ? of[EtsFilter.Beta] * place[EtsFilter.Beta] : 0;
        }

        if (Model.Season != EtsPart.None)
        {
            slope[EtsFilter.Gamma] = of[EtsFilter.Gamma] * (GammaTop(alpha) - options.Gamma.Lower);
            slope[EtsFilter.Alpha] -= 1 - alpha < options.Gamma.Upper ? of[EtsFilter.Gamma] * place[EtsFilter.Gamma] : 0;
        }
    }

    /// <summary>Whether the smoothing parameters of the filter's point are admissible.</summary>
    public bool Admissible()
    {
        var point = filter.Point;
        return EtsAdmissible.Contains(point[EtsFilter.Alpha], Model.Trend == EtsPart.None ? null : point[EtsFilter.Beta],
            Model.Season == EtsPart.None ? null : point[EtsFilter.Gamma], Model.Damped ? point[EtsFilter.Phi] : null, filter.Period);
    }

    /// <summary>Writes the place of smoothing parameters given as themselves.</summary>
    public void SetSmoothing(double[] place, double alpha, double beta, double gamma, double phi)
    {
        place[EtsFilter.Alpha] = alpha;
        place[EtsFilter.Beta] = Share(beta, options.Beta.Lower, BetaTop(alpha));
        place[EtsFilter.Gamma] = Share(gamma, options.Gamma.Lower, GammaTop(alpha));
        place[EtsFilter.Phi] = Math.Clamp(phi, options.Phi.Lower, options.Phi.Upper);
    }

    /// <summary>
    /// The curvature of the sum of squares by its first derivatives alone (Gauss, Newton): what the search begins with. The matrix is square in
    /// <see cref="Count"/>, of the loss at a place.
    /// </summary>
    public void Curvature(double[] place, double[] matrix)
    {
        var n = filter.Series.Length;
        Value(place);
        Array.Copy(filter.Mean, baseMean, n);
        var sum = 0.0;
        for (var t = 0; t < n; t++)
        {
            var e = Model.Error == EtsError.Additive ? filter.Series[t] - baseMean[t] : (filter.Series[t] / baseMean[t]) - 1;
            residuals[t] = Model.Error == EtsError.Additive ? 1 : filter.Series[t] / (baseMean[t] * baseMean[t]);
            sum += e * e;
        }

        for (var one = 0; one < Count; one++)
        {
            var at = Free[one];
            var kept = place[at];
            var apart = 1e-6 * Math.Max(1, Math.Abs(kept));
            if (kept + apart > Upper[one])
                apart = -apart;
            place[at] = kept + apart;
            ToPoint(place);
            filter.Run(Model.Trend, Model.Season);
            place[at] = kept;
            var column = columns.AsSpan(one * n, n);
            for (var t = 0; t < n; t++)
                column[t] = residuals[t] * (filter.Mean[t] - baseMean[t]) / apart;
        }

        Evaluations += Count;
        var factor = 2 * n / Math.Max(sum, n * EtsLoss.Floor);
        for (var one = 0; one < Count; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                var value = factor * Dot(columns.AsSpan(one * n, n), columns.AsSpan(other * n, n));
                matrix[(one * Count) + other] = matrix[(other * Count) + one] = double.IsFinite(value) ? value : one == other ? 1 : 0;
            }
        }
    }

    internal static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var wide = System.Numerics.Vector<double>.Zero;
        var at = 0;
        for (; at <= one.Length - System.Numerics.Vector<double>.Count; at += System.Numerics.Vector<double>.Count)
            wide += new System.Numerics.Vector<double>(one[at..]) * new System.Numerics.Vector<double>(other[at..]);
        var sum = System.Numerics.Vector.Sum(wide);
        for (; at < one.Length; at++)
            sum += one[at] * other[at];
        return sum;
    }

    private bool ToPoint(double[] place)
    {
        var point = filter.Point;
        Array.Copy(place, point, point.Length);
        var alpha = place[EtsFilter.Alpha];
        point[EtsFilter.Beta] = Model.Trend == EtsPart.None ? 0 : options.Beta.Lower + (place[EtsFilter.Beta] * (BetaTop(alpha) - options.Beta.Lower));
        point[EtsFilter.Gamma] = Model.Season == EtsPart.None ? 0 : options.Gamma.Lower + (place[EtsFilter.Gamma] * (GammaTop(alpha) - options.Gamma.Lower));
        if (!Model.Damped)
            point[EtsFilter.Phi] = 1;
        if (Model.Season == EtsPart.Multiplicative)
        {
            for (var at = 0; at < filter.Period; at++)
            {
                if (!(point[EtsFilter.Season + at] > 0))
                    return false;
            }
        }

        return Model.Trend != EtsPart.Multiplicative || (point[EtsFilter.Growth] > 0 && point[EtsFilter.Level] > 0);
    }

    private double BetaTop(double alpha) => Math.Max(options.Beta.Lower, Math.Min(options.Beta.Upper, alpha));

    private double GammaTop(double alpha) => Math.Max(options.Gamma.Lower, Math.Min(options.Gamma.Upper, 1 - alpha));

    private void Add(int place, double lower, double upper) => (Free[Count], Lower[Count], Upper[Count++]) = (place, lower, upper);

    private static double Share(double value, double lower, double upper) => upper > lower ? Math.Clamp((value - lower) / (upper - lower), 0, 1) : 0;
}
