namespace Entente.Actions.Authorities;

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
