using Entente.Look.Pictures;
using Entente.Platform.Sheets;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Figures;

/// <summary>The figures of all joint actions that the reader may see: which countries have how many parts in which, and the money.</summary>
public sealed record GetPortfolioFigures
{
    internal static async Task<PortfolioFiguresView> Run(Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var actions = await db.Actions.AsNoTracking().SeenBy(actor).OrderBy(action => action.Acronym).ToListAsync(stop);
        var seen = actions.Select(action => action.Id).ToList();
        var packages = await db.WorkPackages.AsNoTracking().AsSingleQuery().Where(package => seen.Contains(package.Action)).ToListAsync(stop);
        return PortfolioFiguresView.Of(actions, packages.ToLookup(package => package.Action), Clock.DayInBrussels(clock.GetUtcNow()));
    }

    internal static async Task<Ok<PortfolioFiguresView>> Api(Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        TypedResults.Ok(await Run(actor, db, clock, stop));

    internal static async Task<IResult> File(
        string figure, HttpContext http, Actor actor, ActionsDb db, TimeProvider clock, IStringLocalizer<ActionsTexts> texts, IStringLocalizer<PictureTexts> words,
        CancellationToken stop) =>
        PictureFile.Of(PortfolioPictures.Of(await Run(actor, db, clock, stop), texts), figure, "portfolio", http, words);
}

/// <summary>The figures of the portfolio.</summary>
public sealed record PortfolioFiguresView(IReadOnlyList<ActionMoneyView> Actions, IReadOnlyList<CountryCountsView> Countries)
{
    internal static PortfolioFiguresView Of(IReadOnlyList<JointAction> actions, ILookup<Id<JointAction>, WorkPackage> packages, DateOnly today)
    {
        var parts = actions.ToDictionary(action => action.Slug, action => Parts(action, packages[action.Id], today), StringComparer.Ordinal);
        return new(
            [.. actions.Select(ActionMoneyView.Of)],
            [
                .. parts.Values.SelectMany(countries => countries).Distinct().Order(StringComparer.Ordinal).Select(country => new CountryCountsView(
                    country, parts.Where(action => action.Value.Contains(country)).ToDictionary(action => action.Key, action => action.Value.Count(one => one == country), StringComparer.Ordinal))),
            ]);
    }

    // A country stands there once for each part that a party of it has today.
    private static List<string> Parts(JointAction action, IEnumerable<WorkPackage> packages, DateOnly today) =>
    [
        .. action.Lead is { } lead ? [lead.Country] : Array.Empty<string>(),
        .. action.Participants.Where(one => !one.HasLeft(today)).Select(one => one.Country),
        .. packages.SelectMany(package => package.Contributors.Where(one => !one.HasLeft(today)).Select(one => one.Country)
            .Concat(package.Lead is { } leads ? [leads.Country] : Array.Empty<string>())),
    ];
}

/// <summary>The money of an action in euro: what the funder pays and what the Member States pay. Null: not stated.</summary>
public sealed record ActionMoneyView(string Slug, string Acronym, decimal? TotalEur, decimal? FundedEur, decimal? NationalEur)
{
    internal static ActionMoneyView Of(JointAction action) => new(
        action.Slug, action.Acronym, action.BudgetEur, action.BudgetEur * action.FundedShare, action.BudgetEur * action.MemberStatesShare);
}

/// <summary>How many parts the parties of a country have in each action, by its slug: the coordination, each place in the consortium, each work package led or contributed to.</summary>
public sealed record CountryCountsView(string Country, IReadOnlyDictionary<string, int> Parts);
