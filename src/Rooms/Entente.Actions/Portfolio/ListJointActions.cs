namespace Entente.Actions.Portfolio;

/// <summary>The portfolio: every joint action that the reader may see, by acronym.</summary>
public sealed record ListJointActions
{
    internal static async Task<IReadOnlyList<ActionLine>> Run(Actor actor, ActionsDb db, CancellationToken stop) =>
        [.. (await db.Keep("actions.portfolio", () => Lines(db.Actions, db).OrderBy(line => line.Action.Acronym).ToListAsync(stop))).Where(line => CanSee.Item(actor, line.Action))];

    internal static async Task<Results<PortionAnswer<ActionList>, ProblemHttpResult>> Api([AsParameters] PortionAsk ask, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var read = await ask.Of(Lines(db.Actions.SeenBy(actor), db), line => line.Action.Acronym, descending: false, stop);
        if (read.Problem is { } refused)
            return refused.ToHttp();
        var count = await db.Actions.SeenBy(actor).CountAsync(stop);
        return read.Value.In(lines => new ActionList(count, [.. lines.Select(line => line.View)]));
    }

    // Joint actions are a few dozens; the frame of every page names them all.
    private static IQueryable<ActionLine> Lines(IQueryable<JointAction> actions, ActionsDb db) => actions.Heads().Select(action => new ActionLine
    {
        Action = action,
        Packages = db.WorkPackages.Count(package => package.Action == action.Id),
        LeadName = db.Authorities.Where(authority => authority.Code == action.LeadAuthority).Select(authority => authority.ShortName).FirstOrDefault() ?? action.LeadAuthority,
    });
}

/// <summary>The portfolio as the API gives it.</summary>
/// <param name="Count">How many there are, in this portion and all others.</param>
/// <param name="Items">By acronym.</param>
public sealed record ActionList(int Count, IReadOnlyList<ActionSummary> Items);

/// <summary>A joint action in a list. Null means: not stated.</summary>
public sealed record ActionSummary(
    string Slug, string Acronym, IReadOnlyDictionary<string, string> Title, string Status, PartyView? Lead, string? Start, int? DurationMonths,
    string? PlannedEnd, string? AgreedEnd, string? Ended, decimal? BudgetEur, int WorkPackages, string Edition, DateTimeOffset UpdatedAt);

/// <summary>A line of the portfolio: what the pages show and what the API gives.</summary>
internal sealed record ActionLine
{
    public required ActionHead Action { get; init; }

    /// <summary>What people call the authority that leads it.</summary>
    public required string? LeadName { get; init; }

    public required int Packages { get; init; }

    public ActionSummary View => new(
        Action.Slug, Action.Acronym, Action.Title.All, ActionView.Word(Action.Status),
        Action.Lead is { } lead ? new(lead.Country, LeadName, lead.Authority) : null, Action.Start?.ToString(), Action.DurationMonths,
        Action.PlannedEnd is { } end ? PartialDate.Of(end).ToString() : null, Action.AgreedEnd?.ToString(), Action.Ended?.ToString(),
        Action.BudgetEur, Packages, ActionView.Word(Action.Edition), Action.UpdatedAt);
}
