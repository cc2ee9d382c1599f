namespace Entente.Actions.Portfolio;

/// <summary>When an action runs: the grant's arithmetic and the approved extensions. It says nothing about the status.</summary>
internal static class Period
{
    /// <summary>
    /// The latest approved extension decides: its stated end, else the end before it plus its months. Proposed extensions do not
    /// count.
    /// </summary>
    public static PartialDate? AgreedEnd(PartialDate? start, int? months, IEnumerable<Amendment> amendments)
    {
        PartialDate? end = months is { } planned && start?.LastDayAfter(planned) is { } day ? PartialDate.Of(day) : null;
        foreach (var extension in amendments.Where(amendment => amendment.State == AmendmentState.Approved))
        {
            if (extension.Until is { } stated)
                end = stated;
            else if (extension.Months is { } more && end is { IsDay: true } last && last.First < DateOnly.MaxValue
                && PartialDate.Of(last.First.AddDays(1)).LastDayAfter(more) is { } later)
                end = PartialDate.Of(later);
        }

        return end;
    }
}
