using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>When something that is done every day is due next. Of several hosts the one that moves it on queues the job.</summary>
[NotAudited("When something is due next.")]
public sealed class ScheduleTurn
{
    /// <summary>The kind of job.</summary>
    public required string Kind { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>When it was last queued; null for never.</summary>
    public DateTimeOffset? LastAt { get; set; }
}

/// <summary>
/// Queues what is due every day. A house that was off at the hour catches up once when it is on again, however many days have passed.
/// </summary>
public sealed class Schedules(JobKinds kinds, DatabaseClock clock)
{
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(26);
    private static readonly Actor Clockwork = Actor.Program("schedule");

    /// <summary>Queues what is due now.</summary>
    public async Task QueueDue(PlatformDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = await clock.Now(db, stop);
        var turns = await db.Set<ScheduleTurn>().AsNoTracking().ToDictionaryAsync(turn => turn.Kind, StringComparer.Ordinal, stop);
        foreach (var daily in kinds.EveryDay)
        {
            if (!turns.TryGetValue(daily.Kind, out var turn))
                await Begin(db, daily, now, stop);
            // A turn that is further off than any day is long was set by a clock that was fast: what it put off is caught up.
            else if (turn.NextAt <= now || turn.NextAt > now + LongestDay)
                await Queue(db, daily, turn, now, stop);
        }
    }

    /// <summary>The first moment after <paramref name="now"/> at which the clocks in Brussels show the hour.</summary>
    public static DateTimeOffset Next(TimeOnly at, DateTimeOffset now)
    {
        var today = Clock.DayInBrussels(now);
        var then = Clock.MomentInBrussels(today, at);
        return then > now ? then : Clock.MomentInBrussels(today.AddDays(1), at);
    }

    private static async Task Begin(PlatformDb db, DailyJob daily, DateTimeOffset now, CancellationToken stop)
    {
        db.Set<ScheduleTurn>().Add(new() { Kind = daily.Kind, NextAt = Next(daily.At, now) });
        // Another host may have been quicker; its row says the same.
        await db.Save(stop);
        db.ChangeTracker.Clear();
    }

    private static async Task Queue(PlatformDb db, DailyJob daily, ScheduleTurn turn, DateTimeOffset now, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var moved = await db.Set<ScheduleTurn>().Where(row => row.Kind == daily.Kind && row.NextAt == turn.NextAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, Next(daily.At, now)).SetProperty(row => row.LastAt, now), stop);
        if (moved == 0)
            return;

        db.Set<Job>().Add(JobQueue.New(daily.Kind, daily.Ask, about: "", Clockwork, language: null, now, now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }
}
