namespace Entente.Platform.Search;

/// <summary>Names the texts of the search.</summary>
public sealed class SearchTexts;
