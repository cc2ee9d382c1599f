namespace Entente.Actions.Portfolio;

/// <summary>Deliverables and milestones of all actions that are late, or will be due before the longest warning has run out; what is due first comes first.</summary>
internal static class ListDue
{
    /// <summary>The tabs of the page; the last for those who work at an authority.</summary>
    public static readonly string[] Views = ["all", "late", "ours"];

    /// <summary>A page of them in one of the views, with how many there are in each.</summary>
    public static Task<Page<DueRow>> Run(string view, TableState state, DueRule dues, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var all = Of(dues, actor, db);
        return Listing().Page(In(all, view, dues, actor), [.. Views.Select(one => In(all, one, dues, actor))], state, stop);
    }

    /// <summary>The actions in which something is due, by acronym.</summary>
    public static async Task<IReadOnlyList<Option>> Actions(DueRule dues, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await Of(dues, actor, db).Select(row => new { row.Slug, row.Acronym }).Distinct().OrderBy(row => row.Acronym).ToListAsync(stop);
        return [.. found.Select(row => new Option(row.Slug, row.Acronym))];
    }

    /// <summary>What is open and late or due, before it is said of which action it is.</summary>
    public static IQueryable<OpenItem> Items(DateOnly before, IQueryable<Deliverable> deliverables, IQueryable<Milestone> milestones) =>
        deliverables.AsNoTracking().Where(Deliverable.Open).Where(one => one.Due < before).Select(one => new OpenItem
        {
            Action = one.Action, WorkPackage = one.WorkPackage, Number = one.Number, Title = one.Title, Due = one.Due, IsDemo = one.IsDemo, IsMilestone = false,
            Edition = one.Edition, Handling = one.Handling, Audience = one.Audience,
        }).Concat(milestones.AsNoTracking().Where(one => one.ReachedOn == null && one.Due < before).Select(one => new OpenItem
        {
            Action = one.Action, WorkPackage = one.WorkPackage, Number = one.Number, Title = one.Title, Due = one.Due, IsDemo = one.IsDemo, IsMilestone = true,
            Edition = one.Edition, Handling = one.Handling, Audience = one.Audience,
        }));

    /// <summary>Where it is read.</summary>
    public static string Href(string slug, bool isMilestone, string number) => $"/ja/{slug}/{(isMilestone ? "milestones" : "deliverables")}/{number}";

    private static Listing<DueRow> Listing() => new Listing<DueRow>()
        .Stands(row => row.Due).Stands(row => row.Number).Stands(row => row.Acronym).Stands(row => row.IsMilestone)
        .Sort("number", row => row.Number)
        .Sort("title", row => row.Title)
        .Sort("action", row => row.Acronym)
        .Sort("wp", row => row.WorkPackage)
        .Sort("lead", row => row.LeadName ?? row.LeadCountry)
        // The later the day, the later the working day with which it ends.
        .Sort("due", row => row.Due)
        .Filter("action", slug => row => row.Slug == slug)
        .Search(row => row.Number, row => row.Title, row => row.Acronym, row => row.LeadName);

    private static IQueryable<DueRow> In(IQueryable<DueRow> all, string view, DueRule dues, Actor actor)
    {
        var (late, ours) = (dues.LateBefore, actor.Authority);
        return view switch
        {
            "late" => all.Where(row => row.Due < late),
            "ours" => all.Where(row => row.LeadAuthority != null && row.LeadAuthority == ours),
            _ => all,
        };
    }

    private static IQueryable<DueRow> Of(DueRule dues, Actor actor, ActionsDb db)
    {
        var leads = db.WorkPackages.SelectMany(package => package.Leads.Where(lead => lead.Until == null),
            (package, lead) => new { package.Action, package.Number, lead.Order, lead.Country, lead.Authority });
        return from item in Items(dues.WarnedBefore, db.Deliverables.SeenBy(actor), db.Milestones.SeenBy(actor))
               join action in db.Actions.SeenBy(actor) on item.Action equals action.Id
               from lead in leads.Where(lead => lead.Action == item.Action && lead.Number == item.WorkPackage
                   && !leads.Any(later => later.Action == lead.Action && later.Number == lead.Number && later.Order > lead.Order)).DefaultIfEmpty()
               select new DueRow
               {
                   Slug = action.Slug, Acronym = action.Acronym, WorkPackage = item.WorkPackage, Number = item.Number, Title = item.Title, Due = item.Due!.Value,
                   IsDemo = item.IsDemo, IsMilestone = item.IsMilestone, LeadCountry = lead.Country, LeadAuthority = lead.Authority,
                   LeadName = db.Authorities.Where(authority => authority.Code == lead.Authority).Select(authority => authority.ShortName).FirstOrDefault() ?? lead.Authority,
               };
    }
}

/// <summary>A deliverable or a milestone that is open.</summary>
internal sealed record OpenItem
{
    public required Id<JointAction> Action { get; init; }

    public required int WorkPackage { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required DateOnly? Due { get; init; }

    public required bool IsMilestone { get; init; }

    public required bool IsDemo { get; init; }

    public required Edition Edition { get; init; }

    public required Handling Handling { get; init; }

    public required string Audience { get; init; }
}

/// <summary>Something that is due, as the database gives it.</summary>
internal sealed record DueRow
{
    public required string Slug { get; init; }

    public required string Acronym { get; init; }

    public required int WorkPackage { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required DateOnly Due { get; init; }

    public required bool IsMilestone { get; init; }

    public required bool IsDemo { get; init; }

    public required string? LeadCountry { get; init; }

    public required string? LeadAuthority { get; init; }

    public required string? LeadName { get; init; }

    public DueItem Item(DueRule dues) => new(
        Slug, Acronym, WorkPackage, Number, Title, dues.Look(Due), ListDue.Href(Slug, IsMilestone, Number),
        LeadCountry is null ? null : new Party(LeadCountry, LeadAuthority), LeadName, IsDemo);
}
