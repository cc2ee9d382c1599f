namespace Entente.Platform.Papers;

/// <summary>Names the texts of documents that go out.</summary>
public sealed class PaperTexts;
