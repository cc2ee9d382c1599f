namespace Entente.Look.Components;

/// <summary>
/// The title of the page that is being rendered, one for each request: the page's head writes it and the error summary, which
/// stands below, repeats it with "Error" before it.
/// </summary>
public sealed class Heading
{
    /// <summary>What the frame adds to the buttons of the page's head; null for nothing.</summary>
    public Microsoft.AspNetCore.Components.RenderFragment? Aside { get; set; }

    /// <summary>What comes after the step that was done just now, and where; null for nothing.</summary>
    public Crumb? Next { get; set; }

    /// <summary>The page's own title, without the name of the product.</summary>
    public string Title { get; set; } = "";
}
