using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>The form that this request works on, when it is one that is taken once. Each save of the request notes in its own transaction that it was.</summary>
public sealed class FormAtHand
{
    private string? print;
    private DateTimeOffset at;

    /// <summary>Now this form is at hand, taken then.</summary>
    public void Take(string form, DateTimeOffset when) => (print, at) = (form, when);

    /// <summary>Notes that something is being saved for it.</summary>
    /// <returns>False when somebody else has taken the form over meanwhile: then this save must come to nothing.</returns>
    internal async Task<bool> Note(RoomDb db, DateTimeOffset now, CancellationToken stop) => print is null || await db.Database.ExecuteSqlAsync(
        $"""UPDATE platform_taken_form SET "SavedAt" = {now.UtcDateTime} WHERE "Print" = {print} AND "At" = {at.UtcDateTime}""", stop) == 1;
}
