namespace Entente.Actions.Portfolio;

/// <summary>Reads the dates of a request, which are as long as they are known.</summary>
internal static class Asked
{
    /// <summary>The date that was written; null when nothing was, or nothing that can be read: check first.</summary>
    public static PartialDate? Date(string? text) => PartialDate.TryParse(text, null, out var date) ? date : null;

    /// <summary>Notes a fault for each text that is no date.</summary>
    public static void CheckDates(List<Fault> faults, params IEnumerable<(string Place, string? Text)> dates)
    {
        foreach (var (place, text) in dates)
        {
            if (text is { Length: > 0 } && Date(text) is null)
                faults.Add(Unreadable(place).Faults[0]);
        }
    }

    /// <summary>The refusal of a text that is no date.</summary>
    public static Problem Unreadable(string place) =>
        Problem.Rule("actions.date-unreadable", "Write a date that exists: 2026-04-30, or 2026-04 if the day is not known.") with
        {
            Faults = [new(place, "actions.date-unreadable", "Write a date that exists: 2026-04-30, or 2026-04 if the day is not known.")],
        };
}
