namespace Entente.Kernel;

/// <summary>How a country stands to the Union.</summary>
public enum CountryGroup
{
    /// <summary>Member State of the European Union.</summary>
    MemberState,

    /// <summary>Not a Member State, but in the European Economic Area.</summary>
    EuropeanEconomicArea,

    /// <summary>Candidate for accession, or potential candidate.</summary>
    Candidate,

    /// <summary>Any other country that appears in the history of a joint action.</summary>
    Other,
}

/// <summary>A country that takes part, or took part, in joint actions.</summary>
/// <param name="Code">ISO 3166-1 alpha-2, upper case; <c>XK</c> is the user-assigned code in common use for Kosovo.</param>
/// <param name="Group">How it stands to the Union.</param>
/// <param name="English">Short name in English (Interinstitutional style guide, annex A5).</param>
/// <param name="French">Short name in French (Code de rédaction interinstitutionnel, annexe A5).</param>
public sealed record Country(string Code, CountryGroup Group, string English, string French)
{
    /// <summary>
    /// Required wherever Kosovo is named: "This designation is without prejudice to positions on status, and is in line with
    /// UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
    /// </summary>
    public bool NeedsKosovoFootnote => Code == "XK";

    /// <summary>Every country known, by English name.</summary>
    public static IReadOnlyList<Country> All { get; } = new Country[]
    {
        new("AT", CountryGroup.MemberState, "Austria", "Autriche"),
        new("BE", CountryGroup.MemberState, "Belgium", "Belgique"),
        new("BG", CountryGroup.MemberState, "Bulgaria", "Bulgarie"),
        new("HR", CountryGroup.MemberState, "Croatia", "Croatie"),
        new("CY", CountryGroup.MemberState, "Cyprus", "Chypre"),
        new("CZ", CountryGroup.MemberState, "Czechia", "Tchéquie"),
        new("DK", CountryGroup.MemberState, "Denmark", "Danemark"),
        new("EE", CountryGroup.MemberState, "Estonia", "Estonie"),
        new("FI", CountryGroup.MemberState, "Finland", "Finlande"),
        new("FR", CountryGroup.MemberState, "France", "France"),
        new("DE", CountryGroup.MemberState, "Germany", "Allemagne"),
        new("GR", CountryGroup.MemberState, "Greece", "Grèce"),
        new("HU", CountryGroup.MemberState, "Hungary", "Hongrie"),
        new("IE", CountryGroup.MemberState, "Ireland", "Irlande"),
        new("IT", CountryGroup.MemberState, "Italy", "Italie"),
        new("LV", CountryGroup.MemberState, "Latvia", "Lettonie"),
        new("LT", CountryGroup.MemberState, "Lithuania", "Lituanie"),
        new("LU", CountryGroup.MemberState, "Luxembourg", "Luxembourg"),
        new("MT", CountryGroup.MemberState, "Malta", "Malte"),
        new("NL", CountryGroup.MemberState, "Netherlands", "Pays-Bas"),
        new("PL", CountryGroup.MemberState, "Poland", "Pologne"),
        new("PT", CountryGroup.MemberState, "Portugal", "Portugal"),
        new("RO", CountryGroup.MemberState, "Romania", "Roumanie"),
        new("SK", CountryGroup.MemberState, "Slovakia", "Slovaquie"),
        new("SI", CountryGroup.MemberState, "Slovenia", "Slovénie"),
        new("ES", CountryGroup.MemberState, "Spain", "Espagne"),
        new("SE", CountryGroup.MemberState, "Sweden", "Suède"),
        new("IS", CountryGroup.EuropeanEconomicArea, "Iceland", "Islande"),
        new("LI", CountryGroup.EuropeanEconomicArea, "Liechtenstein", "Liechtenstein"),
        new("NO", CountryGroup.EuropeanEconomicArea, "Norway", "Norvège"),
        new("AL", CountryGroup.Candidate, "Albania", "Albanie"),
        new("BA", CountryGroup.Candidate, "Bosnia and Herzegovina", "Bosnie-Herzégovine"),
        new("GE", CountryGroup.Candidate, "Georgia", "Géorgie"),
        new("XK", CountryGroup.Candidate, "Kosovo", "Kosovo"),
        new("MD", CountryGroup.Candidate, "Moldova", "Moldavie"),
        new("ME", CountryGroup.Candidate, "Montenegro", "Monténégro"),
        new("MK", CountryGroup.Candidate, "North Macedonia", "Macédoine du Nord"),
        new("RS", CountryGroup.Candidate, "Serbia", "Serbie"),
        new("TR", CountryGroup.Candidate, "Türkiye", "Turquie"),
        new("UA", CountryGroup.Candidate, "Ukraine", "Ukraine"),
        new("CH", CountryGroup.Other, "Switzerland", "Suisse"),
        new("GB", CountryGroup.Other, "United Kingdom", "Royaume-Uni"),
    }.OrderBy(country => country.English, StringComparer.Ordinal).ToArray();

    private static readonly Dictionary<string, Country> ByCode = new(
        All.Select(country => KeyValuePair.Create(country.Code, country)), StringComparer.Ordinal)
    {
        ["EL"] = All.Single(country => country.Code == "GR"),
        ["UK"] = All.Single(country => country.Code == "GB"),
    };

    /// <summary>
    /// The country with this code, whatever the case; the Union's own <c>EL</c> and <c>UK</c> are understood. Null when unknown.
    /// </summary>
    public static Country? Find(string? code) =>
        code is null ? null : ByCode.GetValueOrDefault(code.ToUpperInvariant());

    /// <summary>The country with this code.</summary>
    /// <exception cref="ArgumentException">It is unknown: a slip of the programmer; ask <see cref="Find"/> for input.</exception>
    public static Country Of(string code) =>
        Find(code) ?? throw new ArgumentException($"'{code}' is no country known here.", nameof(code));

    /// <summary>The name in a language; English where there is no other.</summary>
    public string Name(string language) => language == "fr" ? French : English;
}
