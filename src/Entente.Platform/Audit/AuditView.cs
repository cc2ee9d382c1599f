namespace Entente.Platform.Audit;

/// <summary>Some lines of the audit trail.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Next">To be sent as <c>after</c>; null at the end.</param>
public sealed record AuditAnswer(IReadOnlyList<AuditView> Lines, long? Next);

/// <summary>A line of the audit trail as programs see it.</summary>
/// <param name="Sequence">Its number, in the order of writing; a change that came to nothing may leave a gap.</param>
/// <param name="At">When.</param>
/// <param name="By">Sign-in name, or <c>program:name</c>.</param>
/// <param name="Kind"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="Thing">The table.</param>
/// <param name="Key">Its key.</param>
/// <param name="Before">Former values as a JSON object.</param>
/// <param name="After">New values as a JSON object.</param>
/// <param name="PreviousHash">Hash of the line at the position before; empty while it waits.</param>
/// <param name="Hash">Its own; empty while it waits.</param>
/// <param name="Position">In the chain: 1, 2, 3, … without a gap; null while it waits for some moments to be chained.</param>
public sealed record AuditView(
    long Sequence, DateTimeOffset At, string By, string Kind, string Thing, string Key, string Before, string After, string PreviousHash, string Hash, long? Position)
{
    internal static AuditView Of(AuditEntry entry) => new(
        entry.Sequence, entry.At, entry.Actor, entry.Kind.ToString().ToLowerInvariant(), entry.Thing, entry.Key, entry.Before, entry.After, entry.PreviousHash, entry.Hash, entry.Position);
}
