using Entente.Kernel;
using Entente.Look.Components;

namespace Entente.Platform.Frame;

/// <summary>What <c>/components</c> shows. Invented, and about no real authority.</summary>
internal static class Samples
{
    public static readonly DateOnly Today = new(2026, 6, 11);

    public static readonly IReadOnlyList<AttentionItem> Attention =
    [
        new(Tone.Late, "D7.3 campaign report is 11 days late", "#table", "Owner: WP7 lead. Two laboratories have not sent results."),
        new(Tone.Wait, "Approve D4.2 sustainability plan by 15 June", "#table", "Reviewed by 5 of 6 authorities."),
        new(Tone.Info, "3 authorities have not declared May effort", "#table", "Send one reminder to all three."),
    ];

    public static readonly IReadOnlyList<GanttRow> Timeline =
    [
        Row("WP1", "Coordination", "FR", GanttKind.Support, new(2023, 11, 1), new(2026, 10, 31), 0.84m, new(2023, 12, 1), new(2024, 11, 1), new(2025, 5, 1), new(2026, 10, 31)),
        Row("WP2", "Dissemination", "FR", GanttKind.Support, new(2023, 12, 1), new(2026, 10, 31), 0.71m, new(2024, 5, 1), new(2025, 1, 1), new(2026, 8, 31)),
        Row("WP4", "Sustainability", "SI", GanttKind.Support, new(2024, 8, 1), new(2026, 10, 31), 0.48m, new(2025, 9, 1), new(2026, 10, 31)),
        Row("WP5", "Signal detection and vigilance", "MT", GanttKind.Technical, new(2024, 2, 1), new(2026, 10, 31), 0.77m, new(2025, 5, 1), new(2026, 4, 30)),
        Row("WP7", "Market surveillance campaigns", "ES", GanttKind.Technical, new(2024, 5, 1), new(2026, 8, 31), 0.55m, new(2025, 7, 1), new(2026, 5, 31)),
        Row("T7.1", "Sampling plan", "ES", GanttKind.Task, new(2024, 5, 1), new(2025, 2, 28), 1m),
        Row("T7.2", "Second campaign", "ES", GanttKind.Task, new(2025, 3, 1), end: null, done: null),
        Row("WP8", "University", "FR", GanttKind.Technical, start: null, end: null, done: null),
    ];

    public static readonly IReadOnlyList<MapCountry> Countries =
    [
        new("FR", "France", 5, "WP1, 2, 8", "#table", "44 activities"), new("ES", "Spain", 4, "WP7", "#table", "31 activities"),
        new("PL", "Poland", 4, "WP3", "#table", "22 activities"), new("BE", "Belgium", 4, "WP6", "#table", "24 activities"),
        new("MT", "Malta", 4, "WP5", "#table", "20 activities"), new("SI", "Slovenia", 3, "WP4", "#table", "18 activities"),
        new("DE", "Germany", 2, null, "#table", "8 activities"), new("SE", "Sweden", 2, null, "#table", "7 activities"),
        new("IE", "Ireland", 3, null, "#table", "12 activities"), new("IT", "Italy", 3, null, "#table", "11 activities"),
        new("CY", "Cyprus", 1, null, "#table", "2 activities"), new("IS", "Iceland", 1, null, null, "1 activity"),
        new("UA", "Ukraine", 1, null, null, "1 activity"), new("XK", "Kosovo", 1, null, null, "1 activity"), new("GE", "Georgia", 1, null, null, "1 activity"),
    ];

    public static readonly IReadOnlyList<SampleDeliverable> Deliverables =
    [
        new("D4.2", "Sustainability plan, second version", "WP4", "SI", new(2026, 6, 15), Tone.Wait, "In review", 0.8m, 40),
        new("D7.3", "Campaign report: reusable surgical instruments", "WP7", "ES", new(2026, 5, 31), Tone.Late, "Late", 0.64m, 120),
        new("D6.4", "Report on joint inspections, wave 2", "WP6", "BE", new(2026, 6, 30), Tone.Info, "In progress", 0.58m, 85),
        new("D3.3", "Evaluation report, month 30", "WP3", "PL", new(2026, 5, 22), Tone.Good, "Submitted", 1m, 30),
        new("D5.3", "Common signal detection procedure", "WP5", "MT", new(2026, 4, 30), Tone.Good, "Accepted", 1m, 1_240),
        new("D8.10", "E-learning modules, batch 4 (6 modules)", "WP8", "FR", new(2026, 6, 30), Tone.Info, "In progress", 0.72m, 60),
    ];

    public static readonly Problem Stale = Problem.Stale("platform.changed-since", "{0} changed this, on {1:u}.", "Anna Berg", new DateTimeOffset(2026, 6, 11, 9, 0, 0, TimeSpan.Zero));

    public static readonly Problem Refusal = Problem.Rule("components.refused", "Three things are wrong.") with
    {
        Faults =
        [
            new("Title", "components.title-missing", "Give the work package a title."),
            new("End", "components.end-before-start", "The end cannot come before the start, {0}.", new DateOnly(2023, 11, 1)),
            new("Lead", "components.lead-missing", "Choose the authority that leads it."),
            new("Languages", "components.language-missing", "Choose at least one language."),
        ],
    };

    private static GanttRow Row(
        string code, string label, string country, GanttKind kind, DateOnly? start, DateOnly? end, decimal? done, params IReadOnlyList<DateOnly> marks) =>
        new(code, label, "#table", country, LeadName: null, kind, start, end, done,
            [.. marks.Select(day => new GanttMark(day, StateOf(day), "Milestone of " + code))],
            done is null ? "Progress not stated." : $"{Formats.Percent(done.Value)} complete; {marks.Count(day => StateOf(day) == MarkState.Reached)} of {marks.Count} milestones reached.");

    private static MarkState StateOf(DateOnly day) => day switch
    {
        _ when day > Today => MarkState.ToCome,
        { Year: 2026, Month: 5 } => MarkState.Late,
        _ => MarkState.Reached,
    };
}

/// <summary>A row of the sample table.</summary>
internal sealed record SampleDeliverable(
    string Number, string Title, string WorkPackage, string Lead, DateOnly Due, Tone Tone, string Status, decimal Done, int Days);
