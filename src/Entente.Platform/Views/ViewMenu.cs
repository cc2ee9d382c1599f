using Microsoft.AspNetCore.Http;

namespace Entente.Platform.Views;

/// <summary>The views that somebody can choose from on a page.</summary>
/// <param name="Views">By name.</param>
/// <param name="Open">The one that is open; null for none.</param>
/// <param name="Default">The one that opens by itself; null for none.</param>
/// <param name="Reader">Who reads.</param>
public sealed record ViewMenu(IReadOnlyList<SavedView> Views, SavedView? Open, SavedView? Default, Guid? Reader)
{
    /// <summary>Where to go instead, when the address chooses nothing and a view opens by itself.</summary>
    public string? Instead(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue ? Default?.Href : null;
    }
}
