namespace Entente.Platform.Rules;

/// <summary>Names the texts of rules and deadlines.</summary>
public sealed class RuleTexts;
