namespace Entente.Methods.Forecasting;

/// <summary>
/// Minimises the loss in a box: Newton steps with the curvature of Gauss and Newton at the start, kept true by BFGS (damped after Powell 1978),
/// variables at the end of their range held while the slope pushes outward, and a projected line search (Bertsekas 1982). Slopes are exact.
/// Nothing is allocated while it runs.
/// </summary>
internal sealed class EtsSearch
{
    private const double Enough = 1e-7;
    private readonly EtsSpace space;
    private readonly int maximum;
    private readonly double[] slope, trial, trialSlope, step, curvature, factor, change, product;
    private readonly int[] loose;
    private readonly bool[] held;

    public EtsSearch(EtsSpace space, int length, int maximumSteps)
    {
        this.space = space;
        maximum = maximumSteps;
        slope = new double[length];
        trial = new double[length];
        trialSlope = new double[length];
        step = new double[length];
        change = new double[length];
        product = new double[length];
        curvature = new double[length * length];
        factor = new double[length * length];
        loose = new int[length];
        held = new bool[length];
    }

    public int Steps { get; private set; }

    /// <summary>Moves a place towards a minimum nearby.</summary>
    /// <param name="place">Where to begin; afterwards the best place found.</param>
    /// <param name="most">Steps at most, when fewer than the options say.</param>
    /// <returns>The loss there, and how the search ended.</returns>
    public (double Value, SearchEnd End) Run(double[] place, int most = int.MaxValue)
    {
        var value = space.Value(place);
        if (!double.IsFinite(value))
            return (value, SearchEnd.Converged);
        space.Curvature(place, curvature);
        value = space.Value(place);
        space.Slope(place, slope);
        var fresh = true;
        for (var round = 0; round < Math.Min(maximum, most); round++)
        {
            Steps++;
            var gain = Direction(place);
            if (gain < Enough && fresh)
                return (value, SearchEnd.Converged);
            var reached = gain < Enough ? double.NaN : Line(place, value, gain);
            if (double.IsNaN(reached))
            {
                // The curvature may be stale: once more with that of this place.
                if (fresh)
                    return (value, SearchEnd.Converged);
                space.Curvature(place, curvature);
                space.Value(place);
                fresh = true;
                continue;
            }

            fresh = false;
            space.Slope(trial, trialSlope);
            Update(place);
            Array.Copy(trial, place, place.Length);
            Array.Copy(trialSlope, slope, slope.Length);
            value = reached;
        }

        return (value, SearchEnd.StepsUsedUp);
    }

    /// <summary>Sets the step of Newton for the variables that are not held; gives the fall that its model promises, twice.</summary>
    private double Direction(double[] place)
    {
        var count = space.Count;
        for (var one = 0; one < count; one++)
        {
            var at = space.Free[one];
            held[one] = (place[at] <= space.Lower[one] && slope[at] >= 0) || (place[at] >= space.Upper[one] && slope[at] <= 0);
        }

        for (var round = 0; ; round++)
        {
            var free = 0;
            for (var one = 0; one < count; one++)
            {
                if (!held[one])
                    loose[free++] = one;
            }

            if (free == 0)
                return 0;
            Solve(free);
            var more = false;
            for (var one = 0; one < free && round < 4; one++)
            {
                var at = space.Free[loose[one]];
                if ((place[at] <= space.Lower[loose[one]] && step[at] < 0) || (place[at] >= space.Upper[loose[one]] && step[at] > 0))
                {
                    held[loose[one]] = true;
                    more = true;
                }
            }

            if (!more)
                break;
        }

        var gain = 0.0;
        for (var one = 0; one < count; one++)
            gain -= step[space.Free[one]] * slope[space.Free[one]];
        return gain;
    }

    private void Solve(int free)
    {
        var count = space.Count;
        Array.Clear(step);
        for (var ridge = 1e-10; ; ridge *= 100)
        {
            var sound = true;
            for (var row = 0; row < free && sound; row++)
            {
                for (var column = 0; column <= row; column++)
                {
                    var sum = curvature[(loose[row] * count) + loose[column]];
                    if (row == column)
                        sum += (ridge * sum) + (1e-8 * ridge);
                    for (var at = 0; at < column; at++)
                        sum -= factor[(row * count) + at] * factor[(column * count) + at];
                    if (row != column)
                        factor[(row * count) + column] = sum / factor[(column * count) + column];
                    else if (sum > 0)
                        factor[(row * count) + row] = Math.Sqrt(sum);
                    else
                        sound = false;
                }
            }

            if (sound || ridge > 1e6)
                break;
        }

        for (var row = 0; row < free; row++)
        {
            var sum = -slope[space.Free[loose[row]]];
            for (var at = 0; at < row; at++)
                sum -= factor[(row * count) + at] * product[at];
            product[row] = sum / factor[(row * count) + row];
        }

        for (var row = free - 1; row >= 0; row--)
        {
            var sum = product[row];
            for (var at = row + 1; at < free; at++)
                sum -= factor[(at * count) + row] * product[at];
            product[row] = sum / factor[(row * count) + row];
            step[space.Free[loose[row]]] = product[row];
        }
    }

    /// <summary>Halves the step until the loss falls as it should; not a number when it never does.</summary>
    private double Line(double[] place, double value, double gain)
    {
        var share = 1.0;
        for (var round = 0; round < 40; round++)
        {
            Array.Copy(place, trial, place.Length);
            var promised = 0.0;
            for (var one = 0; one < space.Count; one++)
            {
                var at = space.Free[one];
                trial[at] = Math.Clamp(place[at] + (share * step[at]), space.Lower[one], space.Upper[one]);
                promised -= slope[at] * (trial[at] - place[at]);
            }

            var reached = space.Value(trial);
            if (reached <= value - (1e-4 * Math.Max(promised, 0)) && reached < value && space.Admissible())
                return reached;
            // The minimum of the parabola through value, slope and the value reached, within reason.
            var excess = reached - value + (share * gain);
            var better = excess > 0 && double.IsFinite(excess) ? 0.5 * gain * share * share / excess : 0.1 * share;
            share = Math.Clamp(better, 0.1 * share, 0.5 * share);
        }

        return double.NaN;
    }

    private void Update(double[] place)
    {
        var count = space.Count;
        double along = 0, bent = 0;
        for (var one = 0; one < count; one++)
            change[one] = trial[space.Free[one]] - place[space.Free[one]];
        for (var one = 0; one < count; one++)
        {
            product[one] = EtsSpace.Dot(curvature.AsSpan(one * count, count), change.AsSpan(0, count));
            bent += change[one] * product[one];
            along += change[one] * (trialSlope[space.Free[one]] - slope[space.Free[one]]);
        }

        if (!(bent > 0))
            return;
        var weight = along >= 0.2 * bent ? 1 : 0.8 * bent / (bent - along);
        var damped = (weight * along) + ((1 - weight) * bent);
        for (var one = 0; one < count; one++)
        {
            // step is spent: it holds the damped difference of the slopes.
            step[one] = (weight * (trialSlope[space.Free[one]] - slope[space.Free[one]])) + ((1 - weight) * product[one]);
        }

        for (var one = 0; one < count; one++)
        {
            double left = step[one] / damped, right = product[one] / bent;
            for (var other = 0; other < count; other++)
                curvature[(one * count) + other] += (left * step[other]) - (right * product[other]);
        }
    }
}
