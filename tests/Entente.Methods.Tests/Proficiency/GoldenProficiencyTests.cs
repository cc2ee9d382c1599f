using Entente.Methods.Proficiency;

namespace Entente.Methods.Tests.Proficiency;

/// <summary>Proficiency testing equals metRology 0.9-29-2, robustbase 0.95-0 and an independent exact Q method.</summary>
public class GoldenProficiencyTests
{
    /// <summary>MASS <c>hubers</c> stops silently after 30 steps: known to be wrong in the sixth digit.</summary>
    private const string KnownWrong = "huber_proposal2_capped30";

    [Fact]
    public void Locations_spreads_and_consensus_values()
    {
        var expected = Golden.Read("methods/proficiency/expected.csv");
        var deviation = new Deviation("proficiency", relative: 1e-9, absolute: 1e-13);
        var (compared, leftOut) = (0, 0);
        foreach (var row in expected.Rows)
        {
            var (name, method, quantity) = (expected.Text(row, "case"), expected.Text(row, "method"), expected.Text(row, "quantity"));
            if (method == KnownWrong)
            {
                leftOut++;
                continue;
            }

            deviation.Add($"{name} {method} {quantity}", expected.Number(row, "value"), Compute(name, method, quantity) ?? double.NaN);
            compared++;
        }

        deviation.Settle();
        Assert.Equal(20, leftOut);
        Assert.Equal(expected.Rows.Count, compared + leftOut);
    }

    [Fact]
    public void Scores_of_participants()
    {
        var deviation = new Deviation("scores", relative: 1e-9, absolute: 1e-12);
        var compared = 0;
        foreach (var file in Directory.EnumerateFiles(Golden.PathOf("methods/proficiency"), "scores_*.csv"))
        {
            var table = Golden.Read($"methods/proficiency/{Path.GetFileName(file)}");
            foreach (var row in table.Rows)
            {
                var score = Scores.Of(table.Number(row, "x"), new(table.Number(row, "xpt"), table.Number(row, "u_xpt")), table.Number(row, "sigma_pt"), table.Number(row, "u"));
                foreach (var (column, value) in new[] { ("D", score.Difference), ("D_percent", score.DifferencePercent!.Value), ("z", score.Z), ("z_prime", score.ZPrime), ("zeta", score.Zeta!.Value), ("En_k2", score.En!.Value), ("P_A", score.PercentOfPermitted) })
                    deviation.Add($"{table.Path} {row[0]} {column}", table.Number(row, column), value);
                compared++;
            }
        }

        deviation.Settle();
        Assert.Equal(12 + 5 + 35 + 5 + 12 + 8 + 8 + 60 + 12, compared);
    }

    [Fact]
    public void Mandels_statistics_of_laboratories()
    {
        var deviation = new Deviation("Mandel h and k", relative: 1e-9, absolute: 1e-12);
        foreach (var name in new[] { "repl01_p7_m2", "repl02_p7_m3", "repl03_p7_m3" })
        {
            var table = Golden.Read($"methods/proficiency/mandel_{name}.csv");
            var mandel = MandelStatistics.Of(Replicates(name));
            for (var laboratory = 0; laboratory < table.Rows.Count; laboratory++)
            {
                deviation.Add($"{name} {laboratory} h", table.Number(table.Rows[laboratory], "mandel_h"), mandel.H![laboratory]);
                deviation.Add($"{name} {laboratory} k", table.Number(table.Rows[laboratory], "mandel_k"), mandel.K![laboratory]);
            }

            Assert.Equal(7, table.Rows.Count);
        }

        deviation.Settle();
    }

    private static double? Compute(string name, string method, string quantity)
    {
        if (name.StartsWith("repl", StringComparison.Ordinal))
        {
            var results = Replicates(name);
            var homogeneity = Homogeneity.Of(results);
            double[][] laboratories = [.. Enumerable.Range(0, results.GetLength(0)).Select(row => Enumerable.Range(0, results.GetLength(1)).Select(repeat => results[row, repeat]).ToArray())];
            return (method, quantity) switch
            {
                ("Q_method_replicates", _) => QMethod.Deviation(laboratories).Value,
                ("Q_Hampel_replicates", _) => QMethod.Of(laboratories).Mean,
                ("homogeneity", "sw") => homogeneity.Within,
                ("homogeneity", "s_xbar") => homogeneity.OfMeans,
                ("homogeneity", "ss") => homogeneity.Between,
                ("mandel_h_crit", _) => MandelStatistics.CriticalH(results.GetLength(0)),
                ("mandel_k_crit", _) => MandelStatistics.CriticalK(results.GetLength(0), results.GetLength(1)),
                _ => null,
            };
        }

        if (method is "mandel_paule" or "dersimonian_laird")
        {
            var table = Golden.Read($"methods/proficiency/kc_{name}.csv");
            double[] values = [.. table.Rows.Select(row => table.Number(row, "x"))], uncertainties = [.. table.Rows.Select(row => table.Number(row, "u"))];
            var consensus = method == "mandel_paule" ? Consensus.MandelPaule(values, uncertainties) : Consensus.DerSimonianLaird(values, uncertainties);
            return quantity == "mean" ? consensus.Mean : consensus.Uncertainty;
        }

        var given = Golden.Read($"methods/proficiency/pt_{name}.csv");
        double[] x = [.. given.Rows.Select(row => given.Number(row, "x"))];
        return method switch
        {
            "algA_exact" => Of(AlgorithmA.Of(x), quantity),
            "algA_iso_constants" => Of(AlgorithmA.Of(x, AlgorithmAVariant.PrintedFactors), quantity),
            "algA_iso_stop3" => Of(AlgorithmA.Of(x, AlgorithmAVariant.ThirdFigure), quantity),
            "median" => RobustScale.Median(x),
            "MADe_1.4826" => RobustScale.MedianDeviation(x).Value,
            "MADe_1.483" => RobustScale.MedianDeviation(x, RobustScale.PrintedFactor).Value,
            "nIQR_0.7413_type7" => RobustScale.QuartileDistance(x).Value,
            "Qn_finite" => RobustScale.Qn(x).Value,
            "Sn_finite" => RobustScale.Sn(x).Value,
            "Q_method" => QMethod.Deviation(x).Value,
            "Q_Hampel" => QMethod.Hampel(x, QMethod.Deviation(x).Value!.Value).Mean,
            "u_xpt" => AlgorithmA.Of(x).Uncertainty,
            _ => null,
        };
    }

    private static double? Of(RobustEstimate estimate, string quantity) => quantity switch
    {
        "mean" => estimate.Mean,
        "sd" => estimate.Deviation,
        "iterations" => estimate.Iterations,
        _ => null,
    };

    private static double[,] Replicates(string name)
    {
        var table = Golden.Read($"methods/proficiency/pt_{name}.csv");
        var laboratories = table.Rows.GroupBy(row => row[0]).ToList();
        var results = new double[laboratories.Count, laboratories[0].Count()];
        for (var laboratory = 0; laboratory < laboratories.Count; laboratory++)
        {
            var repeat = 0;
            foreach (var row in laboratories[laboratory])
                results[laboratory, repeat++] = table.Number(row, "x");
        }

        return results;
    }
}
