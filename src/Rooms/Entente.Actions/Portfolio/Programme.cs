namespace Entente.Actions.Portfolio;

/// <summary>A funding programme of the Union, such as EU4Health.</summary>
internal sealed class Programme : Entity
{
    public required string Code { get; init; }

    public required LocalText Name { get; set; }

    public string? LegalBasis { get; set; }

    public int? FromYear { get; set; }

    public int? UntilYear { get; set; }

    public decimal? BudgetEur { get; set; }

    public IReadOnlyList<LocalText> Objectives { get; set; } = [];

    /// <summary>The support work packages that every joint action starts with.</summary>
    public IReadOnlyList<TemplatePackage> Template { get; set; } = [];
}

/// <summary>A work package of the template.</summary>
internal sealed record TemplatePackage(int Number, string Kind, string Purpose);
