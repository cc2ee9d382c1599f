namespace Entente.Actions.Authorities;

/// <summary>An authority's contact writes out the authority's full name.</summary>
public sealed record NameAuthority(string? Name)
{
    internal static async Task<Result<Authority>> Run(string code, NameAuthority ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Authorities.FirstOrDefaultAsync(authority => authority.Code == code, stop) is not { } authority)
            return Problem.Missing("actions.authority-unknown", "There is no authority '{0}'.", code);
        if (!actor.May(ActionsPermissions.KeepAuthority, Scope.Agency(code)))
            return Problem.Forbidden("actions.authority-not-yours", "Only the contact of {0} or an administrator may change this.", authority.ShortName);
        if (await db.ChangedSince(authority, seen, stop) is { } changed)
            return changed;
        if (authority.Rename(ask.Name).Problem is { } refused)
            return refused with { Faults = [new(nameof(Name), refused.Code, refused.Message, refused.Arguments)] };

        return await db.Save(stop) is { } lost ? lost : authority;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string code, NameAuthority ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        (await Run(code, ask, seen, actor, db, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
