using Entente.Platform.Access;

namespace Entente.Platform.Frame;

/// <summary>What one room puts into the frame around a page. A room registers its own; the frame lays them one after the other.</summary>
public interface IMenuPart
{
    /// <summary>The room's part for this reader at this address.</summary>
    Task<MenuPart> For(string path, Actor reader, CancellationToken stop);
}

/// <summary>A room's part of the frame; what is left out is empty.</summary>
public sealed record MenuPart
{
    /// <summary>Joint actions for the switcher; only the room that keeps them gives any.</summary>
    public IReadOnlyList<FrameAction> Actions { get; init; } = [];

    /// <summary>The action that the page belongs to.</summary>
    public FrameAction? Current { get; init; }

    /// <summary>Groups of links for the side navigation.</summary>
    public IReadOnlyList<NavSection> Sections { get; init; } = [];

    /// <summary>What the reader may create from here.</summary>
    public IReadOnlyList<NavLink> Create { get; init; } = [];
}
