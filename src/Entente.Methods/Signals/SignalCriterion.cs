namespace Entente.Methods.Signals;

/// <summary>A threshold rule for pairs, as data: rules in use differ, so each names its source.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="LeastReports">Least number of reports; 1 when none is asked for.</param>
/// <param name="Ratio">Least proportional reporting ratio; null when not asked for.</param>
/// <param name="ChiSquare">Least chi-square; null when not asked for.</param>
/// <param name="Yates">Whether the chi-square is the corrected one.</param>
/// <param name="RatioLower">What the lower limit of the proportional reporting ratio must reach; null when not asked for.</param>
/// <param name="OddsLower">What the lower limit of the reporting odds ratio must exceed; null when not asked for.</param>
public sealed record SignalCriterion(string Name, string Source, long LeastReports, double? Ratio = null, double? ChiSquare = null, bool Yates = true, double? RatioLower = null,
    double? OddsLower = null)
{
    /// <summary>At least 3 reports, ratio at least 2, chi-square at least 4.</summary>
    public static SignalCriterion Evans { get; } = new("Evans", "S. J. W. Evans, P. C. Waller, S. Davis, Pharmacoepidemiol. Drug Saf. 10 (2001) 483", 3, Ratio: 2, ChiSquare: 4);

    /// <summary>Lower limit of the proportional reporting ratio at least 1, with at least 5 reports.</summary>
    public static SignalCriterion ProportionalLimit { get; } = new("Lower limit of the ratio", "N. Slattery et al.: rules in use at authorities, PMC4982893, table 1 (EMA)", 5, RatioLower: 1);

    /// <summary>Lower limit of the reporting odds ratio above 1, with at least 3 reports.</summary>
    public static SignalCriterion OddsLimit { get; } = new("Lower limit of the odds", "EMA/849944/2016, Screening for adverse reactions in EudraVigilance, section 4.1.3 (numbers to be confirmed)", 3, OddsLower: 1);

    /// <summary>Whether a pair meets the rule. What is undefined does not meet it.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="level">Confidence level of the limits.</param>
    public bool Holds(TwoByTwo table, double level = 0.95)
    {
        if (table.Both < LeastReports)
            return false;
        if (Ratio is { } ratio && !(ReportingRatio.Proportional(table).Value >= ratio))
            return false;
        if (ChiSquare is { } chi && !(Association.ChiSquare(table, Yates) >= chi))
            return false;
        if (RatioLower is { } lower && !(ReportingRatio.Proportional(table, level).Lower >= lower))
            return false;
        return OddsLower is not { } odds || ReportingRatio.Odds(table, level).Lower > odds;
    }
}
