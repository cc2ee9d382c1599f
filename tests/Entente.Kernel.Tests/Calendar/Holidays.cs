using Entente.Kernel.Calendar;

namespace Entente.Kernel.Tests.Calendar;

/// <summary>The French holidays, as these tests state them: the product reads them from its rule sets.</summary>
internal static class Holidays
{
    public static HolidayTable France { get; } = new(
    [
        Fixed("01-01"), Fixed("05-01"), Fixed("05-08"), Fixed("07-14"), Fixed("08-15"), Fixed("11-01"), Fixed("11-11"), Fixed("12-25"),
        Easter(1), Easter(39), Easter(50),
    ]);

    public static ClockStop Winter { get; } = ClockStop.EveryYear("12-23", "01-07");

    public static HolidayRule Fixed(string on) => new(LocalText.Of(on, french: null), On: on);

    public static HolidayRule Easter(int offset) => new(LocalText.Of($"Easter {offset}", french: null), Easter: offset);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
