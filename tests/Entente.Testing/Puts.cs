using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Entente.Testing;

/// <summary>How programs write over a thing, which must say what they saw of it.</summary>
public static class Puts
{
    /// <summary>Writes over whatever is there: for tests that are about something else.</summary>
    public static Task<HttpResponseMessage> PutAnyway<T>(this HttpClient program, string address, T body) => program.Over(HttpMethod.Put, address, body, EntityTagHeaderValue.Any);

    /// <inheritdoc cref="PutAnyway{T}(HttpClient, string, T)"/>
    public static Task<HttpResponseMessage> PutAnyway<T>(this HttpClient program, Uri address, T body)
    {
        ArgumentNullException.ThrowIfNull(address);
        return program.PutAnyway(address.ToString(), body);
    }

    /// <summary>Changes the state that was seen; null says nothing of it.</summary>
    public static async Task<HttpResponseMessage> Over<T>(this HttpClient program, HttpMethod method, string address, T body, EntityTagHeaderValue? seen)
    {
        ArgumentNullException.ThrowIfNull(program);
        using var ask = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute)) { Content = body is null ? null : JsonContent.Create(body) };
        if (seen is not null)
            ask.Headers.IfMatch.Add(seen);
        return await program.SendAsync(ask);
    }

    /// <summary>The tag of a version.</summary>
    public static EntityTagHeaderValue Tag(int version) => new($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
}
