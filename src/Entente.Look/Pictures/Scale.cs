namespace Entente.Look.Pictures;

/// <summary>An axis: where a value lies between its two ends, and at which round values it is marked.</summary>
internal abstract record Scale(double From, double To, IReadOnlyList<double> Ticks)
{
    /// <summary>0 at the lower end, 1 at the upper; what lies outside is put on the nearer end.</summary>
    public double Share(double value) => Math.Clamp(Place(value), 0, 1);

    protected abstract double Place(double value);

    // 1, 2 or 5 times a power of ten: the steps that people count in.
    protected static double RoundStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { <= 1.000001 => power, <= 2.000001 => 2 * power, <= 5.000001 => 5 * power, _ => 10 * power };
    }

    // Counted from whole numbers of steps, for adding steps up would add their rounding up too.
    protected static List<double> Multiples(double step, double first, double last)
    {
        int digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(step)), 0, 15);
        var ticks = new List<double>();
        for (double at = Math.Round(first / step); at * step <= last + (step / 1e6); at++)
            ticks.Add(Math.Round(at * step, digits) + 0.0);
        return ticks;
    }
}

/// <summary>Equal steps; its ends are ticks.</summary>
internal sealed record LinearScale : Scale
{
    private LinearScale(double from, double to, IReadOnlyList<double> ticks)
        : base(from, to, ticks)
    {
    }

    /// <summary>The scale that holds all values.</summary>
    /// <param name="values">May be empty: then it goes from 0 to 1.</param>
    /// <param name="about">About how many ticks have room.</param>
    /// <param name="withZero">Bars and counts begin at nothing; a temperature need not.</param>
    /// <param name="whole">True for what is counted in whole things: no tick in between.</param>
    public static LinearScale Over(IEnumerable<double> values, int about = 5, bool withZero = true, bool whole = false)
    {
        var all = (withZero ? values.Append(0) : values).ToList();
        (double least, double most) = all.Count == 0 ? (0, 1) : (all.Min(), all.Max());
        if (least == most)
        {
            double around = least == 0 ? 1 : Math.Abs(least) / 2;
            (least, most) = least == 0 ? (0, 1) : (least - around, most + around);
        }

        double step = RoundStep((most - least) / Math.Max(about, 1));
        if (whole)
            step = Math.Max(step, 1);
        double from = Math.Floor((least / step) + 1e-9) * step, to = Math.Ceiling((most / step) - 1e-9) * step;
        var ticks = Multiples(step, from, to);
        return new(ticks[0], ticks[^1], ticks);
    }

    /// <summary>A scale whose ends are given: a share goes from 0 to 1 whatever its values.</summary>
    public static LinearScale Between(double from, double to, int about = 5)
    {
        double step = RoundStep((to - from) / Math.Max(about, 1));
        return new(from, to, Multiples(step, Math.Ceiling((from / step) - 1e-9) * step, to));
    }

    protected override double Place(double value) => (value - From) / (To - From);
}

