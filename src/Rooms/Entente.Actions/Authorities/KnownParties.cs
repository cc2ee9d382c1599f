namespace Entente.Actions.Authorities;

/// <summary>What a form suggests where it asks for a party: those of the action first, then every other authority, by country and name.</summary>
internal static class KnownParties
{
    /// <param name="slug">The action, which the reader was found to see; null for a new one.</param>
    /// <returns>What is put into the field, what stands beside it, and the code as the group.</returns>
    public static async Task<IReadOnlyList<Option>> Of(string? slug, ActionsDb db, CancellationToken stop)
    {
        var action = slug is null ? null : await db.Actions.AsNoTracking().FirstOrDefaultAsync(one => one.Slug == slug, stop);
        var near = action is null ? [] : ChooseParty.In(action);
        var known = (await ActionOutline.AuthoritiesOf(db, stop)).Values;
        return
        [
            .. known.OrderByDescending(authority => near.Contains(authority.Code))
                .ThenBy(authority => Country.Of(authority.Country).Name(Formats.Language), StringComparer.CurrentCulture).ThenBy(authority => authority.ShortName, StringComparer.CurrentCulture)
                .Select(authority => new Option(ChooseParty.Called(authority), authority.Name ?? authority.Code, authority.Code)),
        ];
    }
}
