using Entente.Look.Pictures;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Figures;

/// <summary>The pictures of the page of the portfolio, by name.</summary>
internal static class PortfolioPictures
{
    public const string Parts = "countries", Money = "money";

    private const decimal Million = 1_000_000m;

    public static IReadOnlyList<Picture> Of(PortfolioFiguresView view, IStringLocalizer texts) => [Countries(view, texts), Budgets(view, texts)];

    private static HeatMapPicture Countries(PortfolioFiguresView view, IStringLocalizer texts)
    {
        var countries = view.Countries.OrderBy(row => ActionPictures.Name(row.Country), StringComparer.CurrentCulture).ToList();
        // Of an action whose parties are known, a country that is not among them has no part; of another nothing is known.
        double? None(string slug) => countries.Exists(row => row.Parts.ContainsKey(slug)) ? 0 : null;
        return new(
            Parts, texts["figures.countries"], texts["figures.action"], [.. view.Actions.Select(action => new GridLabel(action.Acronym))],
            [.. countries.Select(row => new GridLabel(ActionPictures.Name(row.Country), row.Country))],
            [
                .. view.Actions.Select(action => (IReadOnlyList<double?>)
                    [.. countries.Select(row => row.Parts.TryGetValue(action.Slug, out int count) ? count : None(action.Slug))]),
            ])
        {
            WhenEmpty = texts["figures.no-part"], Source = texts["figures.countries-source"],
        };
    }

    private static BarPicture Budgets(PortfolioFiguresView view, IStringLocalizer texts) => new(
        Money, texts["figures.money"], texts["figures.action"], [.. view.Actions.Select(action => action.Acronym)],
        [
            new(texts["figures.money-eu"], [.. view.Actions.Select(action => (double?)(action.FundedEur / Million))], Ink.Brand),
            new(texts["figures.money-national"], [.. view.Actions.Select(action => (double?)(action.NationalEur / Million))], Ink.Info),
        ])
    {
        Unit = texts["figures.million-euro"], Decimals = 2, WhenEmpty = texts["figures.no-money"], Source = texts["figures.money-source"],
    };
}
