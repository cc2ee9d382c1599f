using Entente.Platform.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Accounts;

/// <summary>A person leaves; the session is deleted, not only the cookie.</summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/logout", Leave).AllowAnonymous().ExcludeFromDescription();

    private static async Task<RedirectHttpResult> Leave(HttpContext http, [FromForm(Name = "return")] string? back)
    {
        await http.SignOutAsync(Schemes.Cookie);
        return TypedResults.LocalRedirect(back is null ? "/login?out=1" : Preferences.Local(back));
    }
}
