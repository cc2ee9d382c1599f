using System.Globalization;
using System.Runtime.CompilerServices;

namespace Entente.Methods.Functions;

/// <summary>Refusals of input that cannot be computed with: each says what is wrong, where, and how to mend it.</summary>
internal static class Given
{
    /// <summary>A number that is neither NaN nor infinite.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Give a finite number.");

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Give a finite number above 0.");

    /// <summary>A finite number of at least 0.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Give a finite number of at least 0.");

    /// <summary>A probability, 0 and 1 included.</summary>
    public static double Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "") => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Give a probability from 0 to 1 (5 % is 0.05).");

    /// <summary>A probability strictly between 0 and 1: a confidence level, a power, an error.</summary>
    public static double Inside(double value, [CallerArgumentExpression(nameof(value))] string name = "") => value is > 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Give a number strictly between 0 and 1 (95 % is 0.95).");

    /// <summary>A count of at least <paramref name="least"/>.</summary>
    public static int AtLeast(int value, int least, [CallerArgumentExpression(nameof(value))] string name = "") => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"Give a whole number of at least {least}."));

    /// <summary>A count of at least <paramref name="least"/>.</summary>
    public static long AtLeast(long value, long least, [CallerArgumentExpression(nameof(value))] string name = "") => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"Give a whole number of at least {least}."));

    /// <summary>A list of finite numbers with at least <paramref name="least"/> of them.</summary>
    public static void AllFinite(ReadOnlySpan<double> values, int least, string name)
    {
        if (values.Length < least)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {values.Length} values; give at least {least}."), name);
        for (var at = 0; at < values.Length; at++)
        {
            if (!double.IsFinite(values[at]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Value {at + 1} is {values[at]}; leave it out or give a finite number."), name);
        }
    }

    /// <summary>Two lists that belong together have one length.</summary>
    public static void SameLength(int first, int second, string name)
    {
        if (first != second)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {second} entries beside {first}; give one for each."), name);
    }
}
