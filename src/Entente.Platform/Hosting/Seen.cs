using System.Globalization;
using Entente.Look.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Entente.Platform.Hosting;

/// <summary>
/// Which version of a thing somebody looked at before they asked to change it. A form carries it in <see cref="SeenField"/>, a
/// program in <c>If-Match</c>; a slice refuses by <see cref="ChangedSince"/>.
/// </summary>
/// <param name="Version">Null: whatever is there.</param>
public readonly record struct Seen(int? Version)
{
    /// <summary>Whatever is there: for an import, which compares by itself, and for a program that says <c>*</c>.</summary>
    public static Seen Any => default;

    /// <summary>Nothing that ever was: refused wherever something is.</summary>
    public static Seen Nothing => new(-1);

    /// <summary>What is seen of several things that are shown as one: it grows with each change of any of them.</summary>
    public static int VersionOf(IEnumerable<Kernel.Entity> things) => things.Sum(thing => thing.Version);

    /// <summary>Reads <c>If-Match</c>; without it, a program asks for whatever is there (where it must say, <see cref="IfMatch"/> has refused).</summary>
    /// <exception cref="BadHttpRequestException">There are several tags.</exception>
    public static ValueTask<Seen> BindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var tags = http.Request.GetTypedHeaders().IfMatch;
        if (tags.Count > 1)
            throw new BadHttpRequestException("Send one ETag in If-Match: that of the state that you saw.");
        // A proxy that packs answers makes the tag a weak one; it means the same version.
        return ValueTask.FromResult(tags.Count == 0
            ? http.Request.Headers.IfMatch.Count == 0 ? Any : Nothing
            : tags[0].Tag == "*" ? Any : Of(tags[0].Tag.ToString().Trim('"')));
    }

    /// <summary>The tag of a version.</summary>
    internal static EntityTagHeaderValue Tag(int version) => new($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");

    private static Seen Of(string tag) => int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new(version) : Nothing;
}

/// <summary>The version that a form carries.</summary>
public static class SeenInForm
{
    /// <summary>The version that its sender looked at. One that cannot be read is none, so that no check is left out.</summary>
    public static Seen Seen(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.HasFormContentType && int.TryParse(http.Request.Form[SeenField.Field], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(version)
            : Hosting.Seen.Nothing;
    }
}
