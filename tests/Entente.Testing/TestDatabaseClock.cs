using Entente.Platform.Storage;

namespace Entente.Testing;

/// <summary>
/// The database's clock of a house in a test: the test's own, for the databases live on the day of whoever runs the tests. This is the one
/// seam by which the days of tests reach what goes by the database's clock.
/// </summary>
public sealed class TestDatabaseClock(TimeProvider clock) : DatabaseClock(clock)
{
    private readonly TimeProvider clock = clock;

    /// <inheritdoc/>
    public override Task<DateTimeOffset> Ask(RoomDb db, CancellationToken stop) => Task.FromResult(clock.GetUtcNow());

    /// <inheritdoc/>
    public override ValueTask<DateTimeOffset> Now(RoomDb db, CancellationToken stop) => ValueTask.FromResult(clock.GetUtcNow());
}
