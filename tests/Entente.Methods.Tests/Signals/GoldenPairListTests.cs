using Entente.Methods.Signals;

namespace Entente.Methods.Tests.Signals;

/// <summary>Lists of pairs equal PhViD 1.0.8, where it is right: p-values, bounds, posteriors, false discovery rates and numbers of signals.</summary>
public class GoldenPairListTests
{
    private static readonly Slice A = new("phvid_slice_a", Least: 1, Ratio: 1, Share: 0.05), B = new("phvid_slice_b_rr2_min3", Least: 3, Ratio: 2, Share: 0.01);

    /// <summary>The peer finds the exponent of its estimator with R's uniroot at its default tolerance of 1.22e-4; that moves the rates by a few millionths.</summary>
    private const double RootRate = 5e-6;

    private sealed record Slice(string Name, int Least, double Ratio, double Share);

    public static TheoryData<bool> Slices => [true, false];

    [Theory]
    [MemberData(nameof(Slices))]
    public void Ratios_and_their_false_discovery_rates(bool first)
    {
        var (slice, table) = Read(first);
        var pairs = Pairs(table, slice.Least);
        foreach (var (name, ratio) in new (string, Func<TwoByTwo, RatioEstimate>)[] { ("prr", one => ReportingRatio.Proportional(one)), ("ror", one => ReportingRatio.Odds(one)) })
        {
            var estimates = pairs.ToDictionary(pair => pair, pair => ratio(table.Table(pair)));
            // With an infinite ratio there is no z. The peer takes a p of 0 there when it sorts p-values for the rates, and yet lists these pairs last, so
            // that its rates stand beside the wrong pairs; by place in the order of p they are right.
            double[] values = [.. pairs.Select(pair => estimates[pair].PValue(slice.Ratio) ?? 0)];
            var rates = FalseDiscovery.OneSided(values);
            var golden = Golden.Read($"signals/{slice.Name}_{name}_pvalue.csv.gz");
            Deviation p = new($"{slice.Name} {name} p", 1e-9, 1e-14), rate = new($"{slice.Name} {name} FDR", RootRate, 1e-13);
            Each(golden, table, pairs, (row, at, where) =>
            {
                if (estimates[pairs[at]].PValue(slice.Ratio) is { } value)
                    p.Add(where, golden.Number(row, "p_value"), value);
                rate.Add(where, golden.Number(row, "FDR"), rates.Rates[(int)golden.Number(row, "rank") - 1]);
            });
            p.Settle();
            rate.Settle();
            var label = $"{name.ToUpperInvariant()} ";
            Assert.Equal(Signals(slice, label + "p FDR"), rates.Signals(slice.Share));

            var bounds = Golden.Read($"signals/{slice.Name}_{name}_lb.csv.gz");
            var bound = new Deviation($"{slice.Name} {name} lower bound", 1e-9, 1e-13);
            Each(bounds, table, pairs, (row, at, where) => bound.Add(where, bounds.Number(row, $"LB95_log{name.ToUpperInvariant()}"), Bound(estimates[pairs[at]])));
            bound.Settle();
            Assert.Equal(Signals(slice, label + "LB95(log)>=0"), pairs.Count(pair => Bound(estimates[pair]) >= 0));
        }
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public void Information_components_and_their_false_discovery_rates(bool first)
    {
        var (slice, table) = Read(first);
        var pairs = Pairs(table, slice.Least);
        var components = pairs.ToDictionary(pair => pair, pair => InformationComponent.Normal(table.Table(pair)));
        double[] posterior = [.. pairs.Select(pair => components[pair].AtMost(slice.Ratio)!.Value)];
        foreach (var suffix in new[] { "bcpnn_postH0", "bcpnn_lb" })
        {
            var golden = Golden.Read($"signals/{slice.Name}_{suffix}.csv.gz");
            var deviation = new Deviation($"{slice.Name} {suffix}", 1e-9, 1e-12);
            Each(golden, table, pairs, (row, at, where) =>
            {
                var component = components[pairs[at]];
                deviation.Add(where + " EIC", golden.Number(row, "EIC_ref"), component.Value);
                deviation.Add(where + " VIC", golden.Number(row, "VIC_ref"), component.Variance!.Value);
                deviation.Add(where + " IC025", golden.Number(row, "IC025_ref"), component.Lower);
                // The peer's own column sets bits against a natural logarithm; the reference does not.
                deviation.Add(where + " posterior", golden.Number(row, "postH0_log2RR0_ref"), posterior[at]);
            });
            deviation.Settle();
        }

        Assert.Equal(Signals(slice, "BCPNN LB>=0"), pairs.Count(pair => components[pair].Lower >= 0));
        // With a ratio of 1 the logarithms agree, and so must the lists.
        if (slice.Ratio == 1)
        {
            Lists($"{slice.Name}_bcpnn_postH0", FalseDiscovery.Bayesian(posterior), 1e-9);
            double[] lower = [.. pairs.Select(pair => -components[pair].Lower)];
            Lists($"{slice.Name}_bcpnn_lb", FalseDiscovery.Bayesian(posterior, lower), 1e-9);
            Assert.Equal(Signals(slice, "BCPNN postH0 FDR"), FalseDiscovery.Bayesian(posterior).Signals(slice.Share));
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Gamma_Poisson_priors_scores_and_false_discovery_rates(bool first, bool truncated)
    {
        var (slice, table) = Read(first, withEmpty: !truncated);
        var priors = Golden.Read($"signals/{slice.Name}_gps_prior.csv");
        var (polished, theirs) = (PriorOf("polished-MLE(ref)"), PriorOf("PhViD nlm"));
        // The peer fits all pairs with at least one report, whatever is listed.
        var cells = WeightedCells.Of(table.Count, table.Expected);
        var fit = GammaPoissonFit.Of(cells, truncated ? 1 : 0, Truncation.ByComponent, [new(.2, .06, 1.4, 1.8, .1), new(.2, .1, 2, 4, 1.0 / 3)]);
        var found = GammaPoissonFit.NegativeLogLikelihoodOf(polished, cells, truncated ? 1 : 0, Truncation.ByComponent);
        TestContext.Current.TestOutputHelper?.WriteLine($"{fit.NegativeLogLikelihood:R} {found:R} {fit.End}");
        Assert.True(fit.NegativeLogLikelihood <= found + 1e-6, $"{fit.NegativeLogLikelihood:R} against {found:R}");
        Assert.Equal(polished.Shape2, fit.Prior.Shape2, 1e-3 * polished.Shape2);

        var pairs = Pairs(table, Math.Max(1, slice.Least));
        var suffix = truncated ? "gps_trunc" : "gps";
        double[] posterior = [.. pairs.Select(pair => GammaPoissonPosterior.Probability(theirs, table.Count[pair], table.Expected[pair], slice.Ratio).AtMost)];
        Lists($"{slice.Name}_{suffix}_postH0", FalseDiscovery.Bayesian(posterior), 1e-7);
        Assert.Equal(Signals(slice, $"GPS postH0 FDR tronc={(truncated ? "TRUE" : "FALSE")}"), FalseDiscovery.Bayesian(posterior).Signals(slice.Share));
        var golden = Golden.Read($"signals/{slice.Name}_{suffix}_q05.csv.gz");
        var deviation = new Deviation($"{slice.Name} {suffix}", 1e-9, 1e-13);
        Each(golden, table, pairs, (row, at, where) =>
        {
            var score = GammaPoissonPosterior.Of(theirs, table.Count[pairs[at]], table.Expected[pairs[at]]);
            deviation.Add(where + " Q05", golden.Number(row, "Q05_ref"), score.Lower);
            deviation.Add(where + " Qn", golden.Number(row, "Qn"), score.Weight);
            deviation.Add(where + " EBGM", golden.Number(row, "EBGM"), score.Mean);
            deviation.Add(where + " posterior", golden.Number(row, "postH0"), posterior[at]);
        });
        deviation.Settle();
        double[] lower = [.. pairs.Select(pair => GammaPoissonPosterior.Quantile(theirs, table.Count[pair], table.Expected[pair], 0.05))];
        Assert.Equal(Signals(slice, $"GPS Q05>=1 tronc={(truncated ? "TRUE" : "FALSE")}"), lower.Count(one => one >= 1));

        GammaPoissonPrior PriorOf(string source)
        {
            var row = priors.Rows.Single(one => one[1] == source && one[0] == (truncated ? "TRUE" : "FALSE"));
            return new(priors.Number(row, "a1"), priors.Number(row, "b1"), priors.Number(row, "a2"), priors.Number(row, "b2"), priors.Number(row, "w"));
        }
    }

    [Fact]
    public void Exact_tests_and_their_false_discovery_rates()
    {
        var (slice, table) = Read(true);
        var pairs = Pairs(table, 3);
        FisherTest[] tests = [.. pairs.Select(pair => Association.Fisher(table.Table(pair)))];
        foreach (var (suffix, column, values, label) in new[] { ("rfet", "p_value", tests.Select(one => one.Greater).ToArray(), "RFET p FDR (n11>=3)"), ("rfet_mid", "mid_p", tests.Select(one => one.MidGreater).ToArray(), "RFET mid-p FDR (n11>=3)") })
        {
            var rates = FalseDiscovery.OneSided([.. values.Select(value => Math.Max(0, value))]);
            var golden = Golden.Read($"signals/{slice.Name}_{suffix}.csv.gz");
            // The peer forms 1 − P(less), which holds 16 decimals and not 16 digits.
            Deviation p = new($"{suffix} p", 1e-9, 5e-13), rate = new($"{suffix} FDR", RootRate, 5e-12);
            Each(golden, table, pairs, (row, at, where) =>
            {
                p.Add(where, golden.Number(row, column), values[at]);
                rate.Add(where, golden.Number(row, "FDR"), rates.Rates[(int)golden.Number(row, "rank") - 1]);
            });
            p.Settle();
            rate.Settle();
            Assert.Equal(Signals(slice, label), rates.Signals(slice.Share));
        }
    }

    private static void Lists(string name, DiscoveryList list, double relative)
    {
        var golden = Golden.Read($"signals/{name}.csv.gz");
        var deviation = new Deviation($"{name} rates", relative, 1e-12);
        foreach (var row in golden.Rows)
        {
            var at = (int)golden.Number(row, "rank") - 1;
            deviation.Add($"{at} FDR", golden.Number(row, "FDR"), list.Rates[at]);
            deviation.Add($"{at} Se", golden.Number(row, "Se"), list.Sensitivity![at]);
            // The peer's sums of what comes after a place begin with the place itself, though it divides by the number after it: at the end of the list it
            // gets 0/0 for misses and a specificity above 0. One place up the sums are the same.
            var (after, before) = (list.Rates.Count - at - 1, at == 0 ? list.NullShare : double.NaN);
            var (misses, specificity) = at == 0 ? (1 - before, 1) : (list.Misses![at - 1], list.Specificity![at - 1]);
            if (after > 0)
                deviation.Add($"{at} FNR", golden.Number(row, "FNR"), misses * (after + 1) / after);
            deviation.Add($"{at} Sp", golden.Number(row, "Sp"), specificity);
        }

        deviation.Settle();
    }

    private static double Bound(RatioEstimate estimate) => estimate.Lower is { } lower ? Math.Log(lower) : double.NaN;

    private static int Signals(Slice slice, string method)
    {
        var summary = Golden.Read($"signals/{slice.Name}_summary.csv");
        return (int)summary.Number(summary.Rows.Single(row => row[0] == method), "nb_signals");
    }

    private static (Slice Slice, PairTable Table) Read(bool first, bool withEmpty = false)
    {
        var slice = first ? A : B;
        var input = Golden.Read($"signals/{slice.Name}_input.csv.gz");
        return (slice, PairTable.OfCounts(input.Rows.Select(row => (row[0], row[1], (long)input.Number(row, "n11"))), withEmpty));
    }

    private static int[] Pairs(PairTable table, int least) => [.. Enumerable.Range(0, table.Length).Where(pair => table.Count[pair] >= least)];

    private static void Each(GoldenTable golden, PairTable table, int[] pairs, Action<string[], int, string> compare)
    {
        var places = new Dictionary<(string, string), int>();
        for (var at = 0; at < pairs.Length; at++)
            places[(table.Products[table.Product[pairs[at]]], table.Events[table.Event[pairs[at]]])] = at;
        foreach (var row in golden.Rows)
        {
            var at = places[(golden.Text(row, "drug"), golden.Text(row, "event"))];
            Assert.Equal(golden.Number(row, "n11"), table.Count[pairs[at]]);
            compare(row, at, $"{golden.Text(row, "drug")} × {golden.Text(row, "event")}");
        }
    }
}
