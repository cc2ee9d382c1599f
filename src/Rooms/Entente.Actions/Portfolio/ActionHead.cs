namespace Entente.Actions.Portfolio;

/// <summary>A joint action without its parts: what pages of its plan show of it. It is read by one statement, where the whole action takes five.</summary>
internal sealed record ActionHead : IVisible
{
    public required Id<JointAction> Id { get; init; }

    public required string Slug { get; init; }

    public required string Acronym { get; init; }

    public required LocalText Title { get; init; }

    public required ActionStatus Status { get; init; }

    public required PartialDate? Start { get; init; }

    public required int? DurationMonths { get; init; }

    public required PartialDate? Ended { get; init; }

    public required string? Funder { get; init; }

    public required decimal? BudgetEur { get; init; }

    public required IReadOnlyList<Amendment> Amendments { get; init; }

    /// <summary>Who leads it now; null for nobody.</summary>
    public required string? LeadCountry { get; init; }

    public required string? LeadAuthority { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required Edition Edition { get; init; }

    public required Handling Handling { get; init; }

    public required string Audience { get; init; }

    public Party? Lead => LeadCountry is { } country ? new(country, LeadAuthority) : null;

    /// <inheritdoc cref="JointAction.PlannedEnd"/>
    public DateOnly? PlannedEnd => DurationMonths is { } months ? Start?.LastDayAfter(months) : null;

    /// <inheritdoc cref="JointAction.AgreedEnd"/>
    public PartialDate? AgreedEnd => Period.AgreedEnd(Start, DurationMonths, Amendments.OrderBy(amendment => amendment.Order));

    /// <summary>Amendments that nobody has decided. What was never decided of an action that has ended waits for nobody: its lineage tells it.</summary>
    public IEnumerable<Amendment> Undecided =>
        Status == ActionStatus.Ended ? [] : Amendments.Where(amendment => amendment.State == AmendmentState.Proposed).OrderBy(amendment => amendment.Order);

    /// <summary>The last day of an action that runs by its status, though that day has passed; null otherwise.</summary>
    public DateOnly? EndHasPassed(DateOnly today) =>
        Status is ActionStatus.Ongoing or ActionStatus.Extended && AgreedEnd is { } end && end.Last < today ? end.Last : null;

    /// <summary>The first day of an action that is only planned by its status, though that day has come; null otherwise.</summary>
    public DateOnly? StartHasPassed(DateOnly today) => Status == ActionStatus.Planned && Start is { } start && start.Last <= today ? start.Last : null;

    public static ActionHead Of(JointAction action) => new()
    {
        Id = action.Id, Slug = action.Slug, Acronym = action.Acronym, Title = action.Title, Status = action.Status, Start = action.Start,
        DurationMonths = action.DurationMonths, Ended = action.Ended, Funder = action.Funder, BudgetEur = action.BudgetEur,
        LeadCountry = action.Lead?.Country, LeadAuthority = action.Lead?.Authority, UpdatedAt = action.UpdatedAt, Amendments = action.Amendments,
        Edition = action.Edition, Handling = action.Handling, Audience = action.Audience,
    };
}

/// <summary>Reads heads of actions.</summary>
internal static class ActionHeads
{
    public static IQueryable<ActionHead> Heads(this IQueryable<JointAction> actions) => actions.AsNoTracking().AsSingleQuery().Select(action => new ActionHead
    {
        Id = action.Id, Slug = action.Slug, Acronym = action.Acronym, Title = action.Title, Status = action.Status, Start = action.Start,
        DurationMonths = action.DurationMonths, Ended = action.Ended, Funder = action.Funder, BudgetEur = action.BudgetEur,
        Amendments = action.Amendments.ToList(), UpdatedAt = action.UpdatedAt,
        LeadCountry = action.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Country).FirstOrDefault(),
        LeadAuthority = action.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Authority).FirstOrDefault(),
        Edition = action.Edition, Handling = action.Handling, Audience = action.Audience,
    });
}

/// <summary>The head of an action with its work packages, and who the authorities are.</summary>
internal sealed record ActionOutline(ActionHead Action, IReadOnlyList<WorkPackage> Packages, IReadOnlyDictionary<string, Authority> Authorities)
{
    public static async Task<Result<ActionOutline>> Of(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Keep($"actions.head/{slug}", () => db.Actions.Where(action => action.Slug == slug).Heads().FirstOrDefaultAsync(stop)) is not { } action
            || !CanSee.Item(actor, action))
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug);
        return new ActionOutline(action, await PackagesOf(action.Id, db, stop), await AuthoritiesOf(db, stop));
    }

    /// <summary>What people call a party: the authority's short name, else nothing.</summary>
    public string? ShortName(string? authority) =>
        authority is null ? null : Authorities.GetValueOrDefault(authority)?.ShortName ?? authority;

    /// <summary>What people call a party: the authority's short name, else its country in the reader's language.</summary>
    public string NameOf(Party who) => ShortName(who.Authority) ?? Country.Of(who.Country).Name(Formats.Language);

    // One query: a work package has a lead or two and a handful of contributors.
    internal static async Task<IReadOnlyList<WorkPackage>> PackagesOf(Id<JointAction> action, ActionsDb db, CancellationToken stop) =>
        await db.Keep($"actions.packages/{action}", () => db.WorkPackages.AsNoTracking().AsSingleQuery().Where(package => package.Action == action).OrderBy(package => package.Number).ToListAsync(stop));

    /// <summary>The authorities by code; there are some hundred.</summary>
    internal static async Task<IReadOnlyDictionary<string, Authority>> AuthoritiesOf(ActionsDb db, CancellationToken stop) =>
        await db.Keep("actions.authorities", () => db.Authorities.AsNoTracking().ToDictionaryAsync(authority => authority.Code, StringComparer.Ordinal, stop));
}
