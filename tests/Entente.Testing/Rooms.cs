using System.Reflection;
using Entente.Platform;
using Entente.Platform.Storage;

namespace Entente.Testing;

/// <summary>What was built into the house, found by looking: a room that the host forgot is found too.</summary>
public static class Rooms
{
    /// <summary>Every assembly under <c>src</c> that the running test can see.</summary>
    public static IReadOnlyList<Assembly> Source { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Entente.*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => Repository.Files("src", $"{name}.csproj").Any())
            .Order(StringComparer.Ordinal)
            .Select(Assembly.Load),
    ];

    /// <summary>A new door of every room.</summary>
    public static IReadOnlyList<IRoom> All => [.. Types<IRoom>().Select(type => (IRoom)Activator.CreateInstance(type)!)];

    /// <summary>The store of the platform and of every room.</summary>
    public static IReadOnlyList<Type> Stores => [.. Types<RoomDb>()];

    private static IEnumerable<Type> Types<T>() => Source.SelectMany(assembly => assembly.GetTypes())
        .Where(type => typeof(T).IsAssignableFrom(type) && type is { IsAbstract: false, IsInterface: false });
}
