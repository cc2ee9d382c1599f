using Entente.Platform.Access;

namespace Entente.Platform.Audit;

/// <summary>
/// What one room tells of the changes of its things. The trail holds every change; only the room knows who may see the thing today,
/// what it is called, and which of its fields are for readers.
/// </summary>
public interface IActivityPart
{
    /// <summary>The tables whose lines it tells.</summary>
    IReadOnlyList<string> Things { get; }

    /// <summary>A table's thing in the reader's words: "Deliverable".</summary>
    string NameOf(string thing);

    /// <summary>What one can narrow the activity to.</summary>
    Task<ActivityChoices> Choices(Actor reader, CancellationToken stop);

    /// <summary>The keys of all that lies in a place now, with that of the place itself; null when the reader may not know of it.</summary>
    Task<IReadOnlyList<string>?> Keys(string place, Actor reader, CancellationToken stop);

    /// <summary>The keys of what is a part of a thing: the invitations to a meeting. Empty for a thing of another room.</summary>
    Task<IReadOnlyList<string>> Parts(string thing, string key, CancellationToken stop);

    /// <summary>
    /// The lines that the reader may see today, in the reader's words. A line whose thing is out of sight, or that changed nothing but
    /// what is not for readers, is left out.
    /// </summary>
    Task<IReadOnlyList<ActivityLine>> Tell(IReadOnlyList<AuditEntry> entries, Actor reader, CancellationToken stop);
}

/// <summary>What one can narrow the activity to, each in the order of a list.</summary>
/// <param name="Places">A joint action by its slug, with its name. Only what the reader may see.</param>
/// <param name="Authorities">Those whose people one can ask for: code and short name.</param>
public sealed record ActivityChoices(IReadOnlyList<(string Code, string Name)> Places, IReadOnlyList<(string Code, string Name)> Authorities)
{
    /// <summary>Nothing to choose from.</summary>
    public static ActivityChoices None { get; } = new([], []);
}

/// <summary>A change as a reader sees it.</summary>
/// <param name="Entry">The line of the trail.</param>
/// <param name="Name">What was changed: "JAMS 2.0 D5.2".</param>
/// <param name="Href">Where it is.</param>
/// <param name="Changes">The fields that are for the reader.</param>
public sealed record ActivityLine(AuditEntry Entry, string Name, string Href, IReadOnlyList<ActivityChange> Changes);

/// <summary>A field before and after. When both read the same, it was edited in a way that takes more than a line to tell.</summary>
/// <param name="Field">Its label.</param>
/// <param name="Before">Null: nothing was stated.</param>
/// <param name="After">Null: nothing is stated any more.</param>
/// <param name="Quoted">True for what somebody wrote, in whatever language: it is not in that of the page.</param>
public sealed record ActivityChange(string Field, string? Before, string? After, bool Quoted = false);

/// <summary>What somebody wants to know of the activity. Whatever is null narrows nothing.</summary>
public sealed record ActivityAsk
{
    /// <summary>Slug of a joint action.</summary>
    public string? Place { get; init; }

    /// <summary>One thing, as <c>table/key</c>.</summary>
    public string? Item { get; init; }

    /// <summary>A sort of things, by its table.</summary>
    public string? Thing { get; init; }

    /// <summary>Who did it: a sign-in name, or a part of what people call somebody.</summary>
    public string? By { get; init; }

    /// <summary>Where whoever did it works today: the code of an authority.</summary>
    public string? Authority { get; init; }

    /// <summary>Added, changed or removed.</summary>
    public AuditKind? Kind { get; init; }

    /// <summary>First day, in Brussels.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in Brussels.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only what lies before this line of the trail.</summary>
    public long? Before { get; init; }
}

/// <summary>Some of the activity, the newest first.</summary>
/// <param name="Lines">What the reader may see.</param>
/// <param name="Next">To be given as <see cref="ActivityAsk.Before"/> to go on; null at the end.</param>
/// <param name="People">Names of those who made the changes, by sign-in name.</param>
public sealed record ActivityLines(IReadOnlyList<ActivityLine> Lines, long? Next, IReadOnlyDictionary<string, string> People)
{
    /// <summary>Who made a change, as people call them; null for a program.</summary>
    public string? NameOf(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Actor.StartsWith("program:", StringComparison.Ordinal) ? null : People.GetValueOrDefault(entry.Actor, entry.Actor);
    }
}
