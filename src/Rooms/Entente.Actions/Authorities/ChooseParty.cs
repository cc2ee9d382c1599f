namespace Entente.Actions.Authorities;

/// <summary>Says that the named authority is a new one, which nobody entered yet.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Unlike">Codes of the known ones that it resembles and is not.</param>
public sealed record AddedAuthority(string? Name, [MayBeMissing] IReadOnlyList<string>? Unlike);

/// <summary>A party as it was asked for: a known authority by code, short name or full name, a new one, or a country alone.</summary>
internal sealed record AskedParty(string? Country, string? Agency, AddedAuthority? Added, string CountryPlace = "Country", string AgencyPlace = "Agency");

/// <summary>Finds the party that was meant. A name that is not known, or not alone, is refused with those that it resembles; nothing is entered in silence.</summary>
internal static class ChooseParty
{
    // No authority has a longer name; a longer text is compared with none.
    private const int Longest = 200;

    /// <param name="near">Codes of the authorities that have a part in the action already: they are offered first.</param>
    /// <param name="faults">Gets what is wrong.</param>
    /// <returns>The party; null where something is wrong.</returns>
    public static async Task<Party?> Of(AskedParty ask, IReadOnlyCollection<string> near, List<Fault> faults, ActionsDb db, CancellationToken stop)
    {
        var country = Country.Find(ask.Country)?.Code;
        var text = CreateJointAction.Blank(ask.Agency);
        var sound = true;
        if (country is null && (text is null || ask.Added is not null || !string.IsNullOrWhiteSpace(ask.Country)))
        {
            faults.Add(new(ask.CountryPlace, "actions.country-missing", "Choose a country."));
            sound = false;
        }

        if (text is not null && (text.Length > Longest || Slugs.From(text).Length == 0))
        {
            faults.Add(new(ask.AgencyPlace, "actions.authority-unnamed", "Give the authority's acronym or short name."));
            sound = false;
        }

        if (!sound)
            return null;
        if (text is null)
            return new(country!, Authority: null);

        var known = (await ActionOutline.AuthoritiesOf(db, stop)).Values.ToList();
        var found = ask.Added is { } added
            ? Register(ask, added, country!, text, near, known, db)
            : Find(ask, country, text, near, known);
        if (found.Problem is { } refused)
            faults.AddRange(refused.Faults);
        return found.Problem is null ? found.Value : null;
    }

    /// <summary>The authorities that have or had a part in an action.</summary>
    public static IReadOnlyCollection<string> In(JointAction action) =>
        [.. action.Participants.Select(one => one.Authority).Concat(action.Leads.Select(lead => lead.Authority)).OfType<string>().Distinct()];

    /// <summary>An authority as people choose it: <c>ANSM, France</c>.</summary>
    public static string Called(Authority authority) => $"{authority.ShortName}, {Country.Of(authority.Country).Name(Formats.Language)}";

    private static Result<Party> Find(AskedParty ask, string? country, string text, IReadOnlyCollection<string> near, List<Authority> known)
    {
        var called = known.Where(authority => authority.IsCalled(text)).ToList();
        var there = called.Where(authority => country is null || authority.Country == country).ToList();
        if (there is [var only])
            return new Party(only.Country, only.Code);

        var alike = there.Count > 0 ? there : Resemblance.Among(known, text, name: null, country, near);
        return alike.Count > 0
            ? Refuse(new(ask.AgencyPlace, "actions.authority-resembles", "'{0}' is not clear. Choose the authority that is meant, or add a new one.", text) { Offers = Offers(alike) })
            : Refuse(new(ask.AgencyPlace, "actions.authority-new", "'{0}' is not known here. Choose another authority, or add this one.", text));
    }

    private static Result<Party> Register(
        AskedParty ask, AddedAuthority added, string country, string text, IReadOnlyCollection<string> near, List<Authority> known, ActionsDb db)
    {
        var code = Authority.CodeFor(country, text);
        if (known.FirstOrDefault(authority => authority.Code == code) is { } same)
            return Refuse(new(ask.AgencyPlace, "actions.authority-known", "{0} is known here already. Choose it.", same.ShortName) { Offers = Offers([same]) });
        if (Resemblance.Among(known.Where(authority => added.Unlike?.Contains(authority.Code) != true), text, added.Name, country, near) is { Count: > 0 } alike)
            return Refuse(new(ask.AgencyPlace, "actions.authority-doubtful", "'{0}' resembles an authority that is known here. Choose that one, or say again that it is a new one.", text) { Offers = Offers(alike) });
        var registered = Authority.Register(country, text);
        if (registered.Problem is { } unnamed)
            return Refuse(new(ask.AgencyPlace, unnamed.Code, unnamed.Message, unnamed.Arguments));
        if (registered.Value.Rename(added.Name).Problem is { } unsound)
            return Refuse(new(ask.AgencyPlace + "Name", unsound.Code, unsound.Message, unsound.Arguments));

        db.Authorities.Add(registered.Value);
        return new Party(country, code);
    }

    private static IReadOnlyList<Offer> Offers(IEnumerable<Authority> alike) =>
        [.. alike.Select(authority => new Offer(authority.Code, authority.Name is { } name ? $"{Called(authority)} – {name}" : Called(authority)))];

    private static Problem Refuse(Fault fault) => Problem.Rule(fault.Code, fault.Message, fault.Arguments) with { Faults = [fault] };
}
