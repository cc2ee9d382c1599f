using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.AspNetCore.Http;

namespace Entente.Platform.Hosting;

/// <summary>What people type who look for the public pages, <c>/public</c> or a language alone (<c>/fr</c>), leads to them and not to the sign-in.</summary>
internal sealed class PublicWays(RequestDelegate next, HouseLanguages languages)
{
    public Task InvokeAsync(HttpContext http)
    {
        var word = http.Request.Path.Value?.Trim('/') ?? "";
        if (!HttpMethods.IsGet(http.Request.Method) || (word != "public" && !languages.Offers(word)))
            return next(http);

        http.Response.Redirect($"/{(word == "public" ? Formats.Language : word)}/public");
        return Task.CompletedTask;
    }
}
