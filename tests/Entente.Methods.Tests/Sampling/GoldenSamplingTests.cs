using Entente.Methods.Functions;
using Entente.Methods.Sampling;

namespace Entente.Methods.Tests.Sampling;

/// <summary>Sampling equals AcceptanceSampling 1.0.11, epiR 2.0.57 and PracTools 1.7.5.</summary>
public class GoldenSamplingTests
{
    [Fact]
    public void Operating_characteristics()
    {
        var table = Golden.Read("methods/sampling/oc_curves.csv");
        var deviation = new Deviation("operating characteristic", relative: 1e-9, absolute: 1e-15);
        var compared = 0;
        foreach (var row in table.Rows)
        {
            var (p, n1, c1) = (table.Number(row, "p"), (long)table.Number(row, "n1"), (long)table.Number(row, "c1"));
            var type = table.Text(row, "type");
            var model = type == "poisson" ? PlanModel.Poisson : PlanModel.Binomial;
            double computed;
            if (double.IsNaN(table.Number(row, "n2")))
            {
                var plan = new SinglePlan(n1, c1);
                computed = type == "hypergeom"
                    ? OperatingCharacteristic.AcceptLot(plan, (long)table.Number(row, "N"), OperatingCharacteristic.Nonconforming((long)table.Number(row, "N"), p))
                    : OperatingCharacteristic.Accept(plan, model, p);
            }
            else
                computed = OperatingCharacteristic.Accept(new DoublePlan(n1, c1, (long)table.Number(row, "r1"), (long)table.Number(row, "n2"), (long)table.Number(row, "c2")), model, p);
            deviation.Add($"{table.Text(row, "plan")} at {p}", table.Number(row, "p_accept"), computed);
            compared++;
        }

        deviation.Settle();
        Assert.Equal(table.Rows.Count, compared);
    }

    [Fact]
    public void Plans_through_two_points()
    {
        var table = Golden.Read("methods/sampling/find_plan.csv");
        foreach (var row in table.Rows)
        {
            var (good, acceptGood, bad, acceptBad) = (table.Number(row, "prp"), table.Number(row, "prp_accept"), table.Number(row, "crp"), table.Number(row, "crp_accept"));
            var found = table.Text(row, "type") switch
            {
                "hypergeom" => PlanSearch.FindForLot((long)table.Number(row, "N"), good, acceptGood, bad, acceptBad),
                "poisson" => PlanSearch.Find(PlanModel.Poisson, good, acceptGood, bad, acceptBad),
                _ => PlanSearch.Find(PlanModel.Binomial, good, acceptGood, bad, acceptBad),
            };
            Assert.Equal((string.Join(' ', row), new SinglePlan((long)table.Number(row, "n"), (long)table.Number(row, "c"))), (string.Join(' ', row), found.Plan));
            Assert.True(found.AcceptsGood >= acceptGood && found.AcceptsBad <= acceptBad);
        }

        Assert.NotEmpty(table.Rows);
    }

    [Fact]
    public void Simple_samples_for_freedom_from_defect()
    {
        var table = Golden.Read("methods/sampling/freedom_simple.csv");
        var deviation = new Deviation("sensitivity of a given sample", relative: 1e-9);
        foreach (var row in table.Rows)
        {
            long? all = double.IsNaN(table.Number(row, "N")) ? null : (long)table.Number(row, "N");
            var model = all is null ? DetectionModel.Unbounded : DetectionModel.Approximate;
            var (prevalence, sensitivity, target) = (table.Number(row, "pstar"), table.Number(row, "se_u"), table.Number(row, "target_sep"));
            var size = Detection.Size(model, prevalence, target, all, sensitivity);
            var expected = table.Number(row, "n_required");
            Assert.Equal((string.Join(' ', row), double.IsNaN(expected) ? null : (long?)expected), (string.Join(' ', row), size.Size));
            Assert.Equal(size.Size is null, size.Undefined is not null);
            deviation.Add(string.Join(' ', row), table.Number(row, "sep_given"), Detection.Sensitivity(model, (long)table.Number(row, "n_given"), prevalence, all, sensitivity));
        }

        deviation.Settle();
    }

    [Fact]
    public void Freedom_from_defect_by_a_test_that_errs()
    {
        var table = Golden.Read("methods/sampling/freedom_freecalc.csv");
        var deviation = new Deviation("sensitivity by a test that errs", relative: 1e-9);
        foreach (var row in table.Rows)
        {
            var (all, size, cut) = ((long)table.Number(row, "N"), (long)table.Number(row, "n"), (long)table.Number(row, "cutpoint"));
            var (prevalence, sensitivity, specificity) = (table.Number(row, "pstar"), table.Number(row, "se_u"), table.Number(row, "sp_u"));
            deviation.Add($"{string.Join(' ', row)} exact", table.Number(row, "se_pop_hyper"), Detection.Positive(all, Detection.Affected(all, prevalence), size, cut, sensitivity, specificity));
            deviation.Add($"{string.Join(' ', row)} unbounded", table.Number(row, "se_pop_binom"), Detection.Positive(prevalence, size, cut, sensitivity, specificity));
        }

        deviation.Settle();
    }

