using Entente.Platform.Access;
using Entente.Look.Components;
using Microsoft.AspNetCore.Components;

namespace Entente.Platform.Frame;

/// <summary>A visit of a page that gives room to cards.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Action">Slug of the joint action that the page is of, which the reader may see; null for none.</param>
/// <param name="WorkPackage">Its work package that the page is of; null for none.</param>
public sealed record Visit(Actor Reader, string? Action = null, int? WorkPackage = null);

/// <summary>A room's part of a page of another. It reads its own store and nothing else, and is asked one after the other with the rest of the page.</summary>
public interface IGuest
{
    /// <summary>What it shows; null for nothing.</summary>
    Task<GuestCard?> For(Visit visit, CancellationToken stop);
}

/// <summary>A component with what it shows.</summary>
/// <param name="Component">Draws it; it reads nothing itself.</param>
/// <param name="Parameters">What it draws.</param>
public sealed record GuestCard(Type Component, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>A card drawn by <typeparamref name="TComponent"/>.</summary>
    public static GuestCard Of<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent =>
        new(typeof(TComponent), parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal));
}

/// <summary>What in one room waits for the reader: what somebody asks of the reader and the reader may do.</summary>
public interface IWaiting
{
    /// <summary>What waits, each with the button that does it.</summary>
    Task<IReadOnlyList<WaitingItem>> For(Actor reader, CancellationToken stop);
}
