namespace Entente.Actions.Portfolio;

/// <summary>Deliverables, milestones and tasks of all actions that are late, or will be due before the longest warning has run out; what is due first comes first.</summary>
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

    private static Listing<DueRow> Listing() => new Listing<DueRow>()
        .Stands(row => row.Due).Stands(row => row.Number).Stands(row => row.Acronym).Stands(row => row.Kind)
        .Sort("number", row => row.Number)
        .Sort("title", row => row.Title)
        .Sort("action", row => row.Acronym)
        .Sort("wp", row => row.WorkPackage)
        .Sort("lead", row => row.LeadName ?? row.LeadCountry)
        // The later the day, the later the working day with which it ends.
        .Sort("due", row => row.Due)
        .Filter("action", slug => row => row.Slug == slug)
        .Search(row => row.Number, row => row.Title, row => row.Acronym, row => row.LeadName, row => row.PersonName);

    private static IQueryable<DueRow> In(IQueryable<DueRow> all, string view, DueRule dues, Actor actor)
    {
        var (late, today, ours) = (dues.LateBefore, dues.Today, actor.Authority);
        return view switch
        {
            "late" => all.Where(row => row.Due < (row.Kind == DueRow.Task ? today : late)),
            "ours" => all.Where(row => row.LeadAuthority != null && row.LeadAuthority == ours),
            _ => all,
        };
    }

    private static IQueryable<DueRow> Of(DueRule dues, Actor actor, ActionsDb db)
    {
        // The days of tasks are the consortium's own: no working day is looked for.
        var (before, last) = (dues.WarnedBefore, dues.Today.AddDays(dues.Horizon));
        var items = db.Deliverables.AsNoTracking().SeenBy(actor)
            .Where(Deliverable.Open).Where(one => one.Due < before)
            .Select(one => new { one.Action, one.WorkPackage, one.Number, one.Title, one.Due, one.IsDemo, Kind = DueRow.Deliverable, Owner = (string?)null, PersonName = (string?)null })
            .Concat(db.Milestones.AsNoTracking().SeenBy(actor).Where(one => one.ReachedOn == null && one.Due < before)
                .Select(one => new { one.Action, one.WorkPackage, one.Number, one.Title, one.Due, one.IsDemo, Kind = DueRow.Milestone, Owner = (string?)null, PersonName = (string?)null }))
            .Concat(db.Tasks.AsNoTracking().SeenBy(actor).Where(one => one.State != TaskState.Done && one.End <= last)
                .Select(one => new { one.Action, one.WorkPackage, one.Number, one.Title, Due = (DateOnly?)one.End, one.IsDemo, Kind = DueRow.Task, one.Owner, one.PersonName }));
        var leads = db.WorkPackages.SelectMany(package => package.Leads.Where(lead => lead.Until == null),
            (package, lead) => new { package.Action, package.Number, lead.Order, lead.Country, lead.Authority });
        return from item in items
               join action in db.Actions.SeenBy(actor) on item.Action equals action.Id
               from lead in leads.Where(lead => lead.Action == item.Action && lead.Number == item.WorkPackage
                   && !leads.Any(later => later.Action == lead.Action && later.Number == lead.Number && later.Order > lead.Order)).DefaultIfEmpty()
               let code = item.Owner ?? lead.Authority
               select new DueRow
               {
                   Slug = action.Slug, Acronym = action.Acronym, WorkPackage = item.WorkPackage, Number = item.Number, Title = item.Title, Due = item.Due!.Value,
                   IsDemo = item.IsDemo, Kind = item.Kind, LeadAuthority = code, PersonName = item.PersonName,
                   LeadCountry = item.Owner == null ? lead.Country : db.Authorities.Where(authority => authority.Code == item.Owner).Select(authority => authority.Country).FirstOrDefault(),
                   LeadName = db.Authorities.Where(authority => authority.Code == code).Select(authority => authority.ShortName).FirstOrDefault() ?? code,
               };
    }
}

/// <summary>Something that is due, as the database gives it.</summary>
internal sealed record DueRow
{
    public const int Deliverable = 0;
    public const int Milestone = 1;
    public const int Task = 2;

    public required string Slug { get; init; }

    public required string Acronym { get; init; }

    public required int WorkPackage { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required DateOnly Due { get; init; }

    /// <summary>One of the three above.</summary>
    public required int Kind { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>Of a task its owner where one is stated, else who leads the work package.</summary>
    public required string? LeadCountry { get; init; }

    public required string? LeadAuthority { get; init; }

    public required string? LeadName { get; init; }

    /// <summary>Of a task the person named for it.</summary>
    public required string? PersonName { get; init; }

    public DueItem Item(DueRule dues) => new(
        Slug, Acronym, WorkPackage, Number, Title, Kind == Task ? dues.LookPlainly(Due) : dues.Look(Due),
        $"/ja/{Slug}/{Kind switch { Milestone => "milestones", Task => "plan", _ => "deliverables" }}/{Number}",
        LeadCountry is null ? null : new Party(LeadCountry, LeadAuthority), LeadName, IsDemo) { PersonName = PersonName };
}
