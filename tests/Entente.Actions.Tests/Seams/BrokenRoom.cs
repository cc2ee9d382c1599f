using Entente.Contracts.Actions;
using Entente.Platform;
using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Seams;

/// <summary>A third room, in which everything goes wrong that stands on the pages of others.</summary>
public sealed class BrokenRoom : IRoom
{
    /// <inheritdoc/>
    public string Name => "broken";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [Permission.ForAll("broken.read", "Read what is broken.")];

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
    public void Stand(Places places) => places
        .Card<UnreadableGuest>(ActionsPlaces.Overview, 1, "broken.read")
        .Card<UndrawableGuest>(ActionsPlaces.Overview, 2, "broken.read")
        .Card<UnreadableGuest>(Places.Home, 1, "broken.read")
        .Waiting<BrokenWaiting>();

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>A card that cannot be read.</summary>
public sealed class UnreadableGuest : IGuest
{
    /// <inheritdoc/>
    public Task<GuestCard?> For(Visit visit, CancellationToken stop) => throw new InvalidOperationException("Planted: this card cannot be read.");
}

/// <summary>A card that cannot be drawn.</summary>
public sealed class UndrawableGuest : IGuest
{
    /// <inheritdoc/>
    public Task<GuestCard?> For(Visit visit, CancellationToken stop) => Task.FromResult<GuestCard?>(GuestCard.Of<UndrawableCard>());
}

/// <summary>Fails when it is drawn.</summary>
public sealed class UndrawableCard : ComponentBase
{
    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => throw new InvalidOperationException("Planted: this card cannot be drawn.");
}

/// <summary>Matters that cannot be read.</summary>
public sealed class BrokenWaiting : IWaiting
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<WaitingItem>> For(Actor reader, CancellationToken stop) => throw new InvalidOperationException("Planted: nothing waits here.");
}
