using Entente.Methods.Functions;

namespace Entente.Methods.Stability;

/// <summary>Arrhenius' law fitted to rates of change.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Activation">Activation energy in kJ/mol.</param>
/// <param name="LogFactor">Natural logarithm of the factor before the exponential, in the unit of the rates.</param>
/// <param name="ActivationError">Standard error of the activation energy; null with two temperatures.</param>
/// <param name="Gas">The gas constant that was used, J/(mol K).</param>
public sealed record ArrheniusFit(string Method, int Version, double Activation, double LogFactor, double? ActivationError, double Gas)
{
    /// <summary>The rate at a temperature, in the unit of the rates: supporting evidence, never the sole basis of a shelf life.</summary>
    /// <param name="celsius">Above −273.15.</param>
    public double RateAt(double celsius) => Math.Exp(LogFactor - (Activation * 1000 / (Gas * Temperature.Kelvin(celsius))));
}

/// <summary>A mean kinetic temperature.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Celsius">The temperature at which the same would have decayed.</param>
/// <param name="Mean">The plain mean, for comparison: never above.</param>
public sealed record KineticTemperature(string Method, int Version, double Celsius, double Mean);

/// <summary>What temperature does to the rate of decay.</summary>
public static class Temperature
{
    /// <summary>The gas constant, J/(mol K), exact since 2019.</summary>
    public const double GasConstant = 8.31446261815324;

    /// <summary>Activation energy that the mean kinetic temperature takes unless another is known, kJ/mol.</summary>
    public const double UsualActivation = 83.144;

    /// <summary>Arrhenius' law from rates at two or more temperatures: ln k = ln A − Ea/(R T), by least squares.</summary>
    /// <remarks>S. Arrhenius, Zeitschrift für physikalische Chemie 4 (1889) 226. Closed form: about 1e-12.</remarks>
    /// <param name="celsius">At least two different temperatures, above −273.15.</param>
    /// <param name="rates">A rate above 0 for each.</param>
    /// <param name="gas">Gas constant, J/(mol K).</param>
    public static ArrheniusFit Arrhenius(ReadOnlySpan<double> celsius, ReadOnlySpan<double> rates, double gas = GasConstant)
    {
        Given.AllFinite(celsius, 2, nameof(celsius));
        Given.SameLength(celsius.Length, rates.Length, nameof(rates));
        Given.Positive(gas);
        var (inverse, logs) = (new double[celsius.Length], new double[celsius.Length]);
        for (var at = 0; at < inverse.Length; at++)
            (inverse[at], logs[at]) = (1 / Kelvin(celsius[at]), Math.Log(Given.Positive(rates[at], nameof(rates))));
        var (mean, level) = (inverse.Average(), logs.Average());
        double spread = 0, products = 0, squares = 0;
        for (var at = 0; at < inverse.Length; at++)
        {
            spread += (inverse[at] - mean) * (inverse[at] - mean);
            products += (inverse[at] - mean) * (logs[at] - level);
        }

        if (spread == 0)
            throw new ArgumentException("All temperatures are the same; give rates at two different ones.", nameof(celsius));
        var slope = products / spread;
        for (var at = 0; at < inverse.Length; at++)
        {
            var off = logs[at] - level - (slope * (inverse[at] - mean));
            squares += off * off;
        }

        return new("Arrhenius", 1, -slope * gas / 1000, level - (slope * mean),
            inverse.Length > 2 ? gas / 1000 * Math.Sqrt(squares / (inverse.Length - 2) / spread) : null, gas);
    }

    /// <summary>The mean kinetic temperature: (ΔH/R) / −ln(Σ w exp(−ΔH/(R T)) / Σ w).</summary>
    /// <remarks>J. D. Haynes, Journal of Pharmaceutical Sciences 60 (1971) 927; USP 1079.2. Exponents are taken from the warmest time, so that none underflows: about 1e-13.</remarks>
    /// <param name="celsius">At least one temperature, above −273.15.</param>
    /// <param name="weights">How long each lasted, at least 0 and not all 0; empty for equal times.</param>
    /// <param name="activation">ΔH in kJ/mol, above 0.</param>
    /// <param name="gas">Gas constant, J/(mol K).</param>
    public static KineticTemperature MeanKinetic(ReadOnlySpan<double> celsius, ReadOnlySpan<double> weights = default, double activation = UsualActivation, double gas = GasConstant)
    {
        Given.AllFinite(celsius, 1, nameof(celsius));
        if (weights.Length > 0)
            Given.SameLength(celsius.Length, weights.Length, nameof(weights));
        var ratio = Given.Positive(activation) * 1000 / Given.Positive(gas);
        var warmest = double.NegativeInfinity;
        double all = 0, sum = 0, mean = 0;
        for (var at = 0; at < celsius.Length; at++)
        {
            var weight = weights.Length == 0 ? 1 : Given.NotNegative(weights[at], nameof(weights));
            all += weight;
            if (weight > 0)
                warmest = Math.Max(warmest, Kelvin(celsius[at]));
        }

        if (all == 0)
            throw new ArgumentException("All times are 0; give at least one above 0.", nameof(weights));
        for (var at = 0; at < celsius.Length; at++)
        {
            var share = (weights.Length == 0 ? 1 : weights[at]) / all;
            if (share == 0)
                continue;
            mean += share * celsius[at];
            // exp − 1 of the distance from the warmest: equal temperatures give exactly that temperature.
            sum += share * ExponentLessOne(-ratio * ((1 / Kelvin(celsius[at])) - (1 / warmest)));
        }

        var kelvin = ratio / ((ratio / warmest) - BinomialDensity.LogOnePlus(sum));
        return new("Mean kinetic temperature", 1, kelvin - 273.15, mean);
    }

    internal static double Kelvin(double celsius) => celsius > -273.15 && double.IsFinite(celsius)
        ? celsius + 273.15
        : throw new ArgumentOutOfRangeException(nameof(celsius), celsius, "Give a temperature above -273.15 °C.");

    private static double ExponentLessOne(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;
}
