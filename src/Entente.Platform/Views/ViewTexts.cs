namespace Entente.Platform.Views;

/// <summary>Names the texts of views.</summary>
public sealed class ViewTexts;
