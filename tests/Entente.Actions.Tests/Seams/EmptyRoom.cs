using Entente.Platform;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Seams;

/// <summary>A room with a link in the menu of each action and nothing else.</summary>
/// <param name="number">Which of several.</param>
public sealed class EmptyRoom(int number) : IRoom
{
    /// <inheritdoc/>
    public string Name { get; } = $"empty-{number}";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [Permission.ForAll($"{Name}.read", "Read nothing.")];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        // It keeps nothing.
    }

    /// <inheritdoc/>
    public void MapApi(IEndpointRouteBuilder api)
    {
        // Nothing here is asked over the API.
    }

    /// <inheritdoc/>
    public void Hear(Facts facts)
    {
    }

    /// <inheritdoc/>
    public void Keep(ThingKinds things)
    {
    }

    /// <inheritdoc/>
    public void Stand(Places places) => places.Link<EmptyRoom>(Menu.Action, 60 + number, Name, $"/ja/{{action}}/{Name}", "list", $"{Name}.read");

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken stop) => Task.CompletedTask;
}
