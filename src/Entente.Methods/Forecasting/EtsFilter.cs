namespace Entente.Methods.Forecasting;

/// <summary>Marks a part that is absent: the three marks make the compiler write an own loop for each of the nine recursions.</summary>
internal readonly struct Without;

/// <summary>Marks a part that is added.</summary>
internal readonly struct Added;

/// <summary>Marks a part that multiplies.</summary>
internal readonly struct Multiplied;

/// <summary>
/// The recursion of an exponential smoothing model over a series, forward and backward (adjoint). The states do not depend on the kind of
/// error: with e = y - mean, u = e or e/s, v = e or e/q (q: level with its growth), level = q + alpha u, growth += beta u, season += gamma v.
/// So nine loops (trend by season) serve all 30 models. Buffers are made once and used for every evaluation.
/// </summary>
internal sealed class EtsFilter(double[] series, int period)
{
    /// <summary>Places in <see cref="Point"/> and <see cref="Slope"/>; the season follows, that of the first observation first.</summary>
    public const int Alpha = 0, Beta = 1, Gamma = 2, Phi = 3, Level = 4, Growth = 5, Season = 6;

    public readonly double[] Series = series;
    public readonly int Period = period;

    /// <summary>Smoothing parameters and initial states.</summary>
    public readonly double[] Point = new double[Season + period];

    /// <summary>Derivatives of the loss by the point, after <see cref="Back"/>.</summary>
    public readonly double[] Slope = new double[Season + period];

    /// <summary>One-step means.</summary>
    public readonly double[] Mean = new double[series.Length];

    /// <summary>Derivatives of the loss by the means, given to <see cref="Back"/>.</summary>
    public readonly double[] MeanSlope = new double[series.Length];

    private readonly double[] levels = new double[series.Length + 1];
    private readonly double[] growths = new double[series.Length + 1];
    private readonly double[] seasons = new double[series.Length + period];
    private readonly double[] seasonSlopes = new double[series.Length + period];

    /// <summary>The level before an observation, or after the last.</summary>
    public double LevelAt(int time) => levels[time];

    /// <summary>The growth before an observation, or after the last.</summary>
    public double GrowthAt(int time) => growths[time];

    /// <summary>The season that an observation meets; beyond the last, that of the periods to come.</summary>
    public double SeasonAt(int time) => seasons[time];

    /// <summary>Runs the recursion from <see cref="Point"/> and fills <see cref="Mean"/>.</summary>
    public void Run(EtsPart trend, EtsPart season)
    {
        switch (trend, season)
        {
            case (EtsPart.None, EtsPart.None): Run<Without, Without>(); break;
            case (EtsPart.None, EtsPart.Additive): Run<Without, Added>(); break;
            case (EtsPart.None, _): Run<Without, Multiplied>(); break;
            case (EtsPart.Additive, EtsPart.None): Run<Added, Without>(); break;
            case (EtsPart.Additive, EtsPart.Additive): Run<Added, Added>(); break;
            case (EtsPart.Additive, _): Run<Added, Multiplied>(); break;
            case (_, EtsPart.None): Run<Multiplied, Without>(); break;
            case (_, EtsPart.Additive): Run<Multiplied, Added>(); break;
            default: Run<Multiplied, Multiplied>(); break;
        }
    }

    /// <summary>Carries <see cref="MeanSlope"/> back to <see cref="Slope"/>, after <see cref="Run(EtsPart, EtsPart)"/> at the same point.</summary>
    public void Back(EtsPart trend, EtsPart season)
    {
        switch (trend, season)
        {
            case (EtsPart.None, EtsPart.None): Back<Without, Without>(); break;
            case (EtsPart.None, EtsPart.Additive): Back<Without, Added>(); break;
            case (EtsPart.None, _): Back<Without, Multiplied>(); break;
            case (EtsPart.Additive, EtsPart.None): Back<Added, Without>(); break;
            case (EtsPart.Additive, EtsPart.Additive): Back<Added, Added>(); break;
            case (EtsPart.Additive, _): Back<Added, Multiplied>(); break;
            case (_, EtsPart.None): Back<Multiplied, Without>(); break;
            case (_, EtsPart.Additive): Back<Multiplied, Added>(); break;
            default: Back<Multiplied, Multiplied>(); break;
        }
    }

