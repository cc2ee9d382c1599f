using System.Collections.Concurrent;

namespace Entente.Testing;

/// <summary>
/// Houses with the demo that tests read in and leave as they are, one for each kind of database and process. Opening a house costs more
/// than most pages; who changes something opens one of their own.
/// </summary>
internal static class SharedHouses
{
    private static readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<House>>> Opened = new();

    public static Task<House> Of(DatabaseKind kind) => Opened.GetOrAdd(kind, static kind => new(() => Open(kind))).Value;

    /// <summary>Fails when a test has changed what all read. Signing in and tokens leave lines in the trail too; pages do not show them.</summary>
    public static async Task StaysAsItIs(House house)
    {
        var changed = await house.Database.Read(
            """SELECT "Actor", "Kind", "Thing", "Key" FROM platform_audit WHERE "Actor" <> 'program:demo' AND "Thing" NOT IN ('platform_account', 'platform_token')""");
        Assert.True(
            changed.Count == 0 && house.Clock.Now == new FixedClock().Now,
            $"A test changed the house that others read in, and needs House.Demo: {string.Join("; ", changed)}");
    }

    private static async Task<House> Open(DatabaseKind kind)
    {
        var house = new House(await Furnished.Copy(kind, demo: true), demo: true, new FixedClock(), []) { IsShared = true };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(house.Database.Folder, recursive: true);
        return house;
    }
}
