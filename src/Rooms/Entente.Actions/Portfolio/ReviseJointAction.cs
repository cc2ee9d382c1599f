namespace Entente.Actions.Portfolio;

/// <summary>A coordinator corrects what is stated about an action. An answer that is left empty means: not stated.</summary>
public sealed record ReviseJointAction(
    IReadOnlyDictionary<string, string?>? Title, string? Start, int? DurationMonths, IReadOnlyList<int>? Objectives, decimal? BudgetEur, string? Funder,
    decimal? FundedPercent, string? LegalBasis, string? ResultsExpected, int? ParticipatingStates, IReadOnlyList<string>? Aims)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, ReviseJointAction ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;
        var programme = await db.Programmes.OrderBy(row => row.Code).FirstOrDefaultAsync(stop);
        var faults = Check(ask, programme);
        if (faults.Count > 0)
            return Problem.Rule("actions.revision-faulty", "Some answers need to be mended.") with { Faults = faults };

        var action = opened.Value;
        var share = ask.FundedPercent / 100;
        if (action.Fund(ask.BudgetEur, CreateJointAction.Blank(ask.Funder), share, 1 - share).Problem is { } unfunded)
            return unfunded;
        var stated = new Description(
            Asked.Text(ask.Title), Asked.Date(ask.Start), ask.DurationMonths, CreateJointAction.Blank(ask.LegalBasis),
            CreateJointAction.Blank(ask.ResultsExpected), [.. (ask.Aims ?? []).Select(aim => aim.Trim()).Where(aim => aim.Length > 0)],
            [.. (ask.Objectives ?? []).Order()], ask.ParticipatingStates);
        if (action.Revise(stated, clock.GetUtcNow()).Problem is { } refused)
            return refused;

        return await db.Save(stop) is { } lost ? lost : action;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, ReviseJointAction ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    private static List<Fault> Check(ReviseJointAction ask, Programme? programme)
    {
        var faults = new List<Fault>();
        Asked.CheckTitle(faults, nameof(Title), ask.Title);
        Asked.CheckDates(faults, (nameof(Start), ask.Start));
        if (ask.DurationMonths is < 1 or > 240)
            faults.Add(new(nameof(DurationMonths), "actions.duration-out-of-range", "A joint action lasts from 1 to 240 months."));
        if (ask.BudgetEur is <= 0)
            faults.Add(new(nameof(BudgetEur), "actions.budget-not-positive", "The budget must be more than zero euro."));
        if (ask.FundedPercent is < 0 or > 100)
            faults.Add(new(nameof(FundedPercent), "actions.share-out-of-range", "A share lies between 0 and 100 %."));
        if (ask.ParticipatingStates is < 1 or > 100)
            faults.Add(new(nameof(ParticipatingStates), "actions.states-out-of-range", "Between 1 and 100 States take part."));
        if ((ask.Objectives ?? []).Any(number => number < 1 || number > (programme?.Objectives.Count ?? 0)))
            faults.Add(new(nameof(Objectives), "actions.objective-unknown", "Choose among the objectives of the programme."));
        return faults;
    }
}
