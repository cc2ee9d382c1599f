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
        var late = dues.LateBefore;
        var items =
            from item in ListDue.Items(dues, actor, db)
            join action in db.Actions.SeenBy(actor) on item.Action equals action.Id
            select new { action.Slug, action.Acronym, item.WorkPackage, item.Number, item.Title, Due = item.Due!.Value, item.IsMilestone, item.IsDemo };
        // In the order of the page that lists them.
        var first = await items.OrderBy(item => item.Due).ThenBy(item => ListText.InOrder(item.Number)).ThenBy(item => ListText.InOrder(item.Acronym)).ThenBy(item => item.IsMilestone)
            .Take(most).ToListAsync(stop);
        var counted = await items.GroupBy(item => item.Due < late).Select(group => new { IsLate = group.Key, Count = group.Count() }).ToListAsync(stop);
        return new(
            [.. first.Select(item => new DueItem(
                item.Slug, item.Acronym, item.WorkPackage, item.Number, item.Title, dues.Look(item.Due), ListDue.Href(item.Slug, item.IsMilestone, item.Number),
                Lead: null, LeadName: null, item.IsDemo))],
            counted.Sum(one => one.Count), counted.Where(one => one.IsLate).Sum(one => one.Count));
    }
}
