namespace Entente.Kernel.Calendar;

/// <summary>Easter Sunday, of the western churches and of the orthodox ones.</summary>
public static class Easter
{
    /// <summary>The day of Easter Sunday of the western churches.</summary>
    /// <param name="year">1583 to 9999: the Gregorian calendar.</param>
    /// <exception cref="ArgumentOutOfRangeException">Any other year.</exception>
    /// <remarks>Source: J. Meeus, Astronomical Algorithms (1991), chapter 8, valid for every Gregorian year.</remarks>
    public static DateOnly Sunday(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        var golden = year % 19;
        var (century, inCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - correction + 15) % 30;
        var (leaps, leapRest) = Math.DivRem(inCentury, 4);
        var toSunday = (32 + (2 * centuryRest) + (2 * leaps) - epact - leapRest) % 7;
        var late = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * late) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    /// <summary>The day of Easter Sunday of the orthodox churches, in the Gregorian calendar.</summary>
    /// <param name="year">1583 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">Any other year.</exception>
    /// <remarks>Source: J. Meeus, Astronomical Algorithms (1991), chapter 8: Easter of the Julian calendar, and the days between the two calendars.</remarks>
    public static DateOnly OrthodoxSunday(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        var moon = ((19 * (year % 19)) + 15) % 30;
        var toSunday = ((2 * (year % 4)) + (4 * (year % 7)) - moon + 34) % 7;
        var (month, day) = Math.DivRem(moon + toSunday + 114, 31);
        var between = (year / 100) - (year / 400) - 2;
        return new DateOnly(year, month, day + 1).AddDays(between);
    }
}
