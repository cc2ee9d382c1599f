using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Entente.Platform.Hosting;

/// <summary>What the answer with a file says about it.</summary>
internal static class Download
{
    // A file is never a page of ours: opened as one, it may load nothing, run nothing and send nothing.
    private const string Locked = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>A file to save.</summary>
    /// <param name="http">The answer.</param>
    /// <param name="name">As it is saved.</param>
    public static void Headers(HttpContext http, string name) => Headers(http, name, "attachment", Locked);

    /// <summary>A file to look at in its browser, under a policy that its kind can live with.</summary>
    public static void Inline(HttpContext http, string name, string policy) => Headers(http, name, "inline", policy);

    private static void Headers(HttpContext http, string name, string how, string policy)
    {
        http.Items[SecurityHeaders.PolicyItem] = policy;
        http.Response.Headers.CacheControl = "private, no-store";
        var disposition = new ContentDispositionHeaderValue(how);
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
    }
}
