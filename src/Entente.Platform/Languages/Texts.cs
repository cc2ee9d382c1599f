namespace Entente.Platform.Languages;

/// <summary>Names the resources that hold the words of the page frame, the components and the platform's own pages.</summary>
public sealed class Texts;
