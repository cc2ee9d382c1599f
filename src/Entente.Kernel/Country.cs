using System.Collections.Concurrent;
using System.Globalization;

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
public sealed record Country(string Code, CountryGroup Group)
{
    // What the Union's institutions call a country by their style guide (annex A5) where CLDR, the data that come with the framework,
    // says otherwise.
    private static readonly Dictionary<(string Language, string Code), string> StyleGuide = new()
    {
        [("en", "BA")] = "Bosnia and Herzegovina",
        [("en", "TR")] = "Türkiye",
    };

    private static readonly ConcurrentDictionary<(string Language, string Code), string> Names = new();

    /// <summary>
    /// Required wherever Kosovo is named: "This designation is without prejudice to positions on status, and is in line with
    /// UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
    /// </summary>
    public bool NeedsKosovoFootnote => Code == "XK";

    /// <summary>Every country known, by English name.</summary>
    public static IReadOnlyList<Country> All { get; } = new Country[]
    {
        new("AT", CountryGroup.MemberState),
        new("BE", CountryGroup.MemberState),
        new("BG", CountryGroup.MemberState),
        new("HR", CountryGroup.MemberState),
        new("CY", CountryGroup.MemberState),
        new("CZ", CountryGroup.MemberState),
        new("DK", CountryGroup.MemberState),
        new("EE", CountryGroup.MemberState),
        new("FI", CountryGroup.MemberState),
        new("FR", CountryGroup.MemberState),
        new("DE", CountryGroup.MemberState),
        new("GR", CountryGroup.MemberState),
        new("HU", CountryGroup.MemberState),
        new("IE", CountryGroup.MemberState),
        new("IT", CountryGroup.MemberState),
        new("LV", CountryGroup.MemberState),
        new("LT", CountryGroup.MemberState),
        new("LU", CountryGroup.MemberState),
        new("MT", CountryGroup.MemberState),
        new("NL", CountryGroup.MemberState),
        new("PL", CountryGroup.MemberState),
        new("PT", CountryGroup.MemberState),
        new("RO", CountryGroup.MemberState),
        new("SK", CountryGroup.MemberState),
        new("SI", CountryGroup.MemberState),
        new("ES", CountryGroup.MemberState),
        new("SE", CountryGroup.MemberState),
        new("IS", CountryGroup.EuropeanEconomicArea),
        new("LI", CountryGroup.EuropeanEconomicArea),
        new("NO", CountryGroup.EuropeanEconomicArea),
        new("AL", CountryGroup.Candidate),
        new("BA", CountryGroup.Candidate),
        new("GE", CountryGroup.Candidate),
        new("XK", CountryGroup.Candidate),
        new("MD", CountryGroup.Candidate),
        new("ME", CountryGroup.Candidate),
        new("MK", CountryGroup.Candidate),
        new("RS", CountryGroup.Candidate),
        new("TR", CountryGroup.Candidate),
        new("UA", CountryGroup.Candidate),
        new("CH", CountryGroup.Other),
        new("GB", CountryGroup.Other),
    }.OrderBy(country => country.Name("en"), StringComparer.Ordinal).ToArray();

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

    /// <summary>The short name in a language of the Union, with the article where the language says it (<c>il-Greċja</c>).</summary>
    /// <param name="language">Two letters.</param>
    public string Name(string language) => Names.GetOrAdd((language, Code), static name =>
        StyleGuide.GetValueOrDefault(name) ?? new RegionInfo($"{name.Language}-{name.Code}").NativeName);
}
