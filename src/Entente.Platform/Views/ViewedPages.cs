using Entente.Look.Components;
using Entente.Platform.Access;

namespace Entente.Platform.Views;

/// <summary>What one room knows of the pages whose tables people keep as views.</summary>
public interface IViewPart
{
    /// <summary>
    /// What a page is called: "JAMS 2.0, deliverables"; null when it has no table whose view can be kept, or the reader may not see it.
    /// </summary>
    /// <param name="path">Its path: <c>/ja/jams-2-0/deliverables</c>.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="stop">Stops it.</param>
    Task<string?> TitleOf(string path, Actor reader, CancellationToken stop);

    /// <summary>What people call an authority or a joint action that an audience names (<c>action:jams-2-0</c>); null for one of another room.</summary>
    Task<string?> NameOf(string circle, CancellationToken stop);
}

/// <summary>Asks the rooms about pages and circles.</summary>
public sealed class ViewedPages(IEnumerable<IViewPart> parts)
{
    /// <summary>What a page is called; null when no view of it can be kept, or the reader may not see it.</summary>
    public async Task<string?> TitleOf(string? path, Actor reader, CancellationToken stop)
    {
        if (path is not { Length: > 1 and <= 200 })
            return null;
        foreach (var part in parts)
        {
            if (await part.TitleOf(path, reader, stop) is { } title)
                return title;
        }

        return null;
    }

    /// <summary>What people call a circle; its code when no room knows it any more.</summary>
    public async Task<string> NameOf(string circle, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(circle);
        foreach (var part in parts)
        {
            if (await part.NameOf(circle, stop) is { } name)
                return name;
        }

        return circle[(circle.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>Those whom somebody can share a view with, by name; whom it is shared with already is among them.</summary>
    public async Task<IReadOnlyList<Option>> Circles(Actor owner, string? already, CancellationToken stop)
    {
        var circles = new List<Option>();
        foreach (var circle in SavedView.Circles(owner).Concat(already is null ? [] : [already]).Distinct(StringComparer.Ordinal))
            circles.Add(new(circle, await NameOf(circle, stop)));
        return circles;
    }
}
