using Entente.Platform.Accounts;

namespace Entente.Actions.Portfolio;

/// <summary>
/// A coordinator puts a new joint action into the portfolio, with the support work packages of the programme's template and as many
/// technical ones as named.
/// </summary>
public sealed record CreateJointAction(
    string? Acronym, IReadOnlyDictionary<string, string?>? Title, [MayBeMissing] string? LeadCountry, [MayBeMissing] string? LeadAgency, [MayBeMissing] string? Start, [MayBeMissing] int? DurationMonths,
    [MayBeMissing] IReadOnlyList<int>? Objectives, [MayBeMissing] decimal? BudgetEur, [MayBeMissing] string? Funder, [MayBeMissing] decimal? FundedPercent, [MayBeMissing] IReadOnlyList<NewWorkPackage>? WorkPackages, [MayBeMissing] AddedAuthority? NewAuthority = null)
{
    internal static async Task<Result<JointAction>> Run(
        CreateJointAction ask, Actor actor, ActionsDb db, OutboxSender outbox, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(ActionsPermissions.Create))
            return Problem.Forbidden("actions.create-not-allowed", "Only a coordinator, an agency contact or an administrator may create a joint action.");
        var programme = await db.Programmes.OrderBy(row => row.Code).FirstOrDefaultAsync(stop);
        var faults = new List<Fault>();
        var chosen = await Check(ask, programme, faults, db, stop);
        if (chosen is not { } lead || faults.Count > 0)
            return Problem.Rule("actions.create-faulty", "Some answers need to be mended.") with { Faults = faults };

        var now = clock.GetUtcNow();
        var created = JointAction.Create(Slugs.From(ask.Acronym!), ask.Acronym!.Trim(), Asked.Text(ask.Title), lead, now, actor.Account);
        if (created.Problem is { } refused)
            return refused;

        var action = created.Value;
        action.Describe(new(
            Start: Asked.Date(ask.Start), DurationMonths: ask.DurationMonths,
            Objectives: [.. (ask.Objectives ?? []).Order()]));
        var share = ask.FundedPercent / 100;
        if (action.Fund(ask.BudgetEur, Blank(ask.Funder), share, 1 - share).Problem is { } unfunded)
            return unfunded;

        db.Actions.Add(action);
        foreach (var package in Packages(ask, action, now))
            db.WorkPackages.Add(package);
        if (await db.Save(stop) is { } lost)
            return lost;

        // The platform hears of it and makes the creator its coordinator; at once, so that the next click already may.
        await outbox.HearNow<MakeCreatorCoordinator>(db, stop);
        return action;
    }

    internal static async Task<Results<Created<ActionView>, ProblemHttpResult>> Api(
        CreateJointAction ask, Actor actor, ActionsDb db, OutboxSender outbox, TimeProvider clock, CancellationToken stop)
    {
        var created = await Run(ask, actor, db, outbox, clock, stop);
        if (created.Problem is { } problem)
            return problem.ToHttp();

        var detail = await GetJointAction.Run(created.Value.Slug, actor, db, stop);
        return TypedResults.Created($"/api/v1/actions/{created.Value.Slug}", ActionView.Of(detail.Value));
    }

    internal static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static async Task<Party?> Check(CreateJointAction ask, Programme? programme, List<Fault> faults, ActionsDb db, CancellationToken stop)
    {
        if (await RenameJointAction.Check(ask.Acronym, own: null, db, stop) is { } unfit)
            faults.Add(unfit);
        Asked.CheckTitle(faults, nameof(Title), ask.Title);
        var lead = await ChooseParty.Of(new(ask.LeadCountry, ask.LeadAgency, ask.NewAuthority, nameof(LeadCountry), nameof(LeadAgency)), near: [], faults, db, stop);
        Asked.CheckDates(faults, (nameof(Start), ask.Start));
        if (ask.DurationMonths is < 1 or > 240)
            faults.Add(new(nameof(DurationMonths), "actions.duration-out-of-range", "A joint action lasts from 1 to 240 months."));
        if (ask.BudgetEur is <= 0)
            faults.Add(new(nameof(BudgetEur), "actions.budget-not-positive", "The budget must be more than zero euro."));
        if (ask.FundedPercent is < 0 or > 100)
            faults.Add(new(nameof(FundedPercent), "actions.share-out-of-range", "A share lies between 0 and 100 %."));
        if ((ask.Objectives ?? []).Any(number => number < 1 || number > (programme?.Objectives.Count ?? 0)))
            faults.Add(new(nameof(Objectives), "actions.objective-unknown", "Choose among the objectives of the programme."));
        CheckPackages(ask.WorkPackages ?? [], faults);
        return lead;
    }

    private static void CheckPackages(IReadOnlyList<NewWorkPackage> packages, List<Fault> faults)
    {
        for (var index = 0; index < packages.Count; index++)
        {
            var (package, place) = (packages[index], $"{nameof(WorkPackages)}[{index}]");
            if (package.Number is < 1 or > 99 || packages.Take(index).Any(other => other.Number == package.Number))
                faults.Add(new($"{place}.Number", "actions.wp-number-wrong", "Give each work package its own number from 1 to 99."));
            if (!Word.Is<WorkPackageKind>(package.Kind, out var kind))
                faults.Add(new($"{place}.Kind", "actions.wp-kind-unknown", "Choose what the work package is for."));
            Asked.CheckLanguages(faults, $"{place}.Title", package.Title);
            if (Asked.Text(package.Title).All.Count == 0)
                faults.Add(new($"{place}.Title", "actions.wp-title-missing", "Give WP{0} a title.", package.Number));
            if (package.LeadCountry is { Length: > 0 } && Country.Find(package.LeadCountry) is null)
                faults.Add(new($"{place}.LeadCountry", "actions.wp-country-unknown", "Choose the country that leads WP{0}, or leave it open.", package.Number));
        }
    }

    private static IEnumerable<WorkPackage> Packages(CreateJointAction ask, JointAction action, DateTimeOffset now)
    {
        foreach (var one in ask.WorkPackages ?? [])
        {
            var package = WorkPackage.Open(
                action, [], one.Number, Word.Of<WorkPackageKind>(one.Kind!), Asked.Text(one.Title), now).Value;
            package.Describe(package.Kind, title: null, Blank(one.Scope));
            if (Country.Find(one.LeadCountry) is { } country)
                package.GiveLead(new(country.Code, Authority: null), from: null, why: null, now);
            yield return package;
        }
    }
}

/// <summary>A work package to open together with its action.</summary>
public sealed record NewWorkPackage(int Number, [property: Words(typeof(WorkPackageKind))] string? Kind, IReadOnlyDictionary<string, string?>? Title, [MayBeMissing] string? Scope, [MayBeMissing] string? LeadCountry);
