namespace Entente.Actions.Portfolio;

/// <summary>When an action runs: the grant's arithmetic and the approved extensions. It says nothing about the status.</summary>
internal static class Period
{
    /// <summary>
    /// The latest approved extension decides: its stated end, else its months. Months are counted from the start with all that were
    /// agreed before, so that an extension never moves the day of the month; after a stated end they are counted from there.
    /// Proposed extensions do not count.
    /// </summary>
    public static PartialDate? AgreedEnd(PartialDate? start, int? months, IEnumerable<Amendment> amendments)
    {
        var (from, length) = (start, months ?? 0);
        PartialDate? end = months is { } planned ? After(from, planned) : null;
        foreach (var extension in amendments.Where(amendment => amendment.State == AmendmentState.Approved))
        {
            if (extension.Until is { } stated)
            {
                (end, length) = (stated, 0);
                from = stated.IsDay && stated.First < DateOnly.MaxValue ? PartialDate.Of(stated.First.AddDays(1)) : null;
            }
            else if (extension.Months is { } more && end is { IsDay: true } && After(from, length + more) is { } later)
            {
                (end, length) = (later, length + more);
            }
        }

        return end;
    }

    private static PartialDate? After(PartialDate? from, int months) => from?.LastDayAfter(months) is { } day ? PartialDate.Of(day) : null;
}
