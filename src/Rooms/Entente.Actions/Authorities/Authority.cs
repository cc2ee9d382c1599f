namespace Entente.Actions.Authorities;

/// <summary>A national authority that leads, joins or is affiliated to joint actions.</summary>
internal sealed class Authority : Entity
{
    /// <summary><c>{country}-{acronym}</c> in lower case: <c>fr-ansm</c>.</summary>
    public required string Code { get; init; }

    public required string Country { get; init; }

    /// <summary>Acronym, or the short name of one that has none.</summary>
    public required string ShortName { get; init; }

    public string? Name { get; private set; }

    public Result<Done> Rename(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 200)
            return Problem.Rule("actions.authority-name-missing", "Give the full name, in at most {0} characters.", 200);

        if (Name == name.Trim())
            return new Done();
        Name = name.Trim();
        Tell(new AuthorityRenamed(Code));
        return new Done();
    }

    public static string CodeFor(string country, string shortName) =>
        $"{country.ToLowerInvariant()}-{Slugs.From(shortName)}";

    public static Result<Authority> Register(string country, string shortName)
    {
        if (Slugs.From(shortName).Length == 0)
            return Problem.Rule("actions.authority-unnamed", "Give the authority's acronym or short name.");

        var authority = new Authority { Code = CodeFor(country, shortName), Country = country, ShortName = shortName.Trim() };
        authority.Tell(new AuthorityRegistered(authority.Code, country, authority.ShortName));
        return authority;
    }
}
