using System.Collections.Frozen;

namespace Entente.Look.Components;

/// <summary>Where the shapes of <c>europe.svg</c> lie. Made by <c>eng/assets/europe.mjs</c>: change it there.</summary>
public static class EuropeGeometry
{
    /// <summary>Width of the drawing in its own units.</summary>
    public const int Width = 480;

    /// <summary>Height of the drawing in its own units.</summary>
    public const int Height = 480;

    /// <summary>Countries too small to be seen by their shape: they get a dot as well.</summary>
    public static FrozenSet<string> Small { get; } = new[] { "CY", "LI", "LU", "ME", "MT", "SI", "XK" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Where the label of a country goes; a country that is not here lies outside the drawing.</summary>
    public static FrozenDictionary<string, MapPoint> Points { get; } = new Dictionary<string, MapPoint>(StringComparer.Ordinal)
    {
        ["AL"] = new(316.6m, 395.7m),
        ["AT"] = new(246.8m, 316.1m),
        ["BA"] = new(288.7m, 362.6m),
        ["BE"] = new(172.8m, 280.0m),
        ["BG"] = new(361.6m, 366.9m),
        ["CH"] = new(202.0m, 329.1m),
        ["CY"] = new(463.0m, 440.3m),
        ["CZ"] = new(263.6m, 289.2m),
        ["DE"] = new(221.5m, 273.7m),
        ["DK"] = new(212.2m, 209.0m),
        ["EE"] = new(322.8m, 163.9m),
        ["ES"] = new(95.9m, 399.8m),
        ["FI"] = new(313.2m, 117.0m),
        ["FR"] = new(152.6m, 325.9m),
        ["GB"] = new(129.0m, 247.2m),
        ["GR"] = new(337.9m, 414.9m),
        ["HR"] = new(275.8m, 342.1m),
        ["HU"] = new(300.3m, 318.7m),
        ["IE"] = new(77.2m, 225.6m),
        ["IS"] = new(66.3m, 58.8m),
        ["IT"] = new(238.8m, 375.2m),
        ["LI"] = new(214.0m, 324.4m),
        ["LT"] = new(318.7m, 210.8m),
        ["LU"] = new(185.6m, 289.4m),
        ["LV"] = new(321.5m, 188.0m),
        ["MD"] = new(377.3m, 308.0m),
        ["ME"] = new(306.9m, 376.5m),
        ["MK"] = new(331.1m, 387.4m),
        ["MT"] = new(265.1m, 467.9m),
        ["NL"] = new(180.9m, 260.0m),
        ["NO"] = new(213.0m, 143.3m),
        ["PL"] = new(291.4m, 257.2m),
        ["PT"] = new(42.3m, 400.9m),
        ["RO"] = new(352.4m, 325.4m),
        ["RS"] = new(318.7m, 355.3m),
        ["SE"] = new(251.0m, 149.8m),
        ["SI"] = new(262.1m, 336.0m),
        ["SK"] = new(300.1m, 300.4m),
        ["TR"] = new(418.1m, 397.5m),
        ["UA"] = new(385.4m, 272.3m),
        ["XK"] = new(321.3m, 376.5m),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>A point of the drawing, in its own units from the top left.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct MapPoint(decimal X, decimal Y);
