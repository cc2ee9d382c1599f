namespace Entente.Look.Components;

/// <summary>How much a state asks of the reader. It is never told by colour alone: a word and an icon go with it.</summary>
public enum Tone
{
    /// <summary>Nothing to do and nothing to praise: a draft, a closed thing.</summary>
    Neutral,

    /// <summary>Under way.</summary>
    Info,

    /// <summary>Somebody has to act soon.</summary>
    Wait,

    /// <summary>Done, accepted, on target.</summary>
    Good,

    /// <summary>Late or failed, and nothing else.</summary>
    Late,
}

/// <summary>The marks that go with a <see cref="Tone"/>.</summary>
internal static class ToneMarks
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Wait => "wait",
        Tone.Good => "good",
        Tone.Late => "late",
        _ => "neutral",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Info => "arrow-right",
        Tone.Wait => "clock",
        Tone.Good => "check",
        Tone.Late => "triangle-alert",
        _ => "circle",
    };
}
