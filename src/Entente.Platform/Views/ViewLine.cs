namespace Entente.Platform.Views;

/// <summary>A view in the list of those that somebody can open.</summary>
/// <param name="View">The view.</param>
/// <param name="Page">What its page is called; null when the reader may no longer see it.</param>
/// <param name="SharedWith">Who sees it too, by name; null for nobody.</param>
/// <param name="Opens">True when the page opens with it.</param>
public sealed record ViewLine(SavedView View, string? Page, string? SharedWith, bool Opens);
