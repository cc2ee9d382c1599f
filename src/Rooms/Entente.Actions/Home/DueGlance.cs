namespace Entente.Actions.Home;

/// <summary>What is due first in all actions, and how much there is.</summary>
/// <param name="First">The first of them. Who leads them stands in the list (<see cref="ListDue"/>), not here.</param>
/// <param name="All">How many there are.</param>
/// <param name="Late">How many of them are late.</param>
internal sealed record DueGlance(IReadOnlyList<DueItem> First, int All, int Late)
{
    /// <summary>At most so many, of what the reader may see.</summary>
    public static async Task<DueGlance> Of(int most, DueRule dues, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var whole = await db.Keep($"actions.open/{dues.WarnedBefore:O}", () => Read(dues, db, stop));
        var seen = whole.Where(one => CanSee.Item(actor, one.Item) && CanSee.Item(actor, one.Action)).ToList();
        return new([.. seen.Take(most).Select(one => one.Due(dues))], seen.Count, seen.Count(one => one.Day < dues.LateBefore));
    }

    // In the order of the page that lists them.
    private static Task<List<OpenThing>> Read(DueRule dues, ActionsDb db, CancellationToken stop) =>
        (from item in ListDue.Items(dues.WarnedBefore, db.Deliverables, db.Milestones)
         join action in db.Actions on item.Action equals action.Id
         orderby item.Due, ListText.InOrder(item.Number), ListText.InOrder(action.Acronym), item.IsMilestone
         select new OpenThing(
             action.Slug, action.Acronym, item.WorkPackage, item.Number, item.Title, item.Due!.Value, item.IsMilestone, item.IsDemo,
             new(item.Edition, item.Handling, item.Audience), new(action.Edition, action.Handling, action.Audience))).ToListAsync(stop);

    private sealed record OpenThing(string Slug, string Acronym, int WorkPackage, string Number, string Title, DateOnly Day, bool IsMilestone, bool IsDemo, Sight Item, Sight Action)
    {
        public DueItem Due(DueRule dues) => new(
            Slug, Acronym, WorkPackage, Number, Title, dues.Look(Day), ListDue.Href(Slug, IsMilestone, Number), Lead: null, LeadName: null, IsDemo);
    }

    private sealed record Sight(Edition Edition, Handling Handling, string Audience) : IVisible;
}
