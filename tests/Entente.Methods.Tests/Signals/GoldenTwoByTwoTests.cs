using Entente.Methods.Signals;

namespace Entente.Methods.Tests.Signals;

/// <summary>Measures of one table equal base R 4.2.2, pharmsignal 0.1.0 and independent calculations, on 310 tables up to 2.1e9 reports.</summary>
public class GoldenTwoByTwoTests
{
    private static readonly GammaPoissonPrior PhvidStart = new(0.2, 0.06, 1.4, 1.8, 0.1);

    [Fact]
    public void Ratios_chi_square_and_exact_tests()
    {
        var deviation = new Deviation("ratios and tests of 310 tables", relative: 1e-9, absolute: 1e-300);
        // The peer searches the ratio, or its inverse where that is below 1, with R's uniroot at its default tolerance of 1.22e-4 and stops there;
        // that ours solves the equation is tested by the whole sum.
        var odd = new Deviation("conditional odds ratios", relative: 1e-9, absolute: 1.23e-4);
        var beyond = 0;
        foreach (var (row, table, add) in Tables(deviation))
        {
            var (proportional, odds) = (ReportingRatio.Proportional(table), ReportingRatio.Odds(table));
            if (table.Total > 0)
                add("E", table.Expected!.Value);
            add("RRR", table.Ratio ?? double.NaN);
            add("PRR", proportional.Value ?? double.NaN);
            add("PRR_lo", proportional.Lower ?? double.NaN);
            add("PRR_hi", proportional.Upper ?? double.NaN);
            add("ROR", odds.Value ?? double.NaN);
            add("ROR_lo", odds.Lower ?? double.NaN);
            add("ROR_hi", odds.Upper ?? double.NaN);
            add("chi2", Association.ChiSquare(table, yates: false) ?? double.NaN);
            add("chi2_yates", Association.ChiSquare(table) ?? double.NaN);
            // R gives up where 2^31 is passed.
            if (row[15] == "NA")
            {
                beyond++;
                continue;
            }

            var fisher = Association.Fisher(table);
            add("fisher_greater", fisher.Greater);
            add("fisher_two_sided", fisher.TwoSided);
            add("fisher_mid_greater", fisher.MidGreater);
            add("log_fisher_greater", fisher.LogGreater);
            // R calls the ratio 0 where the margins allow one table only; nothing is known of it then.
            if (Association.ConditionalOddsRatio(table) is not { } conditional)
                Assert.Equal("0", row[19]);
            else if (GoldenTable.Parse(row[19]) is var given)
                odd.Add(row[0], given > 1 ? 1 / given : given, given > 1 ? 1 / conditional : conditional);
        }

        deviation.Settle();
        odd.Settle();
        Assert.Equal(1, beyond);
    }

    [Fact]
    public void Information_components()
    {
        var deviation = new Deviation("information components of 310 tables", relative: 1e-9, absolute: 1e-12);
        foreach (var (row, table, add) in Tables(deviation))
        {
            var (shrunk, approximate, normal) = (InformationComponent.Shrinkage(table.Both, table.Expected!.Value), InformationComponent.Approximate(table.Both, table.Expected.Value), InformationComponent.Normal(table));
            add("IC_shrink", shrunk.Value);
            add("IC025_gamma", shrunk.Lower);
            add("IC975_gamma", shrunk.Upper);
            add("IC005_gamma", InformationComponent.Shrinkage(table.Both, table.Expected.Value, 0.99).Lower);
            add("IC_bcpnn_norm", normal.Value);
            add("var_bcpnn_norm", normal.Variance!.Value);
            add("IC025_bcpnn_norm", normal.Lower);
            add("IC975_bcpnn_norm", normal.Upper);
            // The peer gives no limits for a pair without reports.
            if (row[28] != "NA")
            {
                add("IC025_noren_approx", approximate.Lower);
                add("IC975_noren_approx", approximate.Upper);
            }
        }

        deviation.Settle();
    }

    [Fact]
    public void Gamma_Poisson_scores_under_a_fixed_prior()
    {
        var deviation = new Deviation("EBGM and EB05 of 310 tables", relative: 1e-9);
        foreach (var (_, table, add) in Tables(deviation))
        {
            var score = GammaPoissonPosterior.Of(PhvidStart, table.Both, table.Expected!.Value);
            add("gps_default_prior_EBGM", score.Mean);
            add("gps_default_prior_EB05", score.Lower);
        }

        deviation.Settle();
    }

    private static IEnumerable<(string[] Row, TwoByTwo Table, Action<string, double> Add)> Tables(Deviation deviation)
    {
        var golden = Golden.Read("signals/twobytwo.csv");
        Assert.Equal(310, golden.Rows.Count);
        foreach (var row in golden.Rows)
        {
            long Cell(string name) => (long)golden.Number(row, name);
            yield return (row, new(Cell("a"), Cell("b"), Cell("c"), Cell("d")), (column, value) => deviation.Add($"{row[0]} {column}", golden.Number(row, column), value));
        }
    }
}
