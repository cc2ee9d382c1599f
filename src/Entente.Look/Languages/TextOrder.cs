using System.Globalization;

namespace Entente.Look.Languages;

/// <summary>How texts stand in lists.</summary>
public static class TextOrder
{
    /// <summary>Case does not count, "WP10" comes after "WP9", and "Évaluation" stands beside "Evaluation".</summary>
    public const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.NumericOrdering;
}