    private void Run<TTrend, TSeason>()
    {
        double alpha = Point[Alpha], beta = Point[Beta], gamma = Point[Gamma], phi = Point[Phi], level = Point[Level], growth = Point[Growth];
        double[] y = Series, means = Mean, keptLevels = levels, keptGrowths = growths, kept = seasons;
        var m = Period;
        if (typeof(TSeason) != typeof(Without))
            Array.Copy(Point, Season, kept, 0, m);
        for (var t = 0; t < y.Length && t < means.Length && t < keptLevels.Length && t < keptGrowths.Length; t++)
        {
            keptLevels[t] = level;
            var carried = 0.0;
            var joint = level;
            if (typeof(TTrend) == typeof(Added))
            {
                keptGrowths[t] = growth;
                carried = phi * growth;
                joint = level + carried;
            }
            else if (typeof(TTrend) == typeof(Multiplied))
            {
                keptGrowths[t] = growth;
                carried = phi == 1 ? growth : Math.Pow(growth, phi);
                joint = level * carried;
            }

            var met = typeof(TSeason) == typeof(Without) ? 0 : kept[t];
            var mean = typeof(TSeason) == typeof(Added) ? joint + met : typeof(TSeason) == typeof(Multiplied) ? joint * met : joint;
            means[t] = mean;
            var error = y[t] - mean;
            var shift = typeof(TSeason) == typeof(Multiplied) ? error * (1 / met) : error;
            if (typeof(TTrend) == typeof(Added))
                growth = carried + (beta * shift);
            else if (typeof(TTrend) == typeof(Multiplied))
                growth = carried + (beta * shift / level);
            level = joint + (alpha * shift);
            if (typeof(TSeason) == typeof(Added))
                kept[t + m] = met + (gamma * error);
            else if (typeof(TSeason) == typeof(Multiplied))
                kept[t + m] = met + (gamma * error / joint);
        }

        keptLevels[y.Length] = level;
        keptGrowths[y.Length] = growth;
    }

    private void Back<TTrend, TSeason>()
    {
        double alpha = Point[Alpha], beta = Point[Beta], gamma = Point[Gamma], phi = Point[Phi];
        double ofAlpha = 0, ofBeta = 0, ofGamma = 0, ofPhi = 0, ofLevel = 0, ofGrowth = 0;
        double[] y = Series, means = Mean, kept = seasons, ofSeasons = seasonSlopes;
        var m = Period;
        if (typeof(TSeason) != typeof(Without))
            Array.Clear(ofSeasons, y.Length, m);
        for (var t = y.Length - 1; t >= 0; t--)
        {
            var level = levels[t];
            double growth = 0, carried = 0, joint = level;
            if (typeof(TTrend) == typeof(Added))
            {
                growth = growths[t];
                carried = phi * growth;
                joint = level + carried;
            }
            else if (typeof(TTrend) == typeof(Multiplied))
            {
                growth = growths[t];
                carried = phi == 1 ? growth : Math.Pow(growth, phi);
                joint = level * carried;
            }

            var met = typeof(TSeason) == typeof(Without) ? 0 : kept[t];
            var error = y[t] - means[t];
            var shift = typeof(TSeason) == typeof(Multiplied) ? error / met : error;

            double ofJoint = ofLevel, ofCarried = 0, ofMet = 0, ofError = 0, ofOldLevel = 0;
            ofAlpha += ofLevel * shift;
            var ofShift = alpha * ofLevel;
            if (typeof(TTrend) == typeof(Added))
            {
                ofCarried = ofGrowth;
                ofBeta += ofGrowth * shift;
                ofShift += beta * ofGrowth;
            }
            else if (typeof(TTrend) == typeof(Multiplied))
            {
                ofCarried = ofGrowth;
                ofBeta += ofGrowth * shift / level;
                ofShift += beta * ofGrowth / level;
                ofOldLevel -= beta * ofGrowth * shift / (level * level);
            }

            if (typeof(TSeason) == typeof(Added))
            {
                ofMet = ofSeasons[t + m];
                ofGamma += ofMet * error;
                ofError = gamma * ofMet;
            }
            else if (typeof(TSeason) == typeof(Multiplied))
            {
                ofMet = ofSeasons[t + m];
                ofGamma += ofMet * error / joint;
                ofError = gamma * ofMet / joint;
                ofJoint -= ofError * error / joint;
            }

            if (typeof(TSeason) == typeof(Multiplied))
            {
                ofError += ofShift / met;
                ofMet -= ofShift * shift / met;
            }
            else
                ofError += ofShift;
            var ofMean = MeanSlope[t] - ofError;
            if (typeof(TSeason) == typeof(Multiplied))
            {
                ofJoint += ofMean * met;
                ofMet += ofMean * joint;
            }
            else
            {
                ofJoint += ofMean;
                ofMet += ofMean;
            }

            if (typeof(TSeason) != typeof(Without))
                ofSeasons[t] = ofMet;
            if (typeof(TTrend) == typeof(Added))
            {
                ofLevel = ofJoint;
                ofCarried += ofJoint;
                ofPhi += ofCarried * growth;
                ofGrowth = phi * ofCarried;
            }
            else if (typeof(TTrend) == typeof(Multiplied))
            {
                ofLevel = ofOldLevel + (ofJoint * carried);
                ofCarried += ofJoint * level;
                ofPhi += ofCarried * carried * Math.Log(growth);
                ofGrowth = ofCarried * phi * carried / growth;
            }
            else
                ofLevel = ofJoint;
        }

        (Slope[Alpha], Slope[Beta], Slope[Gamma], Slope[Phi], Slope[Level], Slope[Growth]) = (ofAlpha, ofBeta, ofGamma, ofPhi, ofLevel, ofGrowth);
        if (typeof(TSeason) != typeof(Without))
            Array.Copy(ofSeasons, 0, Slope, Season, m);
    }
}
