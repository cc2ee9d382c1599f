using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Platform.Storage;

/// <summary>
/// Turns, for rules over a set: "at least one administrator", "no role twice". Each thing carries a version, but a rule over all of them
/// holds only when nobody changes the set between the look and the save.
/// </summary>
public static class OneAtATime
{
    /// <summary>
    /// Waits until nobody else, on whatever host, has the turn of this name. Whoever has it looks, changes, saves and commits; left without
    /// that, nothing has happened.
    /// </summary>
    public static async Task<IDbContextTransaction> Turn(this RoomDb db, string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        // On SQLite a transaction begins by waiting for the one writer; on PostgreSQL writers meet at this lock only.
        var turn = await db.Database.BeginTransactionAsync(stop);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({name}))", stop);
        return turn;
    }

    /// <summary>
    /// The turn in which the house chooses the next number and saves what gets it: of two who make different things at once the second gets
    /// the number after.
    /// </summary>
    /// <param name="db">The store that saves.</param>
    /// <param name="table">What is numbered, <c>actions.tasks</c>.</param>
    /// <param name="of">Within what: the slug of an action.</param>
    /// <param name="stop">Stops the wait.</param>
    public static Task<IDbContextTransaction> TurnToNumber(this RoomDb db, string table, string of, CancellationToken stop) =>
        db.Turn($"{table}/{of}", stop);
}
