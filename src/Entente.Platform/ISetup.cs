using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform;

/// <summary>
/// Puts something into the house, be it a room (<see cref="IRoom"/>) or what the platform itself brings, such as documents. The host asks
/// all of them the same and knows none by name; whoever brings nothing of a sort leaves that out.
/// </summary>
public interface ISetup
{
    /// <summary>What it needs wherever it runs: in the web host and on the command line.</summary>
    void AddServices(IServiceCollection services)
    {
    }

    /// <summary>What it needs only in the host that people and programs come into, such as work beside the requests.</summary>
    void AddWebServices(IServiceCollection services)
    {
    }

    /// <summary>Its routes, below <c>/api/v1</c>.</summary>
    void MapApi(IEndpointRouteBuilder api)
    {
    }

    /// <summary>The files that its pages offer to save, such as a printed plan, and whatever else is not a page.</summary>
    void MapFiles(IEndpointRouteBuilder pages)
    {
    }

    /// <summary>The facts of rooms that it hears.</summary>
    void Hear(Facts facts)
    {
    }

    /// <summary>Where it stands on pages that are not its own: in the menus, on named places, among what waits.</summary>
    void Stand(Places places)
    {
    }

    /// <summary>The long work that it does as jobs.</summary>
    void Work(JobKinds jobs)
    {
    }

    /// <summary>The sorts of things that it tells people.</summary>
    void Tell(NoticeTopics topics)
    {
    }

    /// <summary>The kinds of things that it keeps and that others may speak of: by documents, comments, notices, jobs, the search.</summary>
    void Keep(ThingKinds things)
    {
    }

    /// <summary>The roles that it brings and the kinds of scope that they are granted for.</summary>
    void Appoint(RoleKinds roles)
    {
    }
}
