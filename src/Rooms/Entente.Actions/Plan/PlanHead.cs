using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>An action with its work packages by name, on one day: what a list of its plan says around its rows. At most one statement.</summary>
internal sealed record PlanHead(Id<JointAction> Id, string Slug, string Acronym, IReadOnlyList<PackageHead> Packages, DueRule Dues)
{
    public DateOnly Today => Dues.Today;

    public string Root => $"/ja/{Slug}";

    public static async Task<Result<PlanHead>> Open(string slug, Actor reader, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        return await db.Keep($"actions.plan-head/{slug}", () => Read(slug, db, stop)) is { } found && CanSee.Item(reader, found)
            ? new PlanHead(found.Id, found.Slug, found.Acronym, found.Packages, await DueRule.Of(rules, clock, stop))
            : Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug);
    }

    private static Task<PlannedAction?> Read(string slug, ActionsDb db, CancellationToken stop) => db.Actions.AsNoTracking().Where(action => action.Slug == slug)
        .Select(action => new PlannedAction
        {
            Id = action.Id, Slug = action.Slug, Acronym = action.Acronym, Edition = action.Edition, Handling = action.Handling, Audience = action.Audience,
            Packages = db.WorkPackages.Where(package => package.Action == action.Id).OrderBy(package => package.Number)
                .Select(package => new PackageHead(package.Number, package.Title,
                    package.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Country).FirstOrDefault())).ToList(),
        })
        .AsSingleQuery().FirstOrDefaultAsync(stop);

    public PackageHead? Package(int number) => Packages.FirstOrDefault(package => package.Number == number);

    /// <summary>"Signal detection and vigilance", in the reader's language where it was written in it.</summary>
    public string PackageTitle(int number) => Package(number)?.Name ?? "";

    public bool MayPlan(Actor reader, int package) => reader.May(ActionsPermissions.Plan, ActionsScopes.WorkPackage(Slug, package));

    public bool MayPlanSome(Actor reader) => MayPlan(reader, 0) || Packages.Any(package => MayPlan(reader, package.Number));

    /// <summary>The work packages to filter by.</summary>
    public IReadOnlyList<Option> Choices() =>
        [.. Packages.Select(package => new Option(package.Number.ToString(CultureInfo.InvariantCulture), $"WP{package.Number} {package.Name}"))];

    /// <summary>True for the number of a work package, as the filter writes it.</summary>
    public static bool IsPackage(string wanted, out int number) => int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>The work packages in whose title a word stands, or which are called so.</summary>
    public IReadOnlyList<int> PackagesWith(string word) =>
        [.. Packages.Where(package => ListText.Plain($"WP{package.Number} {package.Name}")!.Contains(word, StringComparison.Ordinal)).Select(package => package.Number)];

    /// <summary>The way from the portfolio to a page of this action.</summary>
    public IReadOnlyList<Crumb> Trail(IStringLocalizer texts, params IEnumerable<Crumb> steps) =>
        [new(texts["portfolio.title"], "/ja"), new(Acronym, Root), .. steps];
}

/// <summary>An action with its work packages by name, whoever reads.</summary>
internal sealed record PlannedAction : IVisible
{
    public required Id<JointAction> Id { get; init; }

    public required string Slug { get; init; }

    public required string Acronym { get; init; }

    public required IReadOnlyList<PackageHead> Packages { get; init; }

    public required Edition Edition { get; init; }

    public required Handling Handling { get; init; }

    public required string Audience { get; init; }
}

/// <summary>A work package as lists speak of it.</summary>
internal sealed record PackageHead(int Number, LocalText Title, string? LeadCountry)
{
    public string Name => Title.In(Formats.Language).Text;
}
