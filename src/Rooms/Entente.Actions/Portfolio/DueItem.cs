namespace Entente.Actions.Portfolio;

/// <summary>A deliverable or a milestone that is still open and has a day, with who answers for it.</summary>
internal sealed record DueItem(
    string Slug, string Acronym, int WorkPackage, string Number, string Title, DueSign Sign, string Href, Party? Lead, string? LeadName, bool IsDemo)
{
    /// <summary>Of a task the person named for it; null for nobody.</summary>
    public string? PersonName { get; init; }

    /// <summary>Those of one action, what ends first before the rest.</summary>
    public static IReadOnlyList<DueItem> Of(ActionDetail detail, PlanDetail plan, DueRule dues) =>
        Of(detail.Action, plan.Deliverables, plan.Milestones, dues,
            number => detail.Packages.FirstOrDefault(package => package.Number == number)?.Lead?.Who, detail.ShortName);

    private static IReadOnlyList<DueItem> Of(
        JointAction action, IEnumerable<Deliverable> deliverables, IEnumerable<Milestone> milestones, DueRule dues,
        Func<int, Party?> leadOf, Func<string?, string?> nameOf)
    {
        DueItem Item(int package, string number, string title, DueSign sign, string kind, bool isDemo) => new(
            action.Slug, action.Acronym, package, number, title, sign, $"/ja/{action.Slug}/{kind}/{number}",
            leadOf(package), nameOf(leadOf(package)?.Authority), isDemo);

        return
        [
            .. deliverables.Where(one => one.Action == action.Id && one.Sign(dues) is not null)
                .Select(one => Item(one.WorkPackage, one.Number, one.Title, one.Sign(dues)!, "deliverables", one.IsDemo))
                .Concat(milestones.Where(one => one.Action == action.Id && one.Sign(dues) is not null)
                    .Select(one => Item(one.WorkPackage, one.Number, one.Title, one.Sign(dues)!, "milestones", one.IsDemo)))
                .OrderBy(item => item.Sign.Ends).ThenBy(item => item.Number, StringComparer.Ordinal),
        ];
    }
}
