using System.Globalization;
using Entente.Look.Components;
using Entente.Platform;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Benchmarks;

/// <summary>A room of generated size: four links in the menus, a card on each overview, a figure and a matter that waits on the home page. Its things are in its mind.</summary>
/// <param name="number">Which of several.</param>
internal sealed class GeneratedRoom(int number) : IRoom
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"generated-{number}");

    public IReadOnlyList<Permission> Permissions => [Permission.ForAll($"{Name}.read", "Read what was generated.")];

    public void AddServices(IServiceCollection services)
    {
        // It keeps nothing.
    }

    public void Stand(Places places) => places
        .Link<GeneratedRoom>(Menu.Action, 60 + number, Name, $"/ja/{{action}}/{Name}", "list", $"{Name}.read")
        .Link<GeneratedRoom>(Menu.House, 160 + number, Name, $"/{Name}", "list", $"{Name}.read")
        .Link<GeneratedRoom>(Menu.Reference, 60 + number, Name, $"/{Name}/reference", "list", $"{Name}.read")
        .Link<GeneratedRoom>(Menu.NewInAction, 60 + number, Name, $"/ja/{{action}}/{Name}/new", "plus", $"{Name}.read")
        .Card<Guest>(Entente.Contracts.Actions.ActionsPlaces.Overview, 60 + number, $"{Name}.read")
        .Card<Figure>(Places.HomeSide, 60 + number, $"{Name}.read")
        .Waiting<Matter>();

    public Task Migrate(IServiceProvider services, CancellationToken stop) => Task.CompletedTask;

    internal sealed class Guest : IGuest
    {
        public Task<GuestCard?> For(Visit visit, CancellationToken stop) =>
            Task.FromResult<GuestCard?>(GuestCard.Of<Card>((nameof(Card.Title), "Generated"), (nameof(Card.Count), "6 of 31")));
    }

    internal sealed class Figure : IGuest
    {
        public Task<GuestCard?> For(Visit visit, CancellationToken stop) =>
            Task.FromResult<GuestCard?>(GuestCard.Of<Kpi>((nameof(Kpi.Title), "Generated"), (nameof(Kpi.Value), "31")));
    }

    internal sealed class Matter : IWaiting
    {
        public Task<IReadOnlyList<WaitingItem>> For(Actor reader, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<WaitingItem>>([new(Tone.Wait, "Something that was generated waits", "/generated", "Open", "Open it")]);
    }
}
