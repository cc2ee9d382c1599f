namespace Entente.Actions.Authorities;

/// <summary>Every authority, with how many actions and work packages it leads or joins.</summary>
public sealed record ListAuthorities
{
    internal static async Task<IReadOnlyList<AuthorityLine>> Run(Actor actor, ActionsDb db, CancellationToken stop)
    {
        var authorities = await db.Authorities.AsNoTracking().ToListAsync(stop);
        var parts = await Involvement.All(actor, db, stop);
        return
        [
            .. authorities.Select(authority => AuthorityLine.Of(authority, parts.Where(part => part.Authority == authority.Code)))
                .OrderBy(line => line.Authority.Country, StringComparer.Ordinal).ThenBy(line => line.Authority.ShortName, StringComparer.OrdinalIgnoreCase),
        ];
    }

    internal static async Task<Ok<IReadOnlyList<AuthoritySummary>>> Api(Actor actor, ActionsDb db, CancellationToken stop)
    {
        var lines = await Run(actor, db, stop);
        return TypedResults.Ok<IReadOnlyList<AuthoritySummary>>([.. lines.Select(line => new AuthoritySummary(
            line.Authority.Code, line.Authority.Country, line.Authority.ShortName, line.Authority.Name, line.LeadsActions, line.LeadsPackages, line.Joins))]);
    }
}

/// <summary>An authority in a list: what it leads and joins.</summary>
public sealed record AuthoritySummary(string Code, string Country, string ShortName, string? Name, int LeadsActions, int LeadsWorkPackages, int TakesPartIn);

/// <summary>An authority with its counts.</summary>
internal sealed record AuthorityLine(Authority Authority, int LeadsActions, int LeadsPackages, int Joins)
{
    /// <summary>True for what a reader has asked for: the same rows on the page and in an export.</summary>
    public bool IsShown(TableState state) =>
        (state.Filter("country") is not { } country || Authority.Country == country)
        && (state.Filter("leads") is not { } leads || (leads == "yes") == (LeadsActions + LeadsPackages > 0))
        && state.Matches(Authority.ShortName, Authority.Name, Authority.Code, Country.Of(Authority.Country).English, Country.Of(Authority.Country).French);

    public static AuthorityLine Of(Authority authority, IEnumerable<Involvement> parts)
    {
        var list = parts.ToList();
        return new(
            authority,
            list.Count(part => part is { Part: InvolvementKind.LeadsAction, Until: null }),
            list.Count(part => part is { Part: InvolvementKind.LeadsPackage, Until: null }),
            list.Select(part => part.Slug).Distinct().Count());
    }
}

/// <summary>One authority and everything it leads, joins or is affiliated to, across actions.</summary>
public sealed record GetAuthority
{
    internal static async Task<Result<(Authority Authority, IReadOnlyList<Involvement> Parts)>> Run(
        string code, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Authorities.AsNoTracking().FirstOrDefaultAsync(authority => authority.Code == code, stop) is not { } authority)
            return Problem.Missing("actions.authority-unknown", "There is no authority '{0}'.", code);

        return (authority, await Involvement.Of(code, actor, db, stop));
    }

    internal static async Task<Results<Ok<AuthorityView>, ProblemHttpResult>> Api(string code, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await Run(code, actor, db, stop);
        if (found.Problem is { } problem)
            return problem.ToHttp();

        var (authority, parts) = found.Value;
        return TypedResults.Ok(new AuthorityView(authority.Code, authority.Country, authority.ShortName, authority.Name,
            [.. parts.Select(part => new InvolvementView(part.Slug, part.Acronym, part.WorkPackage, ActionView.Word(part.Part), part.AffiliatedTo, part.From?.ToString(), part.Until?.ToString()))], authority.Version));
    }
}

/// <summary>An authority and its parts in joint actions.</summary>
public sealed record AuthorityView(string Code, string Country, string ShortName, string? Name, IReadOnlyList<InvolvementView> Parts, int Version) : IVersioned;

/// <summary>One part that an authority has.</summary>
public sealed record InvolvementView(string Action, string Acronym, int? WorkPackage, string Part, string? AffiliatedTo, string? From, string? To);
