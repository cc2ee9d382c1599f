using System.Text.Json;
using Entente.Kernel;
using Entente.Kernel.Access;
using Entente.Platform.Audit;
using Entente.Platform.Jobs;
using Entente.Platform.Lists;
using Entente.Platform.Notices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Entente.Platform.Storage;

/// <summary>
/// The store of one room. A save writes, in one transaction: the changes, a line of the audit trail for each, and the facts
/// that were told, and that the form it is for was taken. There is no other way to write.
/// </summary>
public abstract class RoomDb(DbContextOptions options, Recorder recorder) : DbContext(options)
{
    /// <summary>What people may be told of.</summary>
    internal NoticeTopics Topics => recorder.Topics;

    /// <summary>The clock that all hosts share.</summary>
    internal DatabaseClock Clock => recorder.Clock;

    /// <summary>
    /// What was read once and depends on nobody who reads, until something is written (<see cref="Kept"/>). It is given to everybody, so
    /// it is never changed, and each reader gets what <see cref="CanSee.Item"/> lets through.
    /// </summary>
    /// <param name="name">What it is, after the room: <c>actions.portfolio</c>.</param>
    /// <param name="read">Reads it whole and untracked, by no more statements than a page would ask for one reader.</param>
    public Task<T> Keep<T>(string name, Func<Task<T>> read)
        where T : class? => recorder.Kept.Of(name, this, recorder, read);

    /// <summary>The facts that the last save told.</summary>
    internal IReadOnlyList<OutboxMessage> JustTold { get; private set; } = [];

    /// <summary>Why nothing is saved for now: the form that asks could not be read (<see cref="TypedForm"/>).</summary>
    internal Problem? Withheld { get; set; }

    /// <summary>
    /// Saves; a loss against somebody who saved first comes back as a refusal, so a slice ends with
    /// <c>return await db.Save(stop) is { } lost ? lost : …;</c>.
    /// </summary>
    public async Task<Problem?> Save(CancellationToken stop)
    {
        if (Withheld is { } unread)
            return unread;
        if (StorableTexts.Refuse(ChangeTracker) is { } unstorable)
            return unstorable;
        try
        {
            await SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile;
        }
        catch (Exception failed) when (IsLostRace(failed))
        {
            return ChangedMeanwhile;
        }
        catch (DbUpdateException failed) when (IsDuplicate(failed))
        {
            return Problem.Conflict("platform.made-meanwhile",
                "Somebody else has just made the same thing. Open the list again and look.");
        }
    }

    /// <summary>Saves and commits what was begun in a turn (<see cref="OneAtATime"/>); on a refusal nothing has happened.</summary>
    public async Task<Problem?> Save(IDbContextTransaction turn, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (await Save(stop) is { } lost)
            return lost;
        await turn.CommitAsync(stop);
        recorder.Stamp = null;
        // Whoever was woken by the save looked before there was anything to see.
        recorder.Outbox.Poke();
        recorder.Jobs.Poke();
        recorder.Audit.Poke();
        return null;
    }

    /// <summary>Not available: a synchronous save would bypass the outbox and the audit trail.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: only that writes the outbox and the audit trail.");

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        JustTold = [];
        ChangeTracker.DetectChanges();
        var changes = ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        var entities = ChangeTracker.Entries<Entity>().ToList();
        // What was told is kept even where nothing else has changed: a fact is never dropped in silence.
        if (changes.Count == 0 && entities.All(entry => entry.Entity.Told.Count == 0))
            return 0;

        var queues = changes.Any(entry => entry is { Entity: Job, State: EntityState.Added });
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;

        var touched = Parts.OwnersOf(ChangeTracker, changes);
        foreach (var entry in entities.Where(entry => entry.State is EntityState.Added or EntityState.Modified || (entry.State == EntityState.Unchanged && touched.Contains(entry.Entity))))
            entry.Entity.Advance();
        var told = Tell(entities.SelectMany(entry => entry.Entity.Told));
        var waits = await AuditTrail.Append(this, changes, recorder, cancellationToken);
        await NoticeBoard.CloseWhatIsOver(this, changes.Where(entry => entry.State == EntityState.Modified).Select(entry => entry.Entity), recorder.Now(), cancellationToken);

        var searched = entities.Where(entry => entry.State != EntityState.Unchanged || touched.Contains(entry.Entity)).Select(entry => (entry.Entity, entry.State)).ToList();
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (searched.Count > 0 && await recorder.Things.Write(this, searched, recorder.Now(), cancellationToken))
            await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (!await recorder.Form.Note(this, recorder.Now(), cancellationToken))
            throw new DbUpdateConcurrencyException("The form that this is saved for was taken over by somebody else meanwhile.");
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        recorder.Stamp = null;

        foreach (var entry in entities)
            entry.Entity.Saved();
        JustTold = told;
        if (told.Count > 0)
            recorder.Outbox.Poke();
        if (queues)
            recorder.Jobs.Poke();
        if (waits)
            recorder.Audit.Poke();
        return written;
    }

    /// <summary>Writes lines of the audit trail of what was changed in another way than by a save: by a migration.</summary>
    internal async Task Record(IReadOnlyList<Change> changes, string actor, CancellationToken stop)
    {
        await using var own = await Database.BeginTransactionAsync(stop);
        if (await AuditTrail.Append(this, changes, recorder, actor, stop))
            recorder.Audit.Poke();
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, stop);
        await own.CommitAsync(stop);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Plumbing.Map(modelBuilder, owned: this is PlatformDb);
        ListText.Map(modelBuilder, Database.IsSqlite());
        Kept.Map(modelBuilder, Database.IsSqlite());
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => typeof(Entity).IsAssignableFrom(type.ClrType)))
        {
            modelBuilder.Entity(type.ClrType).Ignore(nameof(Entity.Told));
            modelBuilder.Entity(type.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
            if (typeof(IVisible).IsAssignableFrom(type.ClrType))
                modelBuilder.Entity(type.ClrType).Property<string>(nameof(IVisible.Audience)).HoldsUpTo(TextLength.Pages);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Apply(configurationBuilder);

    private static Problem ChangedMeanwhile => Problem.Conflict("platform.changed-meanwhile",
        "Somebody else changed this while you were working on it. Open it again, look at the new state, and repeat your change.");

    // The database chose another writer's change over this one, or what this one refers to was taken away meanwhile.
    private static bool IsLostRace(Exception failed) => (failed as DbUpdateException)?.InnerException switch
    {
        SqliteException { SqliteExtendedErrorCode: 787 or 517 } => true,
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } => true,
        var inner => (inner ?? failed) is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure },
    };

    internal static bool IsDuplicate(DbUpdateException failed) => failed.InnerException is
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private List<OutboxMessage> Tell(IEnumerable<IFact> facts)
    {
        var now = recorder.Now();
        var told = facts.Select(fact => new OutboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Kind = fact.Kind,
            Body = JsonSerializer.Serialize(fact, fact.GetType(), Facts.Json),
            At = now,
        }).ToList();
        Set<OutboxMessage>().AddRange(told);
        return told;
    }
}
