namespace Entente.Actions.Meetings;

/// <summary>What people of an authority say to an invitation.</summary>
internal enum Answer
{
    Yes,
    Maybe,
    No,
}

/// <summary>A point of the agenda.</summary>
/// <param name="Id">Stays the same wherever the point moves; decisions name it.</param>
/// <param name="Title">What is talked about.</param>
/// <param name="Minutes">How long; null when not planned.</param>
/// <param name="Who">Who presents it.</param>
internal sealed record AgendaItem(int Id, string Title, int? Minutes, string? Who);

/// <summary>What a meeting decided.</summary>
/// <param name="Number">1, 2, … in the meeting.</param>
/// <param name="Item">The point of the agenda under which it was decided.</param>
/// <param name="Text">What was decided.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When.</param>
/// <param name="Task">Number of the task that it became; null while it has not.</param>
/// <param name="Authority">Code of the authority where whoever recorded it works; null for none.</param>
internal sealed record Decision(int Number, int Item, string Text, string By, DateTimeOffset At, string? Task, string? Authority = null);

/// <summary>A time at which the meeting was to be held before it was moved.</summary>
/// <param name="Time">When.</param>
/// <param name="Because">Why it was moved.</param>
/// <param name="By">Who moved it.</param>
/// <param name="At">When that was done.</param>
internal sealed record MovedFrom(MeetingTime Time, string Because, string By, DateTimeOffset At);

/// <summary>Minutes that were approved.</summary>
/// <param name="Round">1 for the first, 2 after one correction, …</param>
/// <param name="Text">Their words.</param>
/// <param name="By">Who approved them.</param>
/// <param name="At">When.</param>
/// <param name="Correcting">Why the round before was corrected; null for the first.</param>
/// <param name="Authority">Code of the authority where whoever approved them works; null for none.</param>
internal sealed record ApprovedMinutes(int Round, string Text, string By, DateTimeOffset At, string? Correcting, string? Authority = null);
