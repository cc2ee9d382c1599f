using System.Reflection;

namespace Entente.Platform.Frame;

/// <summary>Where pages are found.</summary>
/// <param name="App">The assembly of the platform's own pages.</param>
/// <param name="Rooms">The rooms that bring pages.</param>
public sealed record AppAssemblies(Assembly App, IReadOnlyList<Assembly> Rooms);
