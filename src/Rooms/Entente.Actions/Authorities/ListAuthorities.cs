namespace Entente.Actions.Authorities;

/// <summary>Every authority, with how many actions and work packages it leads or joins, by country and name.</summary>
internal static class ListAuthorities
{
    public static Task<Page<AuthorityLine>> Run(TableState state, Actor actor, ActionsDb db, CancellationToken stop) => Listing().Page(Lines(actor, db), state, stop);

    /// <summary>The same rows, all of them, for an export.</summary>
    public static IQueryable<AuthorityLine> Whole(TableState state, Actor actor, ActionsDb db) => Listing().Whole(Lines(actor, db), state);

    /// <summary>The countries that have an authority here, by name.</summary>
    public static async Task<IReadOnlyList<Option>> Countries(ActionsDb db, CancellationToken stop)
    {
        var found = await db.Authorities.Select(authority => authority.Country).Distinct().ToListAsync(stop);
        return [.. Words.Countries().Where(option => found.Contains(option.Value))];
    }

    internal static async Task<Results<PortionAnswer<IReadOnlyList<AuthoritySummary>>, ProblemHttpResult>> Api(
        [AsParameters] PortionAsk ask, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var read = await ask.Of(Lines(actor, db), line => line.Code, descending: false, stop);
        return read.Problem is { } refused
            ? refused.ToHttp()
            : read.Value.As(line => new AuthoritySummary(line.Code, line.Country, line.ShortName, line.Name, line.LeadsActions, line.LeadsPackages, line.Joins));
    }

    private static Listing<AuthorityLine> Listing() => new Listing<AuthorityLine>()
        .Stands(line => line.Country).Stands(line => line.ShortName).Stands(line => line.Code)
        .Sort("country", line => line.Country, Words.Countries().Select(country => country.Value))
        .Sort("short", line => line.ShortName)
        .Sort("name", line => line.Name)
        .Sort("actions", line => line.LeadsActions)
        .Sort("packages", line => line.LeadsPackages)
        .Sort("joins", line => line.Joins)
        .Filter("country", country => line => line.Country == country)
        .Filter("leads", leads => line => (line.LeadsActions + line.LeadsPackages > 0) == (leads == "yes"))
        .Search(line => line.ShortName, line => line.Name, line => line.Code)
        .SearchAlso(word =>
        {
            var countries = Country.All.Where(country => Language.All.Any(language => ListText.Plain(country.Name(language.Code))!.Contains(word, StringComparison.Ordinal)))
                .Select(country => country.Code).ToList();
            return line => countries.Contains(line.Country);
        });

    private static IQueryable<AuthorityLine> Lines(Actor actor, ActionsDb db)
    {
        var seen = db.Actions.AsNoTracking().SeenBy(actor);
        var packages = db.WorkPackages.AsNoTracking().Where(package => seen.Any(action => action.Id == package.Action));
        return db.Authorities.AsNoTracking().Select(authority => new AuthorityLine
        {
            Code = authority.Code, Country = authority.Country, ShortName = authority.ShortName, Name = authority.Name,
            LeadsActions = seen.SelectMany(action => action.Leads).Count(lead => lead.Authority == authority.Code && lead.Until == null),
            LeadsPackages = packages.SelectMany(package => package.Leads).Count(lead => lead.Authority == authority.Code && lead.Until == null),
            Joins = seen.Count(action => action.Leads.Any(lead => lead.Authority == authority.Code) || action.Participants.Any(one => one.Authority == authority.Code)
                || db.WorkPackages.Any(package => package.Action == action.Id
                    && (package.Leads.Any(lead => lead.Authority == authority.Code) || package.Contributors.Any(one => one.Authority == authority.Code)))),
        });
    }
}

/// <summary>An authority in a list: what it leads and joins.</summary>
public sealed record AuthoritySummary(string Code, string Country, string ShortName, string? Name, int LeadsActions, int LeadsWorkPackages, int TakesPartIn);

/// <summary>An authority with its counts.</summary>
internal sealed record AuthorityLine
{
    public required string Code { get; init; }

    public required string Country { get; init; }

    public required string ShortName { get; init; }

    public required string? Name { get; init; }

    /// <summary>How many terms of lead it has in actions today.</summary>
    public required int LeadsActions { get; init; }

    /// <summary>The same in work packages.</summary>
    public required int LeadsPackages { get; init; }

    /// <summary>How many actions it has or had any part in.</summary>
    public required int Joins { get; init; }
}