/// <summary>Equal ratios: as far from 1 to 2 as from 2 to 4. For ratios of risks, odds and rates.</summary>
internal sealed record LogScale : Scale
{
    private static readonly double[][] Grids = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]];

    private LogScale(double from, double to, IReadOnlyList<double> ticks)
        : base(from, to, ticks)
    {
    }

    /// <summary>The scale that holds all values, each above 0.</summary>
    public static LogScale Over(IEnumerable<double> values, int about = 6)
    {
        var all = values.ToList();
        if (all.Exists(value => !(value > 0)))
            throw new ArgumentOutOfRangeException(nameof(values), "A logarithmic axis has no place for 0 and for what is below.");
        (double least, double most) = all.Count == 0 ? (0.5, 2) : (all.Min(), all.Max());
        if (most / least < 1.2)
            (least, most) = (least / 1.5, most * 1.5);
        // The finest grid that still has room.
        var ticks = Grids.Select(grid => Ticks10(grid, least, most)).LastOrDefault(found => found.Count <= about + 2) ?? Decades(least, most, about);
        return new(ticks[0], ticks[^1], ticks);
    }

    protected override double Place(double value) => value <= 0 ? 0 : Math.Log(value / From) / Math.Log(To / From);

    // From the last mark at or below the least value to the first at or above the greatest.
    private static List<double> Ticks10(double[] grid, double least, double most)
    {
        int first = (int)Math.Floor(Math.Log10(least)) - 1, last = (int)Math.Ceiling(Math.Log10(most)) + 1;
        var marks = (from decade in Enumerable.Range(first, last - first + 1)
                     from mark in grid
                     select decade >= 0 ? mark * Math.Pow(10, decade) : mark / Math.Pow(10, -decade)).ToList();
        int low = marks.FindLastIndex(mark => mark <= least * (1 + 1e-9)), high = marks.FindIndex(mark => mark >= most * (1 - 1e-9));
        return marks[low..(high + 1)];
    }

    private static List<double> Decades(double least, double most, int about)
    {
        int first = (int)Math.Floor(Math.Log10(least)), last = (int)Math.Ceiling(Math.Log10(most));
        int step = (int)Math.Ceiling((last - first) / (double)Math.Max(about, 1));
        return [.. Enumerable.Range(0, ((last - first + step - 1) / step) + 1).Select(at => Math.Pow(10, first + (at * step)))];
    }
}

/// <summary>Days, marked at the beginnings of weeks, months or years. A value is a <see cref="DateOnly.DayNumber"/>.</summary>
internal sealed record DayScale : Scale
{
    private static readonly int[] Months = [1, 2, 3, 6];
    private static readonly int[] Years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    private DayScale(double from, double to, IReadOnlyList<double> ticks, bool isDaily)
        : base(from, to, ticks) => IsDaily = isDaily;

    /// <summary>True when the ticks are days of a month rather than its first.</summary>
    public bool IsDaily { get; }

    /// <summary>The scale from the first day to the last; both are its ends, whether a tick falls on them or not.</summary>
    public static DayScale Over(DateOnly first, DateOnly last, int about = 6)
    {
        if (last <= first)
            (first, last) = (first.AddDays(first == DateOnly.MinValue ? 0 : -1), first.AddDays(first == DateOnly.MaxValue ? 0 : 1));
        foreach (int days in (int[])[1, 7, 14])
        {
            // The Mondays: 1 January of the year 1, day 0, was one.
            var found = Every(days, first.DayNumber, last.DayNumber);
            if (found.Count <= about)
                return new(first.DayNumber, last.DayNumber, found, isDaily: true);
        }

        foreach (int months in Months.Concat(Years.Select(years => years * 12)))
        {
            var found = EveryMonths(months, first, last);
            if (found.Count <= about)
                return new(first.DayNumber, last.DayNumber, found, isDaily: false);
        }

        return new(first.DayNumber, last.DayNumber, [first.DayNumber], isDaily: false);
    }

    protected override double Place(double value) => (value - From) / (To - From);

    private static List<double> Every(int days, int first, int last)
    {
        if ((last - first) / days > 40)
            return [.. Enumerable.Repeat(0d, 41)];
        var found = new List<double>();
        for (int day = (first + days - 1) / days * days; day <= last; day += days)
            found.Add(day);
        return found;
    }

    private static List<double> EveryMonths(int months, DateOnly first, DateOnly last)
    {
        var found = new List<double>();
        int from = (((first.Year * 12) + first.Month - 1 + months - 1) / months) * months, to = (last.Year * 12) + last.Month - 1;
        for (int month = from; month <= to; month += months)
        {
            var day = new DateOnly(month / 12, (month % 12) + 1, 1);
            if (day >= first)
                found.Add(day.DayNumber);
        }

        return found;
    }
}
