namespace Entente.Kernel;

/// <summary>
/// The one name of a thing, by which documents, comments, notices, jobs, the search and the audit trail speak of it. What it is called
/// and where its page is are asked for when they are shown, so that a renamed thing has its new name everywhere.
/// </summary>
/// <param name="Kind">What it is, <c>room.thing</c>: <c>actions.deliverable</c>.</param>
/// <param name="Key">Which one of its kind: its identity, or the code that never changes.</param>
public readonly record struct Thing(string Kind, string Key)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static Thing? Read(string? text) =>
        text?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < text.Length - 1 ? new(text[..slash], text[(slash + 1)..]) : null;

    /// <summary><c>actions.deliverable/0197…</c>: as it is stored and stands in addresses.</summary>
    public override string ToString() => $"{Kind}/{Key}";
}
