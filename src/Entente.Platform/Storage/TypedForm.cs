using Entente.Kernel;
using Entente.Look.Components;

namespace Entente.Platform.Storage;

/// <summary>Sends a form to its slice, and says all that is wrong with it at once.</summary>
public static class TypedForm
{
    /// <summary>
    /// Runs the slice. Where an answer could not be read, the slice is asked all the same, so that the other answers are judged too, and its
    /// save is withheld: nothing is written, and the refusal names every fault, of one field the one of its reading.
    /// </summary>
    /// <param name="typed">What was read of the form.</param>
    /// <param name="db">The store in which the slice saves.</param>
    /// <param name="run">The slice.</param>
    public static async Task<Result<T>> Send<T>(this Typed typed, RoomDb db, Func<Task<Result<T>>> run)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(run);
        if (typed.Problem is not { } unread)
            return await run();

        db.Withheld = unread;
        try
        {
            // Who may not is told that first. Who comes too late is told it when the form can be read: until then it keeps the version that was seen.
            var refused = (await run()).Problem ?? unread;
            if (refused.Kind == ProblemKind.Stale)
                return unread;
            return refused.Faults.Count == 0
                ? refused
                : unread with { Faults = [.. unread.Faults, .. refused.Faults.Where(fault => unread.Faults.All(one => one.Place != fault.Place))] };
        }
        finally
        {
            db.Withheld = null;
        }
    }
}
