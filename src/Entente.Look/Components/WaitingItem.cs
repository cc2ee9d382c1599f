namespace Entente.Look.Components;

/// <summary>Something that somebody asks of the reader, with the one button that does it.</summary>
/// <param name="Tone">How urgent it is.</param>
/// <param name="Text">What it is about, as a link.</param>
/// <param name="Href">The page that shows it.</param>
/// <param name="Button">What is to be done, as a verb: "Vote".</param>
/// <param name="Act">Where it is done.</param>
public sealed record WaitingItem(Tone Tone, string Text, string Href, string Button, string Act)
{
    /// <summary>Where it belongs: "JAMS 2.0, WP5".</summary>
    public string? Where { get; init; }

    /// <summary>Who asks; null where the agreement does.</summary>
    public string? Asker { get; init; }

    /// <summary>Until when; null for no day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How far away that is: "4 days left".</summary>
    public string? Left { get; init; }
}
