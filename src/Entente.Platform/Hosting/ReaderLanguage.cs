using System.Globalization;
using Entente.Look.Languages;
using Entente.Platform.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Entente.Platform.Hosting;

/// <summary>
/// The language that a page answers in: the address (public pages carry it), else the cookie, else the account, else the
/// browser, else English. Only texts and their formats follow it; numbers and dates are read invariantly, as browsers send them.
/// </summary>
internal sealed class ReaderLanguage(RequestDelegate next, HouseLanguages languages)
{
    public Task InvokeAsync(HttpContext http)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (!http.IsApi())
        {
            var language = Of(http);
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            http.Response.Headers.ContentLanguage = language;
            http.Response.Headers.Vary = StringValues.Concat(http.Response.Headers.Vary, "Cookie, Accept-Language");
        }

        return next(http);
    }

    private string Of(HttpContext http) =>
        Wanted(http).FirstOrDefault(languages.Offers) ?? "en";

    private static IEnumerable<string?> Wanted(HttpContext http)
    {
        yield return http.Request.Path.Value is { Length: >= 3 } path && (path.Length == 3 || path[3] == '/') ? path[1..3] : null;
        yield return http.Request.Cookies["language"];
        yield return http.Features.Get<SignedInAccount>()?.Language;
        foreach (var range in http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(range => range.Quality ?? 1))
            yield return range.Value.Value?.Split('-')[0];
    }
}
