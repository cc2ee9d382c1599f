namespace Entente.Platform.Sheets;

/// <summary>Names the texts of tables that go out and come in.</summary>
public sealed class SheetTexts;
