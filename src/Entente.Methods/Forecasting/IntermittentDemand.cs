using Entente.Methods.Functions;

namespace Entente.Methods.Forecasting;

/// <summary>Kinds of demand by how often and how evenly it comes.</summary>
public enum DemandClass
{
    /// <summary>Often and even.</summary>
    Smooth,

    /// <summary>Often, of uneven sizes.</summary>
    Erratic,

    /// <summary>Seldom and even.</summary>
    Intermittent,

    /// <summary>Seldom and uneven.</summary>
    Lumpy,

    /// <summary>Never.</summary>
    None,
}

/// <summary>Borders between the classes of demand: a choice, with its source.</summary>
/// <param name="Interval">Mean interval from which demand is seldom.</param>
/// <param name="Variation">Squared coefficient of variation of the sizes from which they are uneven.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record DemandBorders(double Interval, double Variation, string Source)
{
    /// <summary>1.32 and 0.49.</summary>
    public static DemandBorders Usual { get; } = new(1.32, 0.49, "A. A. Syntetos, J. E. Boylan, J. D. Croston, J. Oper. Res. Soc. 56 (2005) 495");
}

/// <summary>How a demand comes.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Demands">Periods with demand.</param>
/// <param name="PeriodsByDemand">Periods over periods with demand, which counts zeros at the end; null without demand.</param>
/// <param name="MeanInterval">Mean of the intervals up to the last demand, the first from the start; null without demand. The class goes by it.</param>
/// <param name="Variation">Squared coefficient of variation of the sizes, denominator n − 1; null with fewer than two.</param>
/// <param name="Borders">By which the class is.</param>
public sealed record DemandPattern(DemandClass Class, int Demands, double? PeriodsByDemand, double? MeanInterval, double? Variation, DemandBorders Borders)
{
    /// <summary>The method.</summary>
    public string Method { get; } = "Class of demand";

    /// <summary>Its version.</summary>
    public int Version { get; } = 1;
}

/// <summary>Where the smoothing of an intermittent demand starts.</summary>
public enum DemandStart
{
    /// <summary>At the first size and the first interval.</summary>
    First,

    /// <summary>At the first size, and the mean interval or the share of periods with demand.</summary>
    Mean,
}

/// <summary>Corrections of the bias of Croston's ratio.</summary>
public enum CrostonBias
{
    /// <summary>None: J. D. Croston, Oper. Res. Q. 23 (1972) 289.</summary>
    None,

    /// <summary>Factor 1 − w/2: A. A. Syntetos and J. E. Boylan, Int. J. Forecasting 21 (2005) 303.</summary>
    SyntetosBoylan,

    /// <summary>Factor 1 − w/(2 − w), exact under its model: Shale, Boylan, Johnston, J. Oper. Res. Soc. 57 (2006) 588.</summary>
    ShaleBoylanJohnston,
}

/// <summary>Forecasts of demand that does not come in every period.</summary>
/// <remarks>
/// A forecast is a mean by period, the same for all steps ahead: it is no order quantity. Sizes and intervals are smoothed at each demand, from
/// the start on; the intervals are x_1 = place of the first demand, then differences. A series without demand has the forecast 0. Closed recursions,
/// exact to rounding; optimised weights to 1e-9.
/// </remarks>
public static class IntermittentDemand
{
    /// <summary>Smallest and largest weight that an optimised smoothing may take, as in the program statsforecast.</summary>
    private const double Lightest = 0.1, Heaviest = 0.3;

    /// <summary>The class of a demand.</summary>
    /// <param name="series">Demand by period, oldest first, at least 0.</param>
    /// <param name="borders">Borders; null for the usual.</param>
    public static DemandPattern Pattern(ReadOnlySpan<double> series, DemandBorders? borders = null)
    {
        borders ??= DemandBorders.Usual;
        var (sizes, intervals) = Split(series);
        if (sizes.Length == 0)
            return new(DemandClass.None, 0, null, null, null, borders);
        var (interval, mean) = (intervals.Average(), sizes.Average());
        double? variation = sizes.Length < 2 ? null : sizes.Sum(size => (size - mean) * (size - mean)) / (sizes.Length - 1) / (mean * mean);
        var (seldom, uneven) = (interval >= borders.Interval, variation >= borders.Variation);
        var kind = seldom ? (uneven ? DemandClass.Lumpy : DemandClass.Intermittent) : uneven ? DemandClass.Erratic : DemandClass.Smooth;
        return new(kind, sizes.Length, (double)series.Length / sizes.Length, interval, variation, borders);
    }

