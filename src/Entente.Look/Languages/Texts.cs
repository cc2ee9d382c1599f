namespace Entente.Look.Languages;

/// <summary>Names the resources that hold the words of the components.</summary>
public sealed class Texts;
