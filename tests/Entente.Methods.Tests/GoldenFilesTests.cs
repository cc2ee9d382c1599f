using System.IO.Enumeration;

namespace Entente.Methods.Tests;

/// <summary>Every golden file has a test that reads it or a reason to be left out, and so has every column that none reads.</summary>
public class GoldenFilesTests
{
    // By file: the test that compares with it, or "-" and why there is nothing to compare.
    private static readonly (string Files, string By)[] Known =
    [
        ("methods/agreement/ratings_*", "GoldenAgreementTests"), ("third-party/agreement/ratings_*", "GoldenAgreementTests"),
        ("methods/agreement/expected.csv", "GoldenAgreementTests, AlphaLimitTests"), ("methods/agreement/alpha_bootstrap.csv", "GoldenAgreementTests, AlphaLimitTests"),
        ("methods/agreement/sklar_*", "- another definition of alpha, as the README says"),
        ("methods/assignment/*.json*", "StaffingTests, CalculationTests"), ("methods/assignment/expected.csv", "StaffingTests, CalculationTests"),
        ("methods/assignment/*.lp*", "- the instances of the JSON files once more, for solvers of linear programs"),
        ("methods/assignment/timings.csv", "- times of peers, of which bench/results says the ratios"),
        ("methods/ets/*", "EtsEvaluationTests, EtsForecastTests, EtsFitTests, BenchmarkForecastTests"),
        ("methods/forecast/M3*_ets_models.csv", "EtsFitTests, M3ChoiceTests"), ("methods/forecast/M3*_forecasts_60series.csv", "BenchmarkForecastTests, M3ChoiceTests"),
        ("methods/forecast/M3*_scores.csv", "BenchmarkForecastTests, AutomaticForecastTests"), ("third-party/forecast/M3*_series_public60.csv", "BenchmarkForecastTests"),
        ("methods/forecast/M3*_timing.csv", "- times of R"), ("methods/forecast/M3monthly60_retime.csv", "- times of R"),
        ("methods/forecast/M4*_scores.csv", "- scores of R over series that the golden folder does not hold"),
        ("third-party/forecast/m3_published_recomputed.csv", "- scores over all 3,003 series, of which the golden folder holds the public ones"),
        ("third-party/forecast/m4_published_*", "- scores over series that the golden folder does not hold"),
        ("methods/intermittent/*", "IntermittentDemandTests"), ("methods/proficiency/*", "GoldenProficiencyTests"), ("methods/reconcile/*", "ReconciliationTests"),
        ("methods/sampling/*", "GoldenSamplingTests"), ("methods/shelflife/*", "GoldenStabilityTests"),
        ("signals/openebgm_*", "GoldenGammaPoissonTests, GoldenPeerColumnTests"), ("signals/phvid_*", "GoldenPairListTests, GoldenPeerColumnTests"),
        ("signals/maxsprt_*", "GoldenSequentialTests, GoldenPeerColumnTests"), ("signals/mdsstat_*", "GoldenSeriesTests"), ("signals/twobytwo.csv", "GoldenTwoByTwoTests"),
        ("signals/lrt_pvLRT_a.csv", "GoldenLikelihoodRatioTests"),
        ("signals/maude_*", "- the reports from which the series of mdsstat_series.csv were counted, without an output of their own"),
        ("third-party/signals/phvid_pairs.csv.gz", "- the pairs of which the slices are a part, without an output of their own"),
        ("tools/*", "- programs that make inputs"),
    ];

    // Columns of numbers that no test reads, with the reason.
    private static readonly (string Files, string[] Columns, string Why)[] Unread =
    [
        ("methods/agreement/alpha_bootstrap.csv", ["draws", "seed"], "of another random generator"),
        ("methods/assignment/expected.csv", ["seed", "agreed_by"], "how the instance was made and who else solved it"),
        ("methods/forecast/M3*_ets_models.csv", ["alpha", "beta", "gamma", "phi"], "the likelihood is flat: fits are compared by likelihood, never by parameters"),
        ("signals/openebgm_*_hyper.csv", ["num_close"], "a count of the peer's own starts"),
        ("signals/phvid_*_gps_prior.csv", ["code"], "how the peer's search ended"),
        ("signals/phvid_slice_*_lb.csv.gz", ["FDR"], "rates of p-values in the order of another column; those of *_pvalue are read"),
        ("signals/phvid_*_q05.csv.gz", ["FDR", "FNR", "Se", "Sp"], "in the order of the peer's Q05, which is good to 4e-4 only; those of *_postH0 are read"),
        ("signals/phvid_slice_b_rr2_min3_bcpnn_lb.csv.gz", ["postH0", "FNR", "Se", "Sp"], "bits set against a natural logarithm; understood and read in *_bcpnn_postH0"),
        ("signals/maxsprt_poisson_cv.csv", ["peer_seconds"], "times of the peer"),
    ];

    [Fact]
    public void Every_file_is_read_or_left_out_by_name()
    {
        var folder = Golden.PathOf(".");
        string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Where(file => !file.EndsWith("README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Single(Known, one => Matches(one.Files, file)));
        Assert.All(Known, one => Assert.Contains(files, file => Matches(one.Files, file)));
        string[] tests = [.. typeof(GoldenFilesTests).Assembly.GetTypes().Select(type => type.Name)];
        Assert.All(Known.Where(one => one.By[0] != '-').SelectMany(one => one.By.Split(", ")), test => Assert.Contains(test, tests));
    }

    [Fact]
    public void Columns_that_nobody_reads_are_there_and_have_a_reason()
    {
        var folder = Golden.PathOf(".");
        foreach (var (files, columns, why) in Unread)
        {
            Assert.NotEqual("", why);
            var found = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Where(file => Matches(files, file)).ToList();
            Assert.NotEmpty(found);
            Assert.All(columns, column => Assert.Contains(found, file => Golden.Read(file).Has(column)));
        }
    }

    private static bool Matches(string pattern, string file) => FileSystemName.MatchesSimpleExpression(pattern, file, ignoreCase: false);
}
