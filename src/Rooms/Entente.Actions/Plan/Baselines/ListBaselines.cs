using System.Globalization;

namespace Entente.Actions.Plan.Baselines;

/// <summary>A baseline as the API lists it.</summary>
/// <param name="Number">From 1 within the action.</param>
/// <param name="Name">By which people know it.</param>
/// <param name="Day">When the plan was agreed.</param>
/// <param name="Reason">Why it was fixed.</param>
/// <param name="By">Who fixed it.</param>
/// <param name="At">When it was fixed here.</param>
public sealed record BaselineView(int Number, string Name, DateOnly Day, string Reason, string By, DateTimeOffset At);

/// <summary>A baseline beside the plan of today.</summary>
public sealed record ComparisonView(BaselineView Baseline, IReadOnlyList<ComparedView> Plan);

/// <summary>The baselines of an action, newest first, and the plan set beside one of them.</summary>
internal static class ListBaselines
{
    /// <summary>The word in an address by which a reader compares with none.</summary>
    public const string None = "none";

    public static async Task<IReadOnlyList<Baseline>> Run(Id<JointAction> action, ActionsDb db, CancellationToken stop) =>
        await db.Baselines.AsNoTracking().Where(one => one.Action == action).OrderByDescending(one => one.Number).ToListAsync(stop);

    public static async Task<Results<Ok<IReadOnlyList<BaselineView>>, ProblemHttpResult>> Api(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Actions.AsNoTracking().SeenBy(actor).Where(action => action.Slug == slug).Select(action => (Id<JointAction>?)action.Id).FirstOrDefaultAsync(stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug).ToHttp();

        return TypedResults.Ok<IReadOnlyList<BaselineView>>([.. (await Run(action, db, stop)).Select(Of)]);
    }

    public static async Task<Results<Ok<ComparisonView>, ProblemHttpResult>> Compare(
        string slug, int baseline, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var opened = await PlanDesk.Open(slug, actor, db, rules, clock, stop);
        if (opened.Problem is { } unknown)
            return unknown.ToHttp();
        if (await db.Baselines.AsNoTracking().FirstOrDefaultAsync(one => one.Action == opened.Value.Action.Id && one.Number == baseline, stop) is not { } chosen)
            return Problem.Missing("actions.baseline-unknown", "There is no baseline {0} here.", baseline).ToHttp();

        return TypedResults.Ok(new ComparisonView(Of(chosen), ComparedView.All(await Beside(opened.Value, chosen, actor, db, stop))));
    }

    /// <summary>The baseline that an address asks for; the newest when it asks for none that there is.</summary>
    public static Baseline? Choose(IReadOnlyList<Baseline> all, string? asked) => asked == None
        ? null
        : all.FirstOrDefault(one => NumberOf(one.Number) == asked) ?? (all.Count == 0 ? null : all[0]);

    /// <summary>The plan set beside a baseline, with what has gone from the plan since, as far as the reader could see it then.</summary>
    public static async Task<PlanDesk> Beside(PlanDesk desk, Baseline? against, Actor reader, ActionsDb db, CancellationToken stop)
    {
        var set = desk with { Against = against };
        if (against is null)
            return set;

        // What the reader no longer sees has not gone: that can be told only from the whole plan.
        var missing = against.Days.Where(day => CanSee.Item(reader, day) && !set.Holds(day.Kind, day.Number)).ToList();
        if (missing.Count == 0)
            return set;
        var id = desk.Action.Id;
        var numbers = missing.Select(day => day.Number).ToList();
        var kept = new HashSet<(PlanKind, string)>();
        kept.UnionWith((await db.Tasks.Where(one => one.Action == id && numbers.Contains(one.Number)).Select(one => one.Number).ToListAsync(stop)).Select(one => (PlanKind.Task, one)));
        kept.UnionWith((await db.Deliverables.Where(one => one.Action == id && numbers.Contains(one.Number)).Select(one => one.Number).ToListAsync(stop)).Select(one => (PlanKind.Deliverable, one)));
        kept.UnionWith((await db.Milestones.Where(one => one.Action == id && numbers.Contains(one.Number)).Select(one => one.Number).ToListAsync(stop)).Select(one => (PlanKind.Milestone, one)));
        return set with { Gone = [.. missing.Where(day => !kept.Contains((day.Kind, day.Number)))] };
    }

    public static string NumberOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static BaselineView Of(Baseline one) => new(one.Number, one.Name, one.Day, one.Reason, one.By, one.At);
}

/// <summary>A baseline as a table shows it.</summary>
public sealed record BaselineRow(int Number, string Name, DateOnly Day, string Reason, string By, DateOnly On)
{
    internal static BaselineRow Of(Baseline one) => new(one.Number, one.Name, one.Day, one.Reason, one.By, Kernel.Clock.DayInBrussels(one.At));
}
