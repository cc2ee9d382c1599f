using System.CommandLine;
using Entente.Methods.Sampling;

namespace Entente.Cli.Calculations;

/// <summary>Acceptance plans: found, judged, looked up.</summary>
internal static class SamplePlans
{
    private static readonly Dictionary<string, PlanModel> Models = new(StringComparer.Ordinal) { ["binomial"] = PlanModel.Binomial, ["poisson"] = PlanModel.Poisson };
    private static readonly Dictionary<string, InspectionLevel> Levels = Enum.GetValues<InspectionLevel>().ToDictionary(level => level.ToString(), StringComparer.Ordinal);
    private static readonly Option<long?> Lot = new("--lot") { Description = "Size of the lot: then exactly, without replacement. A large lot or a process if left out." };
    private static readonly Option<string> Model = new("--model") { Description = "Without --lot: binomial for nonconforming items, poisson for nonconformities.", DefaultValueFactory = _ => "binomial" };
    private static readonly Option<double> Good = Ask.Number("--good", "Rate of good quality.");
    private static readonly Option<double> AcceptGood = Ask.Number("--accept-good", "It is accepted at least so probably.", 0.95);
    private static readonly Option<double> Bad = Ask.Number("--bad", "Rate of bad quality.");
    private static readonly Option<double> AcceptBad = Ask.Number("--accept-bad", "It is accepted at most so probably.", 0.10);

    public static Calculation Plan { get; } = new("plan",
        """
        The smallest sample that accepts good quality often enough and bad quality rarely enough.
        Example: ./entente sample plan --good 0.01 --bad 0.06
        """,
        (asked, stop) =>
        {
            var (good, acceptGood, bad, acceptBad) = (asked.GetValue(Good), asked.GetValue(AcceptGood), asked.GetValue(Bad), asked.GetValue(AcceptBad));
            var found = asked.GetValue(Lot) is { } lot ? PlanSearch.FindForLot(lot, good, acceptGood, bad, acceptBad, stop) : PlanSearch.Find(Ask.One(asked.GetValue(Model)!, Models), good, acceptGood, bad, acceptBad);
            return Written.Rows(asked.GetValue(Ask.Output), ["n", "c", "accepts_good", "accepts_bad", "method", "note"],
                [[found.Plan?.SampleSize, found.Plan?.AcceptanceNumber, found.AcceptsGood, found.AcceptsBad, found.Method, found.Undefined ?? ""]], stop);
        }, Good, AcceptGood, Bad, AcceptBad, Lot, Model, Ask.Output);

    private static readonly Option<long> Size = new("--n") { Description = "Items of the (first) sample.", Required = true };
    private static readonly Option<long> Number = new("--c") { Description = "Accept with at most so many nonconforming in it.", Required = true };
    private static readonly Option<long?> Reject = new("--reject") { Description = "Double plan: reject at once with at least so many in the first sample." };
    private static readonly Option<long?> Second = new("--second") { Description = "Double plan: items of the second sample." };
    private static readonly Option<long?> Both = new("--both") { Description = "Double plan: accept with at most so many in both." };
    private static readonly Option<string> Rates = new("--rates") { Description = "Rates at which acceptance is asked, separated by commas.", DefaultValueFactory = _ => "0,0.005,0.01,0.02,0.03,0.04,0.05,0.075,0.1,0.15,0.2" };

    public static Calculation Accept { get; } = new("accept",
        """
        How probably a plan accepts, by the rate nonconforming: its operating characteristic.
        Example: ./entente sample accept --n 80 --c 2 --rates 0.01,0.02,0.05
        """,
        Curve, Size, Number, Reject, Second, Both, Lot, Model, Rates, Ask.Output);

    private static readonly Option<long> LotNeeded = new("--lot") { Description = "Size of the lot.", Required = true };
    private static readonly Option<string> Level = new("--inspection") { Description = $"Inspection level: {string.Join(", ", Levels.Keys)}.", DefaultValueFactory = _ => "II" };
    private static readonly Option<double> Aql = Ask.Number("--aql", "Acceptance quality limit in per cent nonconforming.");

    public static Calculation Inspect { get; } = new("inspect",
        """
        The plan for a lot by the structure of ISO 2859-1, single sampling, normal inspection; compare with a licensed copy.
        Example: ./entente sample inspect --lot 1000 --aql 1
        """,
        (asked, stop) =>
        {
            var (lot, aql) = (asked.GetValue(LotNeeded), asked.GetValue(Aql));
            if (lot < 2)
                throw new AskFault("--lot: give a lot of at least 2 items.");
            if (!InspectionTables.AcceptanceQualityLimits.Contains(aql))
                throw new AskFault($"--aql: there is no column of {Written.Number(aql)} per cent; there are {string.Join(", ", InspectionTables.AcceptanceQualityLimits.Select(limit => Written.Number(limit)))}.");
            var letter = InspectionTables.CodeLetter(lot, Ask.One(asked.GetValue(Level)!, Levels));
            var plan = InspectionTables.SingleNormal(letter, aql);
            var note = plan is null ? "The table has no plan here; take a larger AQL." : plan.SampleSize >= lot ? "The sample is not smaller than the lot: examine all of it." : "";
            return Written.Rows(asked.GetValue(Ask.Output), ["letter", "used_letter", "n", "accept", "reject", "note"],
                [[letter.ToString(), plan?.Letter.ToString() ?? "", plan is null ? null : Math.Min(plan.SampleSize, lot), plan?.Accept, plan?.Reject, note]], stop);
        }, LotNeeded, Level, Aql, Ask.Output);

    private static Task<Answer> Curve(ParseResult asked, CancellationToken stop)
    {
        var (size, number, lot) = (asked.GetValue(Size), asked.GetValue(Number), asked.GetValue(Lot));
        var model = Ask.One(asked.GetValue(Model)!, Models);
        long?[] more = [asked.GetValue(Reject), asked.GetValue(Second), asked.GetValue(Both)];
        if (more.Any(one => one is null) && more.Any(one => one is not null))
            throw new AskFault("A double plan needs --reject, --second and --both; a single one none of them.");
        var twice = more[0] is null ? null : new DoublePlan(size, number, more[0]!.Value, more[1]!.Value, more[2]!.Value);
        var rows = Ask.Numbers(asked.GetValue(Rates)!).Select(rate => (object?[])[rate, twice is null ? Single(rate) : Double(twice, rate)]).ToList();
        return Written.Rows(asked.GetValue(Ask.Output), ["rate", "accepts"], rows, stop);

        double Single(double rate) => lot is { } all
            ? OperatingCharacteristic.AcceptLot(new SinglePlan(size, number), all, OperatingCharacteristic.Nonconforming(all, rate)) : OperatingCharacteristic.Accept(new SinglePlan(size, number), model, rate);

        double Double(DoublePlan plan, double rate) => lot is { } all
            ? OperatingCharacteristic.AcceptLot(plan, all, OperatingCharacteristic.Nonconforming(all, rate)) : OperatingCharacteristic.Accept(plan, model, rate);
    }
}
