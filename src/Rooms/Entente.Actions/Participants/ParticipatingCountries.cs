using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Participants;

/// <summary>Which countries take part in an action, and how, for the map and its table.</summary>
internal static class ParticipatingCountries
{
    /// <summary>What the four levels of the map mean, the weakest first.</summary>
    public static IReadOnlyList<string> Legend(IStringLocalizer texts) =>
        [texts["participation.joins"], texts["participation.contributes"], texts["participation.leads-package"], texts["participation.leads-action"]];

    public static IReadOnlyList<MapCountry> Of(ActionDetail detail, DateOnly today, IStringLocalizer texts)
    {
        var parts = new Dictionary<string, List<(int Level, string Detail, int? Package)>>(StringComparer.Ordinal);
        void Add(string country, int level, string what, int? package = null) =>
            (parts.TryGetValue(country, out var list) ? list : parts[country] = []).Add((level, what, package));

        foreach (var participant in detail.Action.Participants.Where(one => !one.HasLeft(today)))
            Add(participant.Country, 1, $"{detail.ShortName(participant.Authority)} {texts["participation.joins-detail"]}".Trim());
        foreach (var package in detail.Packages)
        {
            foreach (var contributor in package.Contributors.Where(one => !one.HasLeft(today)))
                Add(contributor.Country, 2, texts["participation.contributes-detail", package.Number]);
            if (package.Lead is { } lead)
                Add(lead.Country, 3, texts["participation.leads-package-detail", package.Number], package.Number);
        }

        if (detail.Action.Lead is { } coordinator)
            Add(coordinator.Country, 4, texts["participation.leads-action-detail"]);
        return
        [
            .. parts.Select(pair => new MapCountry(
                    pair.Key, Country.Of(pair.Key).Name(Formats.Language), pair.Value.Max(part => part.Level), Label(pair.Value), Href: null,
                    string.Join(", ", pair.Value.OrderByDescending(part => part.Level).Select(part => part.Detail).Distinct())))
                .OrderBy(country => country.Name, StringComparer.CurrentCulture),
        ];
    }

    private static string? Label(List<(int Level, string Detail, int? Package)> parts)
    {
        var packages = parts.Where(part => part.Package is not null).Select(part => part.Package!.Value).Order().ToList();
        return packages.Count == 0 ? null : "WP" + string.Join(", ", packages.Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }
}
