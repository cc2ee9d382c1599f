using Microsoft.AspNetCore.Http;

namespace Entente.Actions.Authorities;

/// <summary>What a form with a <see cref="PartyField"/> says of a party: what was typed, and what was chosen where that was not clear.</summary>
/// <param name="Country">As chosen; null where a known authority was.</param>
/// <param name="Agency">As typed, or the code that was chosen instead.</param>
/// <param name="Added">Where it was said to be a new one.</param>
internal sealed record PartyTyped(string? Country, string? Agency, AddedAuthority? Added)
{
    /// <summary>The choice of a new authority; no code has an exclamation mark.</summary>
    public const string New = "new!";

    /// <summary>The choice of what is typed in the field.</summary>
    public const string Typed = "";

    public static PartyTyped Read(HttpContext http, string countryName = "Country", string agencyName = "Agency")
    {
        var form = http.Request.Form;
        return form[agencyName + "Choice"].ToString() switch
        {
            Typed => new(form[countryName], form[agencyName], null),
            New => new(form[countryName], form[agencyName], new(form[agencyName + "Name"], Shown(http, agencyName))),
            var code => new(null, code, null),
        };
    }

    /// <summary>Codes of those that the form offered before.</summary>
    public static IReadOnlyList<string> Shown(HttpContext http, string agencyName) =>
        http.Request.HasFormContentType ? http.Request.Form[agencyName + "Shown"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
}
