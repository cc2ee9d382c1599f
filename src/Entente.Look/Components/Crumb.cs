namespace Entente.Look.Components;

/// <summary>A step of the breadcrumb.</summary>
/// <param name="Text">What the step is called.</param>
/// <param name="Href">Where it leads; null when it leads nowhere.</param>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>Something that the reader has to look at.</summary>
/// <param name="Tone">How urgent it is.</param>
/// <param name="Text">What is the matter, as a link.</param>
/// <param name="Href">Where it is mended.</param>
/// <param name="Detail">A second line.</param>
public sealed record AttentionItem(Tone Tone, string Text, string Href, string? Detail = null);

/// <summary>One of several views that a page leads to.</summary>
/// <param name="Text">What the view is called.</param>
/// <param name="Href">Its address.</param>
/// <param name="Current">True for the one that is shown.</param>
/// <param name="Count">How many things it lists.</param>
public sealed record Tab(string Text, string Href, bool Current = false, int? Count = null);

/// <summary>A choice in a form.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is read.</param>
public sealed record Option(string Value, string Text, string? Group = null);
