using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Entente.Actions;

/// <summary>The joint actions in the frame: the switcher, and beside a page of an action its work packages by kind. At most one statement.</summary>
internal sealed class ActionsFrame(ActionsDb db, IStringLocalizer<ActionsTexts> texts) : IActionFrame
{
    public async Task<ActionFrame> For(string? slug, Actor reader, CancellationToken stop)
    {
        var actions = (await db.Keep($"actions.frame/{slug}", () => Read(slug, stop))).Where(action => CanSee.Item(reader, action)).ToList();
        var current = slug is null ? null : actions.FirstOrDefault(action => action.Slug == slug);
        return new(
            [.. actions.Select(action => Entry(action.Slug, action.Acronym, action.Title))],
            current is null ? null : Entry(current.Slug, current.Acronym, current.Title),
            current is null ? [] : Packages(current.Slug, current.Packages));
    }

    private Task<List<ActionEntry>> Read(string? slug, CancellationToken stop)
    {
        var present = db.Actions.Where(action => action.Slug == slug).Select(action => action.Id);
        return db.Actions.AsNoTracking().OrderBy(action => action.Acronym).Select(action => new ActionEntry
        {
            Slug = action.Slug, Acronym = action.Acronym, Title = action.Title, Edition = action.Edition, Handling = action.Handling, Audience = action.Audience,
            Packages = db.WorkPackages.Where(package => package.Action == action.Id && present.Contains(package.Action)).OrderBy(package => package.Number)
                .Select(package => new PackageEntry(package.Number, package.Kind, package.Title,
                    package.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Country).FirstOrDefault()))
                .ToList(),
        }).AsSingleQuery().ToListAsync(stop);
    }

    private static FrameAction Entry(string slug, string acronym, LocalText title)
    {
        var (text, language) = title.In(Formats.Language);
        return new(slug, acronym, text, language == Formats.Language ? null : language);
    }

    private List<NavSection> Packages(string slug, IReadOnlyList<PackageEntry> packages)
    {
        var groups = packages.ToLookup(package => package.Kind == WorkPackageKind.Technical);
        return
        [
            .. from technical in new[] { false, true }
               where groups[technical].Any()
               select new NavSection(texts[technical ? "nav.technical" : "nav.support"], [.. groups[technical].Select(package => Link(slug, package))]),
        ];
    }

    private static NavLink Link(string slug, PackageEntry package)
    {
        var number = package.Number.ToString(CultureInfo.InvariantCulture);
        return new(package.Title.In(Formats.Language).Text, $"/ja/{slug}/wp/{number}", Icon(package.Kind), $"WP{number}", package.Country);
    }

    private sealed record ActionEntry : IVisible
    {
        public required string Slug { get; init; }

        public required string Acronym { get; init; }

        public required LocalText Title { get; init; }

        public required Edition Edition { get; init; }

        public required Handling Handling { get; init; }

        public required string Audience { get; init; }

        public required IReadOnlyList<PackageEntry> Packages { get; init; }
    }

    private sealed record PackageEntry(int Number, WorkPackageKind Kind, LocalText Title, string? Country);

    private static string Icon(WorkPackageKind kind) => kind switch
    {
        WorkPackageKind.Coordination => "compass",
        WorkPackageKind.Dissemination => "megaphone",
        WorkPackageKind.Evaluation => "target",
        WorkPackageKind.Sustainability => "sprout",
        _ => "flask-conical",
    };
}
