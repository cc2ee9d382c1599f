namespace Entente.Actions.Portfolio;

/// <summary>The portfolio: every joint action that the reader may see, by acronym.</summary>
public sealed record ListJointActions
{
    internal static async Task<IReadOnlyList<ActionLine>> Run(Actor actor, ActionsDb db, CancellationToken stop)
    {
        var actions = await db.Actions.AsNoTracking().SeenBy(actor).OrderBy(action => action.Acronym).ToListAsync(stop);
        var packages = await db.WorkPackages.AsNoTracking().GroupBy(package => package.Action)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        var names = await db.Authorities.AsNoTracking().ToDictionaryAsync(authority => authority.Code, authority => authority.ShortName, stop);
        return [.. actions.Select(action => ActionLine.Of(action, packages.GetValueOrDefault(action.Id), names))];
    }

    internal static async Task<Ok<ActionList>> Api(Actor actor, ActionsDb db, CancellationToken stop)
    {
        var lines = await Run(actor, db, stop);
        return TypedResults.Ok(new ActionList(lines.Count, [.. lines.Select(line => line.View)]));
    }
}

/// <summary>The portfolio as the API gives it.</summary>
public sealed record ActionList(int Count, IReadOnlyList<ActionSummary> Items);

/// <summary>A joint action in a list. Null means: not stated.</summary>
public sealed record ActionSummary(
    string Slug, string Acronym, string? Title, string? TitleFr, string Status, PartyView? Lead, string? Start, int? DurationMonths,
    string? PlannedEnd, string? AgreedEnd, string? Ended, decimal? BudgetEur, int WorkPackages, string Edition, DateTimeOffset UpdatedAt);

/// <summary>A line of the portfolio: what the pages show and what the API gives.</summary>
internal sealed record ActionLine(JointAction Action, string? LeadName, int Packages)
{
    public ActionSummary View => new(
        Action.Slug, Action.Acronym, Action.Title.English, Action.Title.French, ActionView.Word(Action.Status),
        Action.Lead is { } lead ? new(lead.Country, LeadName, lead.Authority) : null, Action.Start?.ToString(), Action.DurationMonths,
        Action.PlannedEnd is { } end ? PartialDate.Of(end).ToString() : null, Action.AgreedEnd?.ToString(), Action.Ended?.ToString(),
        Action.BudgetEur, Packages, ActionView.Word(Action.Edition), Action.UpdatedAt);

    public static ActionLine Of(JointAction action, int packages, Dictionary<string, string> names) =>
        new(action, action.Lead?.Authority is { } code ? names.GetValueOrDefault(code, code) : null, packages);
}
