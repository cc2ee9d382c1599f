using System.Globalization;

namespace Entente.Actions.Plan;

/// <summary>Which lines of a plan a reader has asked for: the same rows on the page and in what is exported from it.</summary>
internal static class PlanFilter
{
    public static bool IsShown(this TaskLine line, TableState state) =>
        Is(state, "wp", line.WorkPackage.ToString(CultureInfo.InvariantCulture)) && Is(state, "owner", line.OwnerCode ?? "none")
        && (state.Filter("state") is not { } wanted || (wanted == "late" ? line.Late : line.State == wanted))
        && state.Matches(line.Number, line.Title, line.OwnerName, line.PersonName, $"WP{line.WorkPackage}");

    /// <summary>True when the filter is not set, or set to this value.</summary>
    public static bool Is(TableState state, string name, string? value) => state.Filter(name) is not { } wanted || wanted == value;
}
