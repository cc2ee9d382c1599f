using System.Collections.Concurrent;

namespace Entente.Testing;

/// <summary>
/// Databases in which the first run has happened, with the demo or without, one for each kind and process. Houses begin with a copy:
/// migrating, and loading the demo, take longer than most tests.
/// </summary>
internal static class Furnished
{
    private static readonly ConcurrentDictionary<(DatabaseKind Kind, bool Demo), Lazy<Task<TestDatabase>>> Made = new();
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);

    public static async Task<TestDatabase> Copy(DatabaseKind kind, bool demo)
    {
        var original = await Made.GetOrAdd((kind, demo), static wanted => new(() => Furnish(wanted.Kind, wanted.Demo))).Value;
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

    private static async Task<TestDatabase> Furnish(DatabaseKind kind, bool demo)
    {
        var database = await TestDatabase.Make(kind);
        await using (var house = new House(database, demo, new FixedClock(), []) { KeepsDatabase = true })
            _ = house.Services;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(database.Folder, recursive: true);
        return database;
    }
}
