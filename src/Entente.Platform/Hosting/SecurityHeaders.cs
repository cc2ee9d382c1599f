using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Entente.Platform.Hosting;

/// <summary>What the browser is told not to do: run scripts that we did not write, put us into a frame, tell others where people came from.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Where a page finds the nonce of its own script tags.</summary>
    public const string NonceItem = "csp-nonce";

    /// <summary>Where an answer that is no page of ours leaves a stricter policy of its own.</summary>
    public const string PolicyItem = "csp-policy";

    public Task InvokeAsync(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        http.Items[NonceItem] = nonce;
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = http.Items[PolicyItem] as string ??
                $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";

            // What a person saw must not lie in a shared cache; assets say for themselves how long they keep.
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