    /// <summary>Croston's method and its corrections: smoothed size over smoothed interval.</summary>
    /// <param name="series">Demand by period, oldest first, at least 0.</param>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="weight">Weight of the newest, for sizes and intervals.</param>
    /// <param name="bias">The correction.</param>
    /// <param name="start">Where the smoothing starts.</param>
    /// <param name="intervalWeight">Weight of the newest interval where it is another; the correction goes by it.</param>
    public static Forecast Croston(ReadOnlySpan<double> series, int horizon, double weight = 0.1, CrostonBias bias = CrostonBias.None, DemandStart start = DemandStart.First, double? intervalWeight = null)
    {
        SeriesCheck.Horizon(horizon);
        SeriesCheck.Smoothing(weight, nameof(weight));
        var slower = intervalWeight ?? weight;
        SeriesCheck.Smoothing(slower, nameof(intervalWeight));
        var (sizes, intervals) = Split(series);
        var name = bias switch
        {
            CrostonBias.None => "Croston",
            CrostonBias.SyntetosBoylan => "Croston, corrected by Syntetos and Boylan",
            _ => "Croston, corrected by Shale, Boylan and Johnston",
        };
        if (sizes.Length == 0)
            return Flat(name, 0, horizon);
        var factor = bias switch
        {
            CrostonBias.None => 1,
            CrostonBias.SyntetosBoylan => 1 - (slower / 2),
            _ => 1 - (slower / (2 - slower)),
        };
        return Flat(name, factor * Smooth(sizes, weight, sizes[0]) / Smooth(intervals, slower, start == DemandStart.First ? intervals[0] : intervals.Average()), horizon);
    }

    /// <summary>Croston's method with both weights of least squared error in [0.1, 0.3], each by golden section.</summary>
    /// <param name="series">Demand by period, oldest first, at least 0.</param>
    /// <param name="horizon">Steps ahead.</param>
    public static Forecast CrostonOptimised(ReadOnlySpan<double> series, int horizon)
    {
        SeriesCheck.Horizon(horizon);
        var (sizes, intervals) = Split(series);
        return Flat("Croston, weights by least squares", sizes.Length == 0 ? 0 : BestSmooth(sizes).Level / BestSmooth(intervals).Level, horizon);
    }

    /// <summary>
    /// Probability of demand, smoothed in every period, times size, smoothed at each demand: R. H. Teunter, A. A. Syntetos, M. Z. Babai, Eur. J. Oper. Res. 214
    /// (2011) 606. It sinks where demand has ended; Croston's never does.
    /// </summary>
    /// <param name="series">Demand by period, oldest first, at least 0.</param>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="sizeWeight">Weight of the newest size.</param>
    /// <param name="chanceWeight">Weight of the newest period for the probability.</param>
    /// <param name="start">Where the smoothing of the probability starts: at whether the first period has demand, or at the share of periods that have.</param>
    public static Forecast TeunterSyntetosBabai(ReadOnlySpan<double> series, int horizon, double sizeWeight = 0.2, double chanceWeight = 0.1, DemandStart start = DemandStart.First)
    {
        SeriesCheck.Horizon(horizon);
        SeriesCheck.Smoothing(sizeWeight, nameof(sizeWeight));
        SeriesCheck.Smoothing(chanceWeight, nameof(chanceWeight));
        var (sizes, _) = Split(series);
        if (sizes.Length == 0)
            return Flat("TSB", 0, horizon);
        var chance = start == DemandStart.First ? (series[0] > 0 ? 1.0 : 0) : (double)sizes.Length / series.Length;
        for (var at = 1; at < series.Length; at++)
            chance += chanceWeight * ((series[at] > 0 ? 1 : 0) - chance);
        return Flat("TSB", chance * Smooth(sizes, sizeWeight, sizes[0]), horizon);
    }

