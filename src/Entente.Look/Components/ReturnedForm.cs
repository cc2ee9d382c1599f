using Microsoft.AspNetCore.Http;

namespace Entente.Look.Components;

/// <summary>What a form that came back says of itself.</summary>
public static class ReturnedForm
{
    /// <summary>True when it is the one of this name: the others of its page show what is stored.</summary>
    public static bool Sent(this HttpContext http, string form)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.HasFormContentType && http.Request.Form["_handler"] == form;
    }
}
