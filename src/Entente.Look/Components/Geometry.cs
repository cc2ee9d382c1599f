using System.Globalization;

namespace Entente.Look.Components;

/// <summary>Numbers for SVG attributes: always with a point, whatever the reader's language.</summary>
internal static class Geometry
{
    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share of 0 to 1 as a percentage of the width; what lies outside is cut.</summary>
    public static string Percent(decimal share) => Number(Math.Clamp(share, 0m, 1m) * 100m) + "%";
}
