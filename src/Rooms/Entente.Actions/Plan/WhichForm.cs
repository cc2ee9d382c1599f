namespace Entente.Actions.Plan;

/// <summary>Which form of a page came back: the others show what is stored.</summary>
internal static class WhichForm
{
    public static bool Sent(this HttpContext http, string form) =>
        http.Request.HasFormContentType && http.Request.Form["_handler"] == form;
}
