namespace Entente.Actions.Portfolio;

/// <summary>A funding programme of the Union, such as EU4Health.</summary>
internal sealed class Programme : Entity
{
    public required string Code { get; init; }

    public LocalText Name { get; private set; } = LocalText.Empty;

    public string? LegalBasis { get; private set; }

    public int? FromYear { get; private set; }

    public int? UntilYear { get; private set; }

    public decimal? BudgetEur { get; private set; }

    public IReadOnlyList<LocalText> Objectives { get; private set; } = [];

    /// <summary>The support work packages that every joint action starts with.</summary>
    public IReadOnlyList<TemplatePackage> Template { get; private set; } = [];

    /// <summary>Lays what is stated over what is known; what is not stated stays as it is.</summary>
    [TellsNobody("No other room keeps anything by programme.")]
    public void Describe(
        LocalText name, string? legalBasis, int? fromYear, int? untilYear, decimal? budgetEur,
        IReadOnlyList<LocalText> objectives, IReadOnlyList<TemplatePackage> template)
    {
        Name = Name.With(name);
        LegalBasis = legalBasis ?? LegalBasis;
        FromYear = fromYear ?? FromYear;
        UntilYear = untilYear ?? UntilYear;
        BudgetEur = budgetEur ?? BudgetEur;
        Objectives = objectives.Count > 0 ? objectives : Objectives;
        Template = template.Count > 0 ? template : Template;
    }
}

/// <summary>A work package of the template.</summary>
internal sealed record TemplatePackage(int Number, string Kind, string Purpose);