    /// <summary>
    /// Sums over blocks as long as the mean interval, rounded half to even and counted from the end, smoothed with the weight of least squared error
    /// in [0.1, 0.3], and divided by the length (ADIDA): K. Nikolopoulos et al., J. Oper. Res. Soc. 62 (2011) 544.
    /// </summary>
    /// <param name="series">Demand by period, oldest first, at least 0.</param>
    /// <param name="horizon">Steps ahead.</param>
    public static Forecast Aggregated(ReadOnlySpan<double> series, int horizon)
    {
        SeriesCheck.Horizon(horizon);
        var (_, intervals) = Split(series);
        return Flat("ADIDA", intervals.Length == 0 ? 0 : Level(series, LongestBlock(intervals)), horizon);
    }

    /// <summary>The mean of such forecasts over all lengths from 1 to that of ADIDA (iMAPA): F. Petropoulos and N. Kourentzes, J. Oper. Res. Soc. 66 (2015) 914.</summary>
    /// <param name="series">Demand by period, oldest first, at least 0.</param>
    /// <param name="horizon">Steps ahead.</param>
    public static Forecast MultipleAggregated(ReadOnlySpan<double> series, int horizon)
    {
        SeriesCheck.Horizon(horizon);
        var (_, intervals) = Split(series);
        if (intervals.Length == 0)
            return Flat("iMAPA", 0, horizon);
        var (longest, sum) = (LongestBlock(intervals), 0.0);
        for (var length = 1; length <= longest; length++)
            sum += Level(series, length);
        return Flat("iMAPA", sum / longest, horizon);
    }

    private static int LongestBlock(double[] intervals) => (int)Math.Max(1, Math.Round(intervals.Average(), MidpointRounding.ToEven));

    private static double Level(ReadOnlySpan<double> series, int length)
    {
        var blocks = new double[series.Length / length];
        var cut = series.Length % length;
        for (var at = cut; at < series.Length; at++)
            blocks[(at - cut) / length] += series[at];
        return BestSmooth(blocks).Level / length;
    }

    private static double Smooth(double[] values, double weight, double level)
    {
        // The start stands for the first value.
        for (var at = 1; at < values.Length; at++)
            level += weight * (values[at] - level);
        return level;
    }

    private static (double Level, double Weight) BestSmooth(double[] values)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double low = Lightest, high = Heaviest;
        double left = high - (ratio * (high - low)), right = low + (ratio * (high - low));
        double atLeft = Squares(left), atRight = Squares(right);
        // Where all weights are equally good the middle is taken.
        while (high - low > 1e-9 && atLeft != atRight)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (ratio * (high - low));
                atLeft = Squares(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (ratio * (high - low));
                atRight = Squares(right);
            }
        }

        var weight = (low + high) / 2;
        return (Smooth(values, weight, values[0]), weight);

        double Squares(double weight)
        {
            double level = values[0], sum = 0;
            for (var at = 1; at < values.Length; at++)
            {
                var error = values[at] - level;
                sum += error * error;
                level += weight * error;
            }

            return sum;
        }
    }

    private static (double[] Sizes, double[] Intervals) Split(ReadOnlySpan<double> series)
    {
        SeriesCheck.Finite(series, nameof(series));
        SeriesCheck.NotNegative(series, nameof(series));
        var (sizes, intervals) = (new List<double>(), new List<double>());
        var last = -1;
        for (var at = 0; at < series.Length; at++)
        {
            if (series[at] <= 0)
                continue;
            sizes.Add(series[at]);
            intervals.Add(at - last);
            last = at;
        }

        return ([.. sizes], [.. intervals]);
    }

    private static Forecast Flat(string method, double level, int horizon)
    {
        var mean = new double[horizon];
        Array.Fill(mean, level);
        return new(method, mean, []);
    }
}
