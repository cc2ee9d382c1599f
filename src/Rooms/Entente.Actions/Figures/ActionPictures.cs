using System.Globalization;
using Entente.Look.Pictures;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Figures;

/// <summary>The pictures of the page of an action, by name.</summary>
internal static class ActionPictures
{
    public const string Progress = "deliverables", Status = "status", Parts = "participation";

    public static IReadOnlyList<Picture> Of(FiguresDetail detail, IStringLocalizer texts) =>
        [Deliverables(detail.View, texts), Packages(detail, texts), Countries(detail, texts)];

    private static LinePicture Deliverables(FiguresView view, IStringLocalizer texts) => new(
        Progress, texts["figures.progress"], texts["figures.day"], [.. view.Progress.Select(point => point.Day)],
        [
            new(texts["figures.due"], [.. view.Progress.Select(point => (double?)point.Due)], Ink.Neutral),
            new(texts["figures.handed-in"], [.. view.Progress.Select(point => (double?)point.HandedIn)], Ink.Good),
        ])
    {
        Stepped = true, Whole = true, Marked = view.On, WhenEmpty = texts["figures.no-deliverable"], Source = Source(view.WithoutDay, view.On, texts),
    };

    private static BarPicture Packages(FiguresDetail detail, IStringLocalizer texts)
    {
        var rows = detail.View.WorkPackages;
        BarSeries Series(string key, Ink ink, Func<PackageStatusView, int> count) =>
            new(texts["figures.status-" + key], [.. rows.Select(row => Sum(row) == 0 ? null : (double?)count(row))], ink);
        return new(
            Status, texts["figures.status"], texts["plan.wp"], [.. rows.Select(row => $"WP{Text(row.Number)} {detail.Sheet.PackageTitle(row.Number)}")],
            [
                Series("accepted", Ink.Good, row => row.Accepted), Series("submitted", Ink.Brand, row => row.Submitted),
                Series("review", Ink.Wait, row => row.InReview), Series("draft", Ink.Info, row => row.Draft),
                Series("planned", Ink.Neutral, row => row.Planned), Series("late", Ink.Late, row => row.Late),
            ],
            stacked: true)
        {
            Whole = true, WhenEmpty = texts["figures.no-deliverable"], Source = Source(withoutDay: 0, detail.View.On, texts),
        };
    }

    private static MatrixPicture Countries(FiguresDetail detail, IStringLocalizer texts)
    {
        var packages = detail.View.WorkPackages;
        var countries = detail.View.Countries.OrderBy(row => Name(row.Country), StringComparer.CurrentCulture).ToList();
        var both = countries.Exists(row => row.Leads.Intersect(row.Contributes).Any());
        MatrixSign[] signs =
        [
            new(texts["figures.leads"], Ink.Brand), new(texts["figures.contributes"], Ink.Good),
            .. both ? [new(texts["figures.leads-and-contributes"], Ink.Info)] : Array.Empty<MatrixSign>(),
        ];
        return new(
            Parts, texts["figures.participation"], texts["figures.country"], [.. countries.Select(row => new GridLabel(Name(row.Country), row.Country))],
            [.. packages.Select(package => new GridLabel($"WP{Text(package.Number)} {detail.Sheet.PackageTitle(package.Number)}", $"WP{Text(package.Number)}"))],
            signs, [.. countries.Select(row => (IReadOnlyList<int?>)[.. packages.Select(package => SignOf(row, package.Number))])])
        {
            WhenEmpty = texts["figures.no-part"], Source = Source(withoutDay: 0, detail.View.On, texts),
        };
    }

    // One party of a country may lead what another contributes to.
    private static int? SignOf(CountryPartsView row, int package) => (row.Leads.Contains(package), row.Contributes.Contains(package)) switch
    {
        (true, true) => 2,
        (true, false) => 0,
        (false, true) => 1,
        _ => null,
    };

    internal static string Name(string country) => Country.Of(country).Name(Formats.Language);

    private static int Sum(PackageStatusView row) => row.Planned + row.Draft + row.InReview + row.Submitted + row.Accepted + row.Late;

    private static string Source(int withoutDay, DateOnly on, IStringLocalizer texts)
    {
        string platform = texts["figures.source", Formats.LongDay(on)];
        return withoutDay == 0 ? platform : $"{platform} {Plural.Say(texts, withoutDay, "figures.without-day-one", "figures.without-day")}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