    [Fact]
    public void Risk_based_samples_for_freedom_from_defect()
    {
        var table = Golden.Read("methods/sampling/freedom_riskbased.csv");
        var deviation = new Deviation("risk-based detection", relative: 1e-9);
        foreach (var row in table.Rows)
        {
            var (share, sampled) = (table.Number(row, "ppr_high"), table.Number(row, "spr_high"));
            var size = RiskBasedDetection.Size([new("high", table.Number(row, "rr_high"), share, sampled), new("low", 1, 1 - share, 1 - sampled)],
                table.Number(row, "pstar"), table.Number(row, "target_sep"), table.Number(row, "se_u"));
            deviation.Add($"{string.Join(' ', row)} high", table.Number(row, "adj_risk_high"), size.Groups[0].AdjustedRisk);
            deviation.Add($"{string.Join(' ', row)} low", table.Number(row, "adj_risk_low"), size.Groups[1].AdjustedRisk);
            Assert.Equal((table.Number(row, "n_total"), table.Number(row, "n_high"), table.Number(row, "n_low")), (size.Size, size.Groups[0].Size, size.Groups[1].Size));
        }

        deviation.Settle();
    }

    [Fact]
    public void Sizes_for_a_rate()
    {
        var table = Golden.Read("methods/sampling/prevalence_sample_size.csv");
        var deviation = new Deviation("sample size for a rate", relative: 1e-9);
        foreach (var row in table.Rows)
        {
            var size = SampleSize.ForRate(table.Number(row, "p"), table.Number(row, "abs_error"), table.Number(row, "conf"),
                double.IsNaN(table.Number(row, "N")) ? null : (long)table.Number(row, "N"), table.Number(row, "se"), table.Number(row, "sp"));
            deviation.Add(string.Join(' ', row), table.Number(row, "n_fractional"), size.Exact!.Value);
            Assert.Equal(table.Number(row, "n"), size.Size!.Value);
        }

        deviation.Settle();
    }

    /// <remarks>
    /// Wilson: epiR modifies the outer limit of a single event (Brown, Cai and DasGupta), so the modified version is compared; for all other
    /// counts it is Wilson's own. Sterne: epiR stops when its p-value is within 1e-6 of the level, which leaves the limit up to 1.5e-6 off (3 of
    /// 10: 0.6194121, where the p-value is 0.0499993). So limits at jumps are compared as closed forms, and elsewhere at 2e-6 with the p-value at
    /// epiR's limit within 1e-6 of the level; that ours solve it is shown in <see cref="ProportionIntervalTests"/>. Blaker: epiR steps by 1e-4
    /// as the printed program does: our stepping version is compared at 1e-9, and the exact limits must lie within that step.
    /// </remarks>
    [Fact]
    public void Intervals_of_a_proportion_and_of_the_true_one_behind_a_test()
    {
        var table = Golden.Read("methods/sampling/prevalence_ci.csv");
        var closed = new Deviation("Wilson, Clopper-Pearson, Blaker by steps", relative: 1e-9, absolute: 1e-15);
        var solved = new Deviation("Sterne", relative: 1e-6, absolute: 1e-9);
        var (compared, solvedRoughly) = (0, 0);
        foreach (var row in table.Rows)
        {
            var (events, trials, method) = ((long)table.Number(row, "x"), (long)table.Number(row, "n"), table.Text(row, "method"));
            var estimate = method switch
            {
                "wilson" => ProportionInterval.WilsonModified(events, trials),
                "c-p" => ProportionInterval.ClopperPearson(events, trials),
                "blaker" => ProportionInterval.BlakerByStep(events, trials),
                "sterne" => ProportionInterval.Sterne(events, trials),
                _ => throw new InvalidOperationException(method),
            };
            if (method == "sterne")
            {
                var (lower, upper) = (table.Number(row, "ap_lo"), table.Number(row, "ap_hi"));
                Assert.Equal(lower, estimate.Lower, 2e-6);
                Assert.Equal(upper, estimate.Upper, 2e-6);
                estimate = estimate with { Lower = Solves(lower) ? lower : estimate.Lower, Upper = Solves(upper) ? upper : estimate.Upper };
                solvedRoughly += (Solves(lower) ? 1 : 0) + (Solves(upper) ? 1 : 0);

                bool Solves(double limit) => limit is > 0 and < 1 && Math.Abs(AcceptedProportions.Sterne(events, trials, limit) - 0.05) <= 1e-6;
            }

            var truth = ProportionInterval.RoganGladen(estimate, table.Number(row, "se"), table.Number(row, "sp"));
            var deviation = method == "sterne" ? solved : closed;
            deviation.Add($"{events}/{trials} {method}", table.Number(row, "ap"), estimate.Value);
            deviation.Add($"{events}/{trials} {method} lower", table.Number(row, "ap_lo"), estimate.Lower);
            deviation.Add($"{events}/{trials} {method} upper", table.Number(row, "ap_hi"), estimate.Upper);
            deviation.Add($"{events}/{trials} {method} true", table.Number(row, "tp"), truth.Value);
            deviation.Add($"{events}/{trials} {method} true lower", table.Number(row, "tp_lo"), truth.Lower);
            deviation.Add($"{events}/{trials} {method} true upper", table.Number(row, "tp_hi"), truth.Upper);
            if (method == "wilson" && events != 1 && events != trials - 1)
                Assert.Equal(ProportionInterval.Wilson(events, trials) with { Method = estimate.Method }, estimate);
            if (method == "blaker")
            {
                var exact = ProportionInterval.Blaker(events, trials);
                Assert.InRange(exact.Lower, estimate.Lower - 1e-12, estimate.Lower + 1e-4 + 1e-12);
                Assert.InRange(exact.Upper, estimate.Upper - 1e-4 - 1e-12, estimate.Upper + 1e-12);
            }

            compared++;
        }

        closed.Settle();
        solved.Settle();
        Assert.InRange(solvedRoughly, 1, 27);
        Assert.Equal(table.Rows.Count, compared);
    }

