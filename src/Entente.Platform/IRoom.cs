using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform;

/// <summary>The door of a room: what the host needs to know to put it into the house.</summary>
public interface IRoom
{
    /// <summary>Prefix of its tables, permissions, problem codes and facts; lower case, the room's name.</summary>
    string Name { get; }

    /// <summary>What its doors ask for, and which roles hold it.</summary>
    IReadOnlyList<Permission> Permissions { get; }

    /// <summary>Its store (by <see cref="PlatformSetup.AddRoomDb{TDb}"/>) and whatever else it needs.</summary>
    void AddServices(IServiceCollection services);

    /// <summary>Its routes, below <c>/api/v1</c>.</summary>
    void MapApi(IEndpointRouteBuilder api);

    /// <summary>The files that its pages offer to save, such as a printed plan. A room without any leaves this out.</summary>
    void MapFiles(IEndpointRouteBuilder pages)
    {
    }

    /// <summary>The facts of other rooms that it hears.</summary>
    void Hear(Facts facts);

    /// <summary>Where it stands on pages that are not its own: in the menus, on named places, among what waits. A room that keeps to itself leaves this out.</summary>
    void Stand(Places places)
    {
    }

    /// <summary>The long work that it does as jobs. A room without any leaves this out.</summary>
    void Work(JobKinds jobs)
    {
    }

    /// <summary>The sorts of things that it tells people. A room that tells nobody leaves this out.</summary>
    void Tell(NoticeTopics topics)
    {
    }

    /// <summary>The kinds of things that it keeps and that others may speak of: by documents, comments, notices, jobs, the search.</summary>
    void Keep(ThingKinds things)
    {
    }

    /// <summary>The roles that it brings and the kinds of scope that they are granted for. A room that makes do with those of others leaves this out.</summary>
    void Appoint(RoleKinds roles)
    {
    }

    /// <summary>Brings its tables up to date.</summary>
    Task Migrate(IServiceProvider services, CancellationToken stop);

    /// <summary>
    /// Loads its part of the demo from the files in <paramref name="folder"/>, at the first run only. A run that was cut short is
    /// repeated, so what is there already must stay as it is. A room without a demo leaves this out.
    /// </summary>
    Task LoadDemo(IServiceProvider services, string folder, CancellationToken stop) => Task.CompletedTask;
}
