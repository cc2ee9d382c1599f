using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>A part of a population with its own risk.</summary>
/// <param name="Code">Its name.</param>
/// <param name="RelativeRisk">Risk relative to the other parts, above 0.</param>
/// <param name="PopulationShare">Share of the population, 0 to 1; the shares add up to 1.</param>
/// <param name="SampleShare">Share of the sample, 0 to 1; the shares add up to 1.</param>
public sealed record RiskGroup(string Code, double RelativeRisk, double PopulationShare, double SampleShare);

/// <summary>What a risk-based sample needs.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Size">How many in all.</param>
/// <param name="Groups">For each group in the order given: risk relative to the population's mean, effective probability of being affected, and its part of the sample.</param>
/// <param name="Sensitivity">Probability of at least one positive with this sample.</param>
public sealed record RiskBasedSize(string Method, int Version, long Size, IReadOnlyList<(string Code, double AdjustedRisk, double EffectiveProbability, long Size)> Groups, double Sensitivity);

/// <summary>Detection when the sample is drawn by preference from groups at higher risk.</summary>
/// <remarks>
/// P. A. J. Martin, A. R. Cameron and M. Greiner, Preventive Veterinary Medicine 79 (2007) 71: adjusted risk AR_i = RR_i / Σ RR_j PPr_j,
/// effective probability EPI_i = p* AR_i, n = ln(1 − SeP) / ln(1 − Se Σ SPr_i EPI_i), rounded up. Parts of the sample are rounded up in the order given; the last takes the rest.
/// </remarks>
public static class RiskBasedDetection
{
    /// <summary>The smallest sample with the wanted probability of at least one positive.</summary>
    /// <param name="groups">At least one.</param>
    /// <param name="prevalence">Design prevalence of the whole population, above 0.</param>
    /// <param name="confidence">Wanted probability, strictly between 0 and 1.</param>
    /// <param name="sensitivity">Probability that the examination finds an affected thing, above 0.</param>
    /// <exception cref="ArgumentException">Shares that do not add up to 1, a risk that is not above 0, or a group in which more than all would be affected.</exception>
    public static RiskBasedSize Size(IReadOnlyList<RiskGroup> groups, double prevalence, double confidence, double sensitivity = 1)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Given.Positive(prevalence);
        Given.Probability(prevalence);
        Given.Inside(confidence);
        Given.Positive(sensitivity);
        Given.Probability(sensitivity);
        foreach (var group in groups)
        {
            Given.Positive(group.RelativeRisk, $"{nameof(groups)}: {group.Code}");
            Given.Probability(group.PopulationShare, $"{nameof(groups)}: {group.Code}");
            Given.Probability(group.SampleShare, $"{nameof(groups)}: {group.Code}");
        }

        if (Math.Abs(groups.Sum(group => group.PopulationShare) - 1) > 1e-9 || Math.Abs(groups.Sum(group => group.SampleShare) - 1) > 1e-9)
            throw new ArgumentException("The shares of the population, and those of the sample, must each add up to 1.", nameof(groups));
        var mean = groups.Sum(group => group.RelativeRisk * group.PopulationShare);
        double[] effective = [.. groups.Select(group => prevalence * group.RelativeRisk / mean)];
        if (Array.FindIndex(effective, probability => probability > 1) is >= 0 and var over)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"In group \"{groups[over].Code}\" {effective[over]:P0} would be affected; lower the design prevalence or the relative risk."), nameof(groups));
        var found = sensitivity * groups.Select((group, at) => group.SampleShare * effective[at]).Sum();
        if (found <= 0)
            throw new ArgumentException("The sample is drawn from groups without risk only; give a share of it to a group at risk.", nameof(groups));
        var size = found >= 1 ? 1 : SampleSize.Up(Math.Log(1 - confidence) / BinomialDensity.LogOnePlus(-found));
        var parts = new (string, double, double, long)[groups.Count];
        var (left, missed) = (size, 0.0);
        for (var at = 0; at < parts.Length; at++)
        {
            var own = at == parts.Length - 1 ? left : Math.Min(left, SampleSize.Up(size * groups[at].SampleShare));
            left -= own;
            missed += own == 0 ? 0 : own * BinomialDensity.LogOnePlus(-(sensitivity * effective[at]));
            parts[at] = (groups[at].Code, groups[at].RelativeRisk / mean, effective[at], own);
        }

        return new("Risk-based detection", 1, size, parts, 1 - Math.Exp(missed));
    }
}
