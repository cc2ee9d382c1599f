using System.Collections.Concurrent;

namespace Entente.Testing;

/// <summary>
/// A database in which the first run has happened, one for each kind and process. Houses with demo data begin with a copy: loading
/// the demo takes longer than most tests.
/// </summary>
internal static class Furnished
{
    private static readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<TestDatabase>>> Made = new();
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);

    public static async Task<TestDatabase> Copy(DatabaseKind kind)
    {
        var original = await Made.GetOrAdd(kind, static kind => new(() => Furnish(kind))).Value;
        await OneCopyAtATime.WaitAsync();
        try
        {
            return await TestDatabase.CopyOf(original);
        }
        finally
        {
            OneCopyAtATime.Release();
        }
    }

    private static async Task<TestDatabase> Furnish(DatabaseKind kind)
    {
        var database = await TestDatabase.Make(kind);
        await using (var house = new House(database, demo: true, new FixedClock(), []) { KeepsDatabase = true })
            _ = house.Services;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(database.Folder, recursive: true);
        return database;
    }
}
