using Entente.Platform.Access;

namespace Entente.Platform.Frame;

/// <summary>The joint actions in the frame around a page, as the room that keeps them gives them. All other links are placed (<see cref="Places"/>).</summary>
public interface IActionFrame
{
    /// <summary>The switcher and, of the action that the page is of, its own sections.</summary>
    /// <param name="slug">The action that the page says it is of; null for none. One that the reader may not see is none.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="stop">Stops it.</param>
    Task<ActionFrame> For(string? slug, Actor reader, CancellationToken stop);
}

/// <summary>The joint actions in the frame.</summary>
/// <param name="Actions">Those that the reader may see, for the switcher.</param>
/// <param name="Current">The one that the page is of.</param>
/// <param name="Sections">Its work packages, in groups for the side navigation.</param>
public sealed record ActionFrame(IReadOnlyList<FrameAction> Actions, FrameAction? Current, IReadOnlyList<NavSection> Sections);
