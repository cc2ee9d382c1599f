using System.Reflection;

namespace Entente.Platform.Frame;

/// <summary>Where pages are found.</summary>
/// <param name="App">The assembly of the platform's own pages.</param>
/// <param name="Rooms">The rooms that bring pages.</param>
public sealed record AppAssemblies(Assembly App, IReadOnlyList<Assembly> Rooms)
{
    /// <summary>The style sheets of rooms, by assembly: <c>_content/Entente.Actions/actions.css</c>.</summary>
    public required IReadOnlyDictionary<Assembly, string> Styles { get; init; }

    /// <summary>Those of these rooms.</summary>
    public static AppAssemblies Of(IEnumerable<IRoom> rooms)
    {
        var all = rooms.ToLookup(room => room.GetType().Assembly);
        return new(typeof(App).Assembly, [.. all.Select(room => room.Key)])
        {
            Styles = all.Where(room => room.Any(one => one.Styles is not null))
                .ToDictionary(room => room.Key, room => $"_content/{room.Key.GetName().Name}/{room.First(one => one.Styles is not null).Styles}"),
        };
    }
}
