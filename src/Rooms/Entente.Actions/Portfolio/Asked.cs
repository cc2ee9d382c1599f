namespace Entente.Actions.Portfolio;

/// <summary>Reads the dates of a request, which are as long as they are known.</summary>
internal static class Asked
{
    /// <summary>The date that was written; null when nothing was, or nothing that can be read: check first.</summary>
    public static PartialDate? Date(string? text) => PartialDate.TryParse(text, null, out var date) ? date : null;

    /// <summary>The text as it was written in each language.</summary>
    public static LocalText Text(IReadOnlyDictionary<string, string?>? texts) => LocalText.Of(texts ?? new Dictionary<string, string?>());

    /// <summary>Notes a fault where a title has no English, or what is no language.</summary>
    public static void CheckTitle(List<Fault> faults, string place, IReadOnlyDictionary<string, string?>? texts)
    {
        if (string.IsNullOrWhiteSpace(texts?.GetValueOrDefault("en")))
            faults.Add(new($"{place}[en]", "actions.title-missing", "Give the full title in English."));
        CheckLanguages(faults, place, texts);
    }

    /// <summary>Notes a fault for each language that is none of the Union.</summary>
    public static void CheckLanguages(List<Fault> faults, string place, IReadOnlyDictionary<string, string?>? texts) =>
        faults.AddRange((texts?.Keys ?? []).Where(code => !Language.Is(code))
            .Select(code => new Fault($"{place}[{code}]", "actions.language-unknown", "'{0}' is not a language of the Union. Write its two letters, such as en or fr.", code)));

    /// <summary>Notes a fault for each text that is no date, or one too far away.</summary>
    public static void CheckDates(List<Fault> faults, params IEnumerable<(string Place, string? Text)> dates)
    {
        foreach (var (place, text) in dates)
        {
            if (Fault(place, text) is { } fault)
                faults.Add(fault);
        }
    }

    /// <summary>The refusal of a text that is no date, or one too far away; null when it is sound or empty.</summary>
    public static Problem? Refuse(string place, string? text) => Fault(place, text) is { } fault
        ? Problem.Rule(fault.Code, fault.Message, fault.Arguments) with { Faults = [fault] }
        : null;

    private static Fault? Fault(string place, string? text) => text is not { Length: > 0 }
        ? null
        : Date(text) is not { } date
            ? new(place, "actions.date-unreadable", "Write a date that exists: 2026-04-30, or 2026-04 if the day is not known.")
            : CalendarReach.Holds(date) ? null : CalendarReach.Outside(place, date);
}
