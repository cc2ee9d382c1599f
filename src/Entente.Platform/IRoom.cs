using Entente.Platform.Access;

namespace Entente.Platform;

/// <summary>The door of a room: what the host needs to know to put it into the house.</summary>
public interface IRoom : ISetup
{
    /// <summary>Prefix of its tables, permissions, problem codes and facts; lower case, the room's name.</summary>
    string Name { get; }

    /// <summary>What its doors ask for, and which roles hold it.</summary>
    IReadOnlyList<Permission> Permissions { get; }

    /// <summary>The style sheet that its pages need beside the house's, in its <c>wwwroot</c>; null where components are enough.</summary>
    string? Styles => null;

    /// <summary>Brings its tables up to date.</summary>
    Task Migrate(IServiceProvider services, CancellationToken stop);

    /// <summary>
    /// Loads its part of the demo from the files in <paramref name="folder"/>, at the first run only. A run that was cut short is
    /// repeated, so what is there already must stay as it is. A room without a demo leaves this out.
    /// </summary>
    Task LoadDemo(IServiceProvider services, string folder, CancellationToken stop) => Task.CompletedTask;
}
