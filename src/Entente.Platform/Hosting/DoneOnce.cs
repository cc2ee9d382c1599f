using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Entente.Platform.Hosting;

/// <summary>
/// A page says what was done once, and only after it was done. Whoever is sent on to <c>?done=word</c> gets a cookie for that address, and the
/// page that follows takes it back; without it the word is dropped from the address before anybody reads it. So the sentence is gone when
/// the page is loaded again, also without scripts, and nobody can put it on a page by a link.
/// </summary>
internal sealed class DoneOnce(RequestDelegate next)
{
    private const string Word = "done";

    /// <summary>The cookie that lives from the redirect to the page behind it.</summary>
    public const string Cookie = "done";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.IsApi())
            return next(http);

        Look(http);
        http.Response.OnStarting(() => Remember(http));
        return next(http);
    }

    private static void Look(HttpContext http)
    {
        var request = http.Request;
        if (!request.Query.TryGetValue(Word, out var said))
            return;
        if (HttpMethods.IsGet(request.Method) && request.Cookies[Cookie] is { } kept && kept == Mark(request.PathBase + request.Path, said.ToString()))
            http.Response.Cookies.Delete(Cookie, Options(request));
        else
            request.QueryString = QueryString.Create(request.Query.Where(one => one.Key != Word));
    }

    private static Task Remember(HttpContext http)
    {
        var response = http.Response;
        if (response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther && response.Headers.Location.ToString() is { Length: > 0 } location
            && Uri.TryCreate(new Uri($"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path.ToUriComponent()}"), location, out var address)
            && QueryHelpers.ParseQuery(address.Query).TryGetValue(Word, out var word))
            response.Cookies.Append(Cookie, Mark(PathString.FromUriComponent(address), word.ToString()), Options(http.Request));
        return Task.CompletedTask;
    }

    // Short whatever the address, and says nothing of it.
    private static string Mark(PathString path, string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path.Value}?{word}")))[..32];

    private static CookieOptions Options(HttpRequest request) => new() { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, IsEssential = true };
}
