using System.Collections.Concurrent;
using System.Net;

namespace Entente.Testing;

/// <summary>
/// Keeps cookies as a browser does, except that they do not age: the house runs on a fixed clock, so an expiry date says nothing
/// here but "deleted", which is 1970.
/// </summary>
internal sealed class CookieJar(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentDictionary<string, string> cookies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!cookies.IsEmpty)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await base.SendAsync(request, cancellationToken);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            Keep(set);

        // Redirects are followed here and not by an outer handler, so that each hop brings and takes its cookies.
        return response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther && response.Headers.Location is { } next
            ? await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, next)), cancellationToken)
            : response;
    }

    private void Keep(string set)
    {
        var parts = set.Split(';', StringSplitOptions.TrimEntries);
        var (name, value) = (parts[0][..parts[0].IndexOf('=', StringComparison.Ordinal)], parts[0][(parts[0].IndexOf('=', StringComparison.Ordinal) + 1)..]);
        if (value.Length == 0 || parts.Any(part => part.StartsWith("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)))
            cookies.TryRemove(name, out _);
        else
            cookies[name] = value;
    }
}