    [Fact]
    public void Allocations_before_rounding()
    {
        var table = Golden.Read("methods/sampling/allocation.csv");
        var deviation = new Deviation("allocation", relative: 1e-9);
        foreach (var strata in table.Rows.GroupBy(row => table.Text(row, "case")))
        {
            string[][] rows = [.. strata];
            Stratum[] given = [.. rows.Select(row => new Stratum(table.Text(row, "stratum"), (long)table.Number(row, "Nh"), table.Number(row, "Sh"), table.Number(row, "ch")))];
            var total = (long)table.Number(rows[0], "n_total");
            var variance = Math.Pow(table.Number(rows[0], "cv0") * table.Number(rows[0], "ybar"), 2);
            Compare("nh_prop", Allocation.Proportional(given, total));
            Compare("nh_neyman", Allocation.Neyman(given, total));
            var budget = Allocation.ForBudget(given, table.Number(rows[0], "budget"));
            Compare("nh_totcost", budget);
            Assert.True(budget.Cost <= table.Number(rows[0], "budget") * (1 + 1e-12));
            var precise = Allocation.ForVariance(given, variance);
            Compare("nh_totvar", precise);
            Assert.True(precise.Variance <= variance * (1 + 1e-12));

            void Compare(string column, AllocationResult result)
            {
                for (var at = 0; at < rows.Length; at++)
                    deviation.Add($"{strata.Key} {at} {column}", table.Number(rows[at], column), result.Exact[at]);
            }
        }

        deviation.Settle();
    }

    [Fact]
    public void Structure_of_ISO_2859_1()
    {
        var structure = Golden.Read("methods/sampling/iso2859_1_structure.csv");
        foreach (var row in structure.Rows)
        {
            foreach (var level in Enum.GetValues<InspectionLevel>())
            {
                var letter = structure.Text(row, level.ToString())[0];
                Assert.Equal(letter, InspectionTables.CodeLetter((long)structure.Number(row, "lot_min"), level));
                Assert.Equal(letter, InspectionTables.CodeLetter(double.IsNaN(structure.Number(row, "lot_max")) ? 9_000_000 : (long)structure.Number(row, "lot_max"), level));
            }
        }

        var plans = Golden.Read("methods/sampling/iso2859_1_single_normal.csv");
        var deviation = new Deviation("acceptance by ISO 2859-1 plans", relative: 1e-9);
        var listed = new HashSet<(char, double)>();
        foreach (var row in plans.Rows)
        {
            var (letter, limit) = (plans.Text(row, "letter")[0], plans.Number(row, "aql_percent"));
            listed.Add((letter, limit));
            Assert.Equal(plans.Number(row, "n"), InspectionTables.SampleSize(letter));
            var plan = InspectionTables.SingleNormal(letter, limit);
            Assert.Equal(new TablePlan(plans.Text(row, "use_letter")[0], (int)plans.Number(row, "use_n"), (int)plans.Number(row, "ac"), (int)plans.Number(row, "re")), plan);
            var single = new SinglePlan(plan!.SampleSize, plan.Accept);
            deviation.Add($"{letter} {limit} good", plans.Number(row, "p_accept_at_aql_binomial"), OperatingCharacteristic.Accept(single, PlanModel.Binomial, limit / 100));
            deviation.Add($"{letter} {limit} bad", plans.Number(row, "p_at_10pc_accept_binomial"), RateAccepted(single, 0.1));
        }

        deviation.Settle();
        Assert.Equal(16 * 16, listed.Count + "ABCDEFGHJKLMNPQR".Sum(letter => InspectionTables.AcceptanceQualityLimits.Count(limit => InspectionTables.SingleNormal(letter, limit) is null)));
    }

    // The rate at which a plan accepts with a probability: a quantile of the beta distribution.
    private static double RateAccepted(SinglePlan plan, double probability) =>
        BetaFunctions.Quantile(1 - probability, plan.AcceptanceNumber + 1, plan.SampleSize - plan.AcceptanceNumber);
}
