using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Entente.Actions;

/// <summary>The room's part of the frame: the action switcher, and beside a page of an action its work packages by kind.</summary>
internal sealed class ActionsMenu(IDbContextFactory<ActionsDb> stores, IStringLocalizer<ActionsTexts> texts) : IMenuPart
{
    public async Task<MenuPart> For(string path, Actor reader, CancellationToken stop)
    {
        await using var db = await stores.CreateDbContextAsync(stop);
        var titles = await db.Actions.AsNoTracking().SeenBy(reader).OrderBy(action => action.Acronym)
            .Select(action => new { action.Id, action.Slug, action.Acronym, action.Title }).ToListAsync(stop);
        var slug = path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["ja", var named, ..] ? named : null;
        var current = titles.FirstOrDefault(action => action.Slug == slug);
        var packages = current is null ? [] : await Packages(current.Id, current.Slug, db, stop);
        return new()
        {
            Actions = [.. titles.Select(action => Entry(action.Slug, action.Acronym, action.Title))],
            Current = current is null ? null : Entry(current.Slug, current.Acronym, current.Title),
            Sections = current is null ? Portfolio() : [Action(current.Slug), .. packages, Shared()],
            Create = Create(current?.Slug, reader),
        };
    }

    private static FrameAction Entry(string slug, string acronym, LocalText title)
    {
        var (text, language) = title.In(Formats.Language);
        return new(slug, acronym, text, language == Formats.Language ? null : language);
    }

    private NavSection[] Portfolio() =>
    [
        new(Title: null,
        [
            new(texts["home.title"], "/", "layout-dashboard", Exact: true),
            new(texts["work.title"], "/me/work", "list"),
            new(texts["portfolio.title"], "/ja", "folder-open", Exact: true),
            new(texts["nav.calendar"], "/calendar", "calendar-days"),
            new(texts["authorities.title"], "/authorities", "users"),
            new(texts["nav.documents"], "/documents", "file-text"),
        ]),
    ];

    private NavSection Action(string slug) => new(Title: null,
    [
        new(texts["nav.overview"], $"/ja/{slug}", "layout-dashboard", Exact: true),
        new(texts["nav.plan"], $"/ja/{slug}/plan", "calendar-days"),
        new(texts["nav.deliverables"], $"/ja/{slug}/deliverables", "file-text"),
        new(texts["nav.milestones"], $"/ja/{slug}/milestones", "target"),
        new(texts["nav.meetings"], $"/ja/{slug}/meetings", "users"),
        new(texts["nav.lineage"], $"/ja/{slug}/lineage", "git-branch"),
    ]);

    private NavSection Shared() => new(texts["nav.shared"],
    [
        new(texts["home.title"], "/", "house", Exact: true),
        new(texts["work.title"], "/me/work", "list"),
        new(texts["portfolio.title"], "/ja", "folder-open", Exact: true),
        new(texts["nav.calendar"], "/calendar", "calendar-days"),
        new(texts["authorities.title"], "/authorities", "users"),
        new(texts["nav.documents"], "/documents", "file-text"),
    ]);

    private async Task<List<NavSection>> Packages(Id<JointAction> action, string slug, ActionsDb db, CancellationToken stop)
    {
        var packages = await db.WorkPackages.AsNoTracking().Where(package => package.Action == action).OrderBy(package => package.Number)
            .Select(package => new PackageEntry(package.Number, package.Kind, package.Title,
                package.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Country).FirstOrDefault()))
            .ToListAsync(stop);
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

    private sealed record PackageEntry(int Number, WorkPackageKind Kind, LocalText Title, string? Country);

    private static string Icon(WorkPackageKind kind) => kind switch
    {
        WorkPackageKind.Coordination => "compass",
        WorkPackageKind.Dissemination => "megaphone",
        WorkPackageKind.Evaluation => "target",
        WorkPackageKind.Sustainability => "sprout",
        _ => "flask-conical",
    };

    private List<NavLink> Create(string? slug, Actor reader)
    {
        var links = new List<NavLink>();
        if (slug is not null && reader.May(ActionsPermissions.Plan, Scope.Action(slug)))
        {
            links.Add(new(texts["nav.new-task"], $"/ja/{slug}/plan/new", "plus"));
            links.Add(new(texts["meetings.new"], $"/ja/{slug}/meetings/new", "users"));
        }

        if (slug is not null && reader.May(ActionsPermissions.Steer, Scope.Action(slug)))
        {
            links.Add(new(texts["nav.new-deliverable"], $"/ja/{slug}/deliverables/new", "file-text"));
            links.Add(new(texts["nav.new-package"], $"/ja/{slug}/wp/new", "folder-open"));
        }

        if (reader.May(ActionsPermissions.Create))
            links.Add(new(texts["create.title"], "/ja/new", "plus"));
        return links;
    }
}
