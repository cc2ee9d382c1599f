using System.Globalization;
using Entente.Platform.Components;
using Microsoft.AspNetCore.Http;

namespace Entente.Platform.Hosting;

/// <summary>What a form that came back says of itself.</summary>
public static class SentForm
{
    /// <summary>True when it is the one of this name: the others of its page show what is stored.</summary>
    public static bool Sent(this HttpContext http, string form)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.HasFormContentType && http.Request.Form["_handler"] == form;
    }

    /// <summary>The version that its sender looked at. One that cannot be read is none, so that no check is left out.</summary>
    public static Seen Seen(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.HasFormContentType && int.TryParse(http.Request.Form[SeenField.Field], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(version)
            : Hosting.Seen.Nothing;
    }
}
