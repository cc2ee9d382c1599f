namespace Entente.Platform.Documents;

/// <summary>Names the texts of documents.</summary>
public sealed class DocumentTexts;
