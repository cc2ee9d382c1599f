using System.Globalization;

namespace Entente.Papers.Tests;

/// <summary>Papers for the tests.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset MadeAt = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);

    public static Paper Of(params IEnumerable<PaperPart> parts) => new("Deliverables of a sample action", "en", parts)
    {
        Subtitle = "State of 11 June 2026", MadeAt = MadeAt, Foot = "Demonstration data", PageOf = "Page {0} of {1}",
        Funding = new("Co-funded by the European Union", "Views and opinions expressed are those of the authors only."),
    };

    public static Paper Full() => Of(
        new PaperHeading(1, "Summary"),
        new PaperText("Žluťoučký kůň, Łódź, Größe, άλφα, България, Máirtín: all languages of the Union.\nA second line."),
        new PaperFacts([("Coordinator", "ANSM, France"), ("Runs", "1 October 2023 to 30 September 2026")]),
        new PaperHeading(2, "Table"),
        Table(3));

    public static PaperTable Table(int rows, string? cell = null) => new(
        "Deliverables", [new("Number", 1, IsRowHeading: true), new("Title", 4), new("Days", 1, IsNumber: true)],
        Enumerable.Range(1, rows).Select(row => (IReadOnlyList<string>)[$"D{row}.", cell ?? $"Guide number {row} on joint inspections", row.ToString(CultureInfo.InvariantCulture)]),
        "There is no deliverable yet.");
}
