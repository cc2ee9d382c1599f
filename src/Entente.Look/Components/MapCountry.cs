namespace Entente.Look.Components;

/// <summary>What the map says about a country.</summary>
/// <param name="Code">Its two letters.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Level">1 to 5: how dark it is.</param>
/// <param name="Label">A few letters that stand on it, such as the work packages that it leads.</param>
/// <param name="Href">Where a click on it leads.</param>
/// <param name="Detail">What the colour stands for, in words.</param>
public sealed record MapCountry(string Code, string Name, int Level, string? Label, string? Href, string Detail);
