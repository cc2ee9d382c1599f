namespace Entente.Look.Components;

/// <summary>
/// The title of the page that is being rendered, one for each request: the page's head writes it and the error summary, which
/// stands below, repeats it with "Error" before it.
/// </summary>
public sealed class Heading
{
    /// <summary>The page's own title, without the name of the product.</summary>
    public string Title { get; set; } = "";
}
