using Entente.Platform.Accounts;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>An action with its plan on one day: what every page about plan, work packages, deliverables and milestones needs.</summary>
internal sealed record PlanDesk(ActionOutline Detail, PlanDetail Plan, DueRule Dues)
{
    private PlanHead? head;

    public DateOnly Today => Dues.Today;

    public ActionHead Action => Detail.Action;

    /// <summary>What lists need of it.</summary>
    public PlanHead Head => head ??= new(Action.Id, Action.Slug, Action.Acronym,
        [.. Detail.Packages.Select(package => new PackageHead(package.Number, package.Title, package.Lead?.Country))], Dues);

    /// <summary>The baseline that the plan is compared with; null for none.</summary>
    public Baseline? Against { get; init; }

    /// <summary>What the baseline holds and the plan no longer does, as far as the reader could see it.</summary>
    public IReadOnlyList<BaselineDay> Gone { get; init; } = [];

    /// <summary>How the days of a thing differ from the baseline; null when the plan is compared with none.</summary>
    public Slip? SlipOf(PlanKind kind, string number, DateOnly? start, DateOnly? end) => Against is null ? null : Slip.Of(Against.Of(kind, number), start, end);

    /// <summary>True when the reader finds this in the plan.</summary>
    public bool Holds(PlanKind kind, string number) => kind switch
    {
        PlanKind.WorkPackage => Detail.Packages.Any(one => ListBaselines.NumberOf(one.Number) == number),
        PlanKind.Task => Plan.Tasks.Any(one => one.Number == number),
        PlanKind.Deliverable => Plan.Deliverables.Any(one => one.Number == number),
        _ => Plan.Milestones.Any(one => one.Number == number),
    };

    /// <summary>From when the months of the action are counted (M12), for a first or a last day; null when its first day is not stated.</summary>
    public CountedMonths? Months(bool atEnd) => Action.Start is { IsDay: true } start ? new(start.First, atEnd) : null;

    public string Root => $"/ja/{Action.Slug}";

    public bool IsDemo => Plan.IsDemo;

    public static async Task<Result<PlanDesk>> Open(
        string slug, Actor reader, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var found = await ActionOutline.Of(slug, reader, db, stop);
        if (found.Problem is { } problem)
            return problem;

        return new PlanDesk(found.Value, await GetPlan.Of(found.Value.Action.Id, reader, db, stop), await DueRule.Of(rules, clock, stop));
    }

    /// <summary>The same for somebody who wants to add something: refused when it could go into no work package.</summary>
    public static async Task<Result<PlanDesk>> OpenToPlan(
        string slug, Actor reader, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var opened = await Open(slug, reader, db, rules, clock, stop);
        return opened.Problem is null && !opened.Value.MayPlanSome(reader) ? OpenAction.NotYours(opened.Value.Action) : opened;
    }

    public WorkPackage? Package(int number) => Detail.Packages.FirstOrDefault(package => package.Number == number);

    /// <summary>"Signal detection and vigilance", in the reader's language where it was written in it.</summary>
    public string PackageTitle(int number) => Package(number)?.Title.In(Formats.Language).Text ?? "";

    public Result<WorkPackage> Find(int number) => Package(number) is { } package
        ? package
        : Problem.Missing("actions.wp-unknown", "{0} has no WP{1}.", Action.Acronym, number);

    public bool MaySteer(Actor reader) => reader.May(ActionsPermissions.Steer, ActionsScopes.Action(Action.Slug));

    public bool MayPlan(Actor reader, int package) => reader.May(ActionsPermissions.Plan, ActionsScopes.WorkPackage(Action.Slug, package));

    public bool MayPlanSome(Actor reader) =>
        MayPlan(reader, 0) || Detail.Packages.Any(package => MayPlan(reader, package.Number));

    /// <summary>The work packages to filter by.</summary>
    public IReadOnlyList<Option> Packages() => Choices(Detail.Packages);

    /// <summary>The work packages into which the reader may put something.</summary>
    public IReadOnlyList<Option> PackagesFor(Actor reader) => Choices(Detail.Packages.Where(package => MayPlan(reader, package.Number)));

    /// <summary>Every authority that can own a task, by country.</summary>
    public IReadOnlyList<Option> Authorities() =>
    [
        .. Detail.Authorities.Values.OrderBy(authority => authority.Country, StringComparer.Ordinal)
            .ThenBy(authority => authority.ShortName, StringComparer.CurrentCultureIgnoreCase)
            .Select(authority => new Option(authority.Code, $"{authority.Country} – {authority.ShortName}")),
    ];

    /// <summary>The people who can be named for a task, with where they work; whoever is named already is among them.</summary>
    public async Task<IReadOnlyList<Option>> Persons(TaskPerson? named, ActionsDb db, People people, CancellationToken stop)
    {
        var found = await TaskPeople.Of(Action, Action.Id, Action.Slug, db, people, stop);
        Option[] gone = named is null || found.Any(person => person.Account == named.Account) ? [] : [new(named.Account.ToString(), named.Name)];
        return
        [
            .. gone, .. found.Select(person => new Option(
                person.Account!.Value.ToString(), person.Authority is { } at ? $"{person.DisplayName}, {Detail.ShortName(at) ?? at}" : person.DisplayName)),
        ];
    }

    /// <summary>The tasks that another one can wait for.</summary>
    public IReadOnlyList<Option> TasksBut(string? number) =>
        [.. Plan.Tasks.Where(task => task.Number != number).Select(task => new Option(task.Number, $"{task.Number} {task.Title} ({Formats.Day(task.End)})"))];

    /// <summary>The way from the portfolio to a page of this action.</summary>
    public IReadOnlyList<Crumb> Trail(IStringLocalizer texts, params IEnumerable<Crumb> steps) =>
        [new(texts["portfolio.title"], "/ja"), new(Action.Acronym, Root), .. steps];

    private static IReadOnlyList<Option> Choices(IEnumerable<WorkPackage> packages) =>
    [
        .. packages.Select(package => new Option(
            package.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), $"WP{package.Number} {package.Title.In(Formats.Language).Text}")),
    ];
}
