using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>
/// The one clock that all hosts share. Leases, due times and the ends of sessions are by it, so that a host whose own clock is wrong
/// neither stops the others nor signs anybody out. Tests put a clock of their own in its place.
/// </summary>
/// <param name="clock">Measures how much time has passed since the last look; what it says of the day does not matter.</param>
public class DatabaseClock(TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(1);
    private Reading? last;

    /// <summary>Asks the database, for a decision between hosts.</summary>
    public virtual async Task<DateTimeOffset> Ask(RoomDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        // From before the question: an answer that took its time must not make this host early.
        var at = clock.GetTimestamp();
        var said = db.Database.IsNpgsql()
            ? db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"")
            : db.Database.SqlQuery<DateTime>($"SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS \"Value\"");
        var moment = DateTime.SpecifyKind(await said.SingleAsync(stop), DateTimeKind.Utc);
        // Whole milliseconds, which both databases keep exactly.
        var now = new DateTimeOffset(moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMillisecond)));
        last = new(now, at);
        return now;
    }

    /// <summary>
    /// What the database's clock shows, reckoned from the last look when that was less than a minute ago: for what every request asks.
    /// </summary>
    public virtual async ValueTask<DateTimeOffset> Now(RoomDb db, CancellationToken stop) =>
        last is { } known && clock.GetElapsedTime(known.At) is var passed && passed < Holds ? known.Now + passed : await Ask(db, stop);

    private sealed record Reading(DateTimeOffset Now, long At);
}
