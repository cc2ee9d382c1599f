using Entente.Look.Languages;
using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Frame;

/// <summary>How a reader's language and theme are kept: in two cookies, so that they work before anybody has signed in.</summary>
public static class Preferences
{
    /// <summary>The cookie that holds the two letters of the language.</summary>
    public const string LanguageCookie = "language";

    /// <summary>The cookie that holds <c>light</c> or <c>dark</c>; without it the device decides.</summary>
    public const string ThemeCookie = "theme";

    /// <summary>The two forms of the top bar post here.</summary>
    public static IEndpointRouteBuilder MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/language", KeepLanguage).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/theme", KeepTheme).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    /// <summary>The theme that the reader chose, or null.</summary>
    public static string? Theme(HttpContext? http) =>
        http?.Request.Cookies[ThemeCookie] is "light" or "dark" ? http.Request.Cookies[ThemeCookie] : null;

    /// <summary>The address to come back to, when it is one of ours; else the home page.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? LocalUrl.InHeader(address) : "/";

    private static RedirectHttpResult KeepLanguage(HttpContext http, HouseLanguages languages, [FromForm] string? language, [FromForm(Name = "return")] string? back)
    {
        if (languages.Offers(language))
            http.Response.Cookies.Append(LanguageCookie, language!, ForAYear(http));
        return TypedResults.LocalRedirect(Local(back));
    }

    private static RedirectHttpResult KeepTheme(HttpContext http, [FromForm] string? theme, [FromForm(Name = "return")] string? back)
    {
        if (theme is "light" or "dark")
            http.Response.Cookies.Append(ThemeCookie, theme, ForAYear(http));
        else
            http.Response.Cookies.Delete(ThemeCookie);
        return TypedResults.LocalRedirect(Local(back));
    }

    // Neither cookie is a secret, and the theme's is written by the script too.
    private static CookieOptions ForAYear(HttpContext http) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
    };
}
