using Entente.Methods.Signals;

namespace Entente.Methods.Tests.Signals;

/// <summary>Sequential tests equal Sequential 4.5.1 and an independent exact recursion.</summary>
public class GoldenSequentialTests
{
    [Theory]
    [InlineData("signals/maxsprt_poisson_cv.csv")]
    [InlineData("signals/maxsprt_poisson_cv_large_ref.csv")]
    public void Critical_values_of_Poisson_counts(string path)
    {
        var golden = Golden.Read(path);
        var deviation = new Deviation(path, relative: 0, absolute: 1e-8);
        foreach (var row in golden.Rows)
        {
            var plan = Plan(golden, row);
            var critical = MaxSprt.Critical(plan);
            deviation.Add(string.Join(' ', row.Take(4)), golden.Number(row, "cv_ref"), critical.Value);
            Assert.True(critical.Error <= plan.Error + 1e-14, $"{string.Join(' ', row.Take(4))}: {critical.Error:R}");
            if (golden.Has("alpha_at_ref"))
                Assert.Equal(golden.Number(row, "alpha_at_ref"), critical.Error, 1e-9);
        }

        deviation.Settle();
    }

    [Fact]
    public void Power_and_times()
    {
        var golden = Golden.Read("signals/maxsprt_poisson_performance.csv");
        Deviation power = new("power", 1e-12, 1e-12), times = new("times", 1e-11);
        foreach (var row in golden.Rows)
        {
            var performance = MaxSprt.Performance(Plan(golden, row), golden.Number(row, "cv"), golden.Number(row, "RR"));
            var where = string.Join(' ', row.Take(6));
            power.Add(where, golden.Number(row, "power_ref"), performance.Power);
            times.Add(where, golden.Number(row, "expected_time_to_signal"), performance.TimeToSignal!.Value);
            times.Add(where, golden.Number(row, "expected_surveillance"), performance.Surveillance);
        }

        power.Settle();
        times.Settle();
    }

    [Fact]
    public void Critical_values_of_matched_events()
    {
        var golden = Golden.Read("signals/maxsprt_binomial_cv.csv");
        // Every critical value between two neighbouring values of the statistic is the same rule. Ours is the lower end of what is a signal; the peer gives
        // the upper end of what is none, rounded up to five decimals. The errors of the two are the same numbers.
        var deviation = new Deviation("binomial errors", 1e-9);
        foreach (var row in golden.Rows)
        {
            var (length, matching, least, peer) = ((int)golden.Number(row, "N"), golden.Number(row, "z"), (int)golden.Number(row, "M"), golden.Number(row, "cv"));
            var critical = BinomialMaxSprt.Critical(length, matching, least, golden.Number(row, "alpha"));
            Assert.True(critical.Value > peer, $"{critical.Value:R} {peer:R}");
            deviation.Add(string.Join(' ', row), golden.Number(row, "type1"), critical.Error);
            deviation.Add(string.Join(' ', row) + " peer", golden.Number(row, "type1"), BinomialMaxSprt.Power(length, matching, peer, least));
        }

        deviation.Settle();
    }

    [Fact]
    public void Observed_paths()
    {
        var paths = Golden.Read("signals/maxsprt_paths.csv");
        var decisions = Golden.Read("signals/maxsprt_paths_decision.csv");
        var deviation = new Deviation("paths", relative: 1e-9, absolute: 1e-12);
        foreach (var decision in decisions.Rows)
        {
            var rows = paths.Rows.Where(row => row[0] == decision[0]).ToList();
            var critical = MaxSprt.Critical(new(decisions.Number(decision, "T")));
            deviation.Add($"{decision[0]} critical", decisions.Number(decision, "cv_continuous_M1_a05"), critical.Value);
            var looks = MaxSprt.Watch([.. rows.Select(row => (long)paths.Number(row, "observed"))], [.. rows.Select(row => paths.Number(row, "expected"))], critical.Value);
            for (var at = 0; at < rows.Count; at++)
            {
                deviation.Add($"{decision[0]} {at} expected", paths.Number(rows[at], "cum_expected"), looks[at].Expected);
                deviation.Add($"{decision[0]} {at} statistic", paths.Number(rows[at], "llr"), looks[at].LogRatio);
            }

            var first = looks.TakeWhile(look => !look.Signal).Count();
            Assert.Equal(decisions.Text(decision, "first_signal_period") == "NA" ? rows.Count : (int)decisions.Number(decision, "first_signal_period") - 1, first);
        }

        deviation.Settle();
    }

    private static MaxSprtPlan Plan(GoldenTable golden, string[] row) =>
        new(golden.Number(row, "T"), golden.Number(row, "D"), (int)golden.Number(row, "M"), golden.Number(row, "alpha"));
}
