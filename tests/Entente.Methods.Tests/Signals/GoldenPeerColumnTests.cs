using Entente.Methods.Signals;

namespace Entente.Methods.Tests.Signals;

/// <summary>Columns of the peers beside those of reference: equal to ours as far as the README says that the peer is good.</summary>
public class GoldenPeerColumnTests
{
    public static TheoryData<string> Cases => GoldenGammaPoissonTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Quantiles_of_openEBGM(string name)
    {
        var table = GoldenGammaPoissonTests.Count(name);
        var golden = Golden.Read($"signals/{name}_scores.csv.gz");
        var scores = GammaPoissonPosterior.Of(GoldenGammaPoissonTests.Prior(name), table.Count, table.Expected);
        var places = Enumerable.Range(0, table.Length).ToDictionary(at => (table.Products[table.Product[at]], table.Events[table.Event[at]]));
        // quantBisect to ten decimals: absolute, so that small quantiles have few digits.
        var deviation = new Deviation($"{name} EB05 and EB95 of the peer", relative: 0, absolute: 1.1e-10);
        foreach (var row in golden.Rows)
        {
            var at = places[(golden.Text(row, "var1"), golden.Text(row, "var2"))];
            deviation.Add($"{row[0]} × {row[1]} EB05", golden.Number(row, "EB05"), scores[at].Lower);
            deviation.Add($"{row[0]} × {row[1]} EB95", golden.Number(row, "EB95"), scores[at].Upper);
        }

        deviation.Settle();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_start_of_openEBGM_ends_above_ours(string name)
    {
        var empty = name.EndsWith("zeroes", StringComparison.Ordinal);
        var cells = GoldenGammaPoissonTests.Squash(name, GoldenGammaPoissonTests.Count(name));
        var fit = GammaPoissonFit.Of(cells, empty ? 0 : 1);
        var golden = Golden.Read($"signals/{name}_explore.csv");
        Deviation likelihood = new($"{name} likelihood at all ends", relative: 2e-8), errors = new($"{name} errors at the maximum", relative: 7e-3, absolute: 1e-4);
        var ends = 0;
        foreach (var row in golden.Rows.Where(row => golden.Text(row, "in_bounds") == "TRUE" && !double.IsNaN(golden.Number(row, "minimum"))))
        {
            var (minimum, where) = (golden.Number(row, "minimum"), $"{golden.Text(row, "method")} {golden.Text(row, "guess_num")}");
            Assert.True(fit.NegativeLogLikelihood <= minimum + 1e-6, $"{where}: {fit.NegativeLogLikelihood:R} against {minimum:R}");
            var prior = new GammaPoissonPrior(golden.Number(row, "a1_hat"), golden.Number(row, "b1_hat"), golden.Number(row, "a2_hat"), golden.Number(row, "b2_hat"), golden.Number(row, "p_hat"));
            likelihood.Add(where, minimum, GammaPoissonFit.NegativeLogLikelihoodOf(prior, cells, empty ? 0 : 1));
            ends++;
            if (golden.Text(row, "code") != "0" || golden.Text(row, "converge") != "TRUE" || minimum > fit.NegativeLogLikelihood + 1e-6 || fit.StandardErrors is not { } ours)
                continue;
            // Its differences are wide: see GoldenGammaPoissonTests.
            foreach (var (column, value) in new[] { ("a1_se", ours.Shape1), ("b1_se", ours.Rate1), ("a2_se", ours.Shape2), ("b2_se", ours.Rate2), ("p_se", ours.Weight) })
                errors.Add($"{where} {column}", golden.Number(row, column), value);
        }

        Assert.True(ends > 0);
        likelihood.Settle();
        if (empty)
            return;
        errors.Settle();
        var intervals = Golden.Read($"signals/{name}_hyper_ci.csv");
        double[] found = [fit.Prior.Shape1, fit.Prior.Rate1, fit.Prior.Shape2, fit.Prior.Rate2, fit.Prior.Weight];
        double[] widths = [fit.StandardErrors!.Shape1, fit.StandardErrors.Rate1, fit.StandardErrors.Shape2, fit.StandardErrors.Rate2, fit.StandardErrors.Weight];
        foreach (var (at, row) in intervals.Rows.Index())
        {
            Assert.Equal(intervals.Number(row, "pt_est"), found[at], 1e-4 + (1e-3 * found[at]));
            Assert.Equal(intervals.Number(row, "LL_95"), found[at] - (1.959964 * widths[at]), 1e-4 + (1e-3 * found[at]) + (7e-3 * 1.96 * widths[at]));
            Assert.Equal(intervals.Number(row, "UL_95"), found[at] + (1.959964 * widths[at]), 1e-4 + (1e-3 * found[at]) + (7e-3 * 1.96 * widths[at]));
        }
    }

    [Fact]
    public void Likelihoods_of_openEBGM()
    {
        var golden = Golden.Read("signals/openebgm_negll.csv");
        var deviation = new Deviation("negative log-likelihood of the peer", relative: 1e-9);
        foreach (var rows in golden.Rows.GroupBy(row => golden.Text(row, "case")))
        {
            var table = GoldenGammaPoissonTests.Count(rows.Key);
            var (all, squashed) = (WeightedCells.Of(table.Count, table.Expected), GoldenGammaPoissonTests.Squash(rows.Key, table));
            var least = rows.Key.EndsWith("zeroes", StringComparison.Ordinal) ? 0 : 1;
            foreach (var row in rows)
            {
                var prior = new GammaPoissonPrior(golden.Number(row, "alpha1"), golden.Number(row, "beta1"), golden.Number(row, "alpha2"), golden.Number(row, "beta2"), golden.Number(row, "p"));
                deviation.Add($"{rows.Key} all", golden.Number(row, "negLL_unsq"), GammaPoissonFit.NegativeLogLikelihoodOf(prior, all, least));
                deviation.Add($"{rows.Key} squashed", golden.Number(row, "negLLsquash"), GammaPoissonFit.NegativeLogLikelihoodOf(prior, squashed, least));
            }
        }

        deviation.Settle();
    }

    public static TheoryData<string> Slices => ["phvid_slice_a", "phvid_slice_b_rr2_min3"];

    [Theory]
    [MemberData(nameof(Slices))]
    public void Margins_expectations_and_ratios_of_PhViD(string slice)
    {
        var input = Golden.Read($"signals/{slice}_input.csv.gz");
        var table = PairTable.OfCounts(input.Rows.Select(row => (input.Text(row, "drug"), input.Text(row, "event"), (long)input.Number(row, "n11"))));
        var places = Enumerable.Range(0, table.Length).ToDictionary(at => (table.Products[table.Product[at]], table.Events[table.Event[at]]));
        Deviation closed = new($"{slice} E and ratios", 1e-9), quantile = new($"{slice} Q05 of the peer", relative: 4.2e-4), component = new($"{slice} IC025 of the peer", 1e-9, 1e-12);
        foreach (var suffix in new[] { "prr_pvalue", "prr_lb", "ror_pvalue", "ror_lb", "bcpnn_postH0", "bcpnn_lb", "gps_postH0", "gps_q05", "gps_trunc_postH0", "gps_trunc_q05", "rfet", "rfet_mid" })
        {
            if (!File.Exists(Golden.PathOf($"signals/{slice}_{suffix}.csv.gz")))
                continue;
            var golden = Golden.Read($"signals/{slice}_{suffix}.csv.gz");
            foreach (var row in golden.Rows)
            {
                var at = places[(golden.Text(row, "drug"), golden.Text(row, "event"))];
                var (one, where) = (table.Table(at), $"{suffix} {row[1]} × {row[2]}");
                Assert.Equal(((double)table.Count[at], (double)table.ProductReports[table.Product[at]], (double)table.EventReports[table.Event[at]]), (golden.Number(row, "n11"), golden.Number(row, "n1."), golden.Number(row, "n.1")));
                closed.Add(where + " E", golden.Number(row, "E"), table.Expected[at]);
                closed.Add(where + " ratio", golden.Number(row, "rr"), suffix[..3] switch
                {
                    "prr" => ReportingRatio.Proportional(one).Value ?? double.NaN,
                    "ror" or "rfe" => ReportingRatio.Odds(one).Value ?? double.NaN,
                    _ => one.Ratio ?? double.NaN,
                });
                if (golden.Has("IC025"))
                    component.Add(where, golden.Number(row, "IC025"), InformationComponent.Normal(one).Lower);
                if (golden.Has("Q05_phvid"))
                    quantile.Add(where, golden.Number(row, "Q05_phvid"), golden.Number(row, "Q05_ref"));
            }
        }

        closed.Settle();
        component.Settle();
        quantile.Settle();
        var summary = Golden.Read($"signals/{slice}_summary.csv");
        var least = slice.EndsWith("min3", StringComparison.Ordinal) ? 3 : 1;
        Assert.All(summary.Rows, row =>
        {
            Assert.Equal(table.Reports, summary.Number(row, "N"));
            Assert.Equal(table.Count.Count(count => count >= (summary.Text(row, "method").StartsWith("RFET", StringComparison.Ordinal) ? 3 : least)), summary.Number(row, "n_cells"));
        });
    }

    /// <remarks>The peer sets an information component in bits against the natural logarithm of the ratio. The ratio whose bits are that logarithm gives its number.</remarks>
    [Fact]
    public void The_mistaken_posterior_of_PhViD_is_understood()
    {
        var golden = Golden.Read("signals/phvid_slice_b_rr2_min3_bcpnn_postH0.csv.gz");
        var input = Golden.Read("signals/phvid_slice_b_rr2_min3_input.csv.gz");
        var table = PairTable.OfCounts(input.Rows.Select(row => (row[0], row[1], (long)input.Number(row, "n11"))));
        int[] pairs = [.. Enumerable.Range(0, table.Length).Where(at => table.Count[at] >= 3)];
        double[] posterior = [.. pairs.Select(at => InformationComponent.Normal(table.Table(at)).AtMost(Math.Pow(2, Math.Log(2)))!.Value)];
        var places = Enumerable.Range(0, pairs.Length).ToDictionary(at => (table.Products[table.Product[pairs[at]]], table.Events[table.Event[pairs[at]]]));
        var list = FalseDiscovery.Bayesian(posterior);
        var deviation = new Deviation("posterior against ln 2", relative: 1e-9, absolute: 1e-12);
        foreach (var row in golden.Rows)
        {
            var value = posterior[places[(golden.Text(row, "drug"), golden.Text(row, "event"))]];
            deviation.Add(row[0] + " reference", golden.Number(row, "postH0_lnRR0_ref"), value);
            deviation.Add(row[0] + " peer", golden.Number(row, "postH0"), value);
            var at = (int)golden.Number(row, "rank") - 1;
            deviation.Add(row[0] + " FDR", golden.Number(row, "FDR"), list.Rates[at]);
            deviation.Add(row[0] + " Se", golden.Number(row, "Se"), list.Sensitivity![at]);
        }

        deviation.Settle();
    }

    [Fact]
    public void Critical_values_errors_and_powers_of_Sequential()
    {
        var golden = Golden.Read("signals/maxsprt_poisson_cv.csv");
        Deviation values = new("critical values of the peer", 0, 1e-5), errors = new("their errors", 1e-9);
        foreach (var row in golden.Rows)
        {
            var plan = new MaxSprtPlan(golden.Number(row, "T"), golden.Number(row, "D"), (int)golden.Number(row, "M"), golden.Number(row, "alpha"));
            var (peer, where) = (golden.Number(row, "cv_Sequential"), string.Join(' ', row.Take(4)));
            if (golden.Number(row, "alpha_at_peer") is var error && !double.IsNaN(error))
                errors.Add(where, error, MaxSprt.Performance(plan, peer, 1).Power);
            values.Add(where, peer, MaxSprt.Critical(plan).Value);
        }

        values.Settle();
        errors.Settle();
        var performance = Golden.Read("signals/maxsprt_poisson_performance.csv");
        var powers = new Deviation("powers of the peer", 1e-9);
        foreach (var row in performance.Rows)
        {
            var plan = new MaxSprtPlan(performance.Number(row, "T"), performance.Number(row, "D"), (int)performance.Number(row, "M"), performance.Number(row, "alpha"));
            powers.Add(string.Join(' ', row.Take(6)), performance.Number(row, "power_peer"), MaxSprt.Performance(plan, performance.Number(row, "cv"), performance.Number(row, "RR")).Power);
        }

        powers.Settle();
    }
}
