using System.Globalization;

namespace Entente.Cli.Calculations;

/// <summary>Rows of one series in the order of their times: whole numbers by their value, all else (2026-01) by its letters.</summary>
internal static class InTime
{
    /// <summary>Puts rows in order.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="column">Column of the times.</param>
    /// <param name="series">Name of the series.</param>
    /// <param name="rows">Times with what stands beside them.</param>
    /// <param name="gapless">True when each whole number must follow the one before.</param>
    /// <exception cref="FileFault">Two rows have one time, or there is a gap.</exception>
    public static List<(string Time, T Value)> Order<T>(string file, string column, string series, List<(string Time, T Value)> rows, bool gapless)
    {
        var numbered = rows.TrueForAll(row => Number(row.Time) is not null);
        var ordered = numbered ? rows.OrderBy(row => Number(row.Time)).ToList() : [.. rows.OrderBy(row => row.Time, StringComparer.Ordinal)];
        for (var at = 1; at < ordered.Count; at++)
        {
            var (before, now) = (ordered[at - 1].Time, ordered[at].Time);
            if (numbered ? Number(before) == Number(now) : before == now)
                throw new FileFault(file, 0, column, $"series \"{series}\" has two values at {now}.");
            if (gapless && numbered && Number(now) != Number(before) + 1)
                throw new FileFault(file, 0, column, $"series \"{series}\" has nothing between {before} and {now}. Give each period a row; 0 where nothing was.");
        }

        return ordered;
    }

    private static long? Number(string time) => long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
