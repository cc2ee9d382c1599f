using System.Text.Json;

namespace Entente.Platform.Rules;

/// <summary>A version of a rule as programs see it.</summary>
/// <param name="Code">What it rules.</param>
/// <param name="Version">1, 2, 3, …</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="EffectiveTo">Last day in force; null for still.</param>
/// <param name="Provenance"><c>sourced</c>, <c>compared</c> (equal to independent tables), <c>recalled</c> (to be confirmed) or <c>houseRule</c>.</param>
/// <param name="Reference">The law, guideline or reason.</param>
/// <param name="Title">By language.</param>
/// <param name="Body">The numbers.</param>
public sealed record RuleView(
    string Code, int Version, DateOnly EffectiveFrom, DateOnly? EffectiveTo, string Provenance, string Reference,
    IReadOnlyDictionary<string, string> Title, JsonElement Body)
{
    internal static RuleView Of(RuleSet set) => new(
        set.Code, set.Version, set.EffectiveFrom, set.EffectiveTo, JsonNamingPolicy.CamelCase.ConvertName(set.Provenance.ToString()), set.Reference,
        set.Title.All.ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal), JsonDocument.Parse(set.Body).RootElement);
}
