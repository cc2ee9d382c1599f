using Entente.Look.Components;
using Microsoft.AspNetCore.Http;

namespace Entente.Platform.Frame;

/// <summary>
/// Says what the frame around a page shows to the reader who asked for it. Only the layout asks, once, before the page begins,
/// so that the two never use the database at the same time.
/// </summary>
public interface INavigation
{
    /// <summary>The frame for the page of a request.</summary>
    Task<FrameMenu> For(HttpContext http, CancellationToken stop);
}

/// <summary>Everything around a page that depends on the reader or the place.</summary>
/// <param name="Person">Who is signed in; null when nobody is.</param>
/// <param name="Actions">The joint actions that the reader may see.</param>
/// <param name="Current">The joint action that the page belongs to.</param>
/// <param name="Sections">The side navigation.</param>
/// <param name="Create">What the reader may create from here, what the page is about first.</param>
/// <param name="Demo">True when the installation holds demonstration data.</param>
public sealed record FrameMenu(
    FramePerson? Person,
    IReadOnlyList<FrameAction> Actions,
    FrameAction? Current,
    IReadOnlyList<NavSection> Sections,
    IReadOnlyList<NavLink> Create,
    bool Demo)
{
    /// <summary>The reader's long work, for the top bar; null when there is nothing to tell.</summary>
    public NavLink? Jobs { get; init; }

    /// <summary>What comes after the step that was done just now; null for nothing.</summary>
    public Crumb? Next { get; init; }

    /// <summary>The thing whose page this is, and whether the reader follows it; null where the page is of none.</summary>
    public (Kernel.Thing Thing, bool Followed)? Shown { get; init; }

    /// <summary>What the reader was told and has not taken note of, for the top bar; null for nothing.</summary>
    public NavLink? Notices { get; init; }
}

/// <summary>A joint action in the switcher.</summary>
/// <param name="Slug">Its place in addresses.</param>
/// <param name="Acronym">What everybody calls it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="TitleLanguage">The language of the title, where it is not the page's.</param>
public sealed record FrameAction(string Slug, string Acronym, string Title, string? TitleLanguage = null)
{
    /// <summary>Two signs for the chip: the first letter and the first digit, else the first two letters.</summary>
    public string Chip
    {
        get
        {
            string signs = string.Concat(Acronym.Where(char.IsLetterOrDigit));
            char digit = signs.Skip(1).FirstOrDefault(char.IsDigit);
            return digit == default ? signs[..Math.Min(2, signs.Length)].ToUpperInvariant() : $"{signs[0]}{digit}";
        }
    }
}

/// <summary>A group of links in the side navigation.</summary>
/// <param name="Title">Its heading; null for the first group.</param>
/// <param name="Links">The links.</param>
public sealed record NavSection(string? Title, IReadOnlyList<NavLink> Links);

/// <summary>A link of the frame.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Icon">A name in <c>icons.svg</c>.</param>
/// <param name="Number">What stands before the text, "WP6".</param>
/// <param name="Tail">What stands at the end, the country of the lead.</param>
/// <param name="Count">How many things wait there.</param>
/// <param name="CountText">What the number counts, for those who hear it: "open tasks".</param>
/// <param name="Exact">True when only this very address is the link's own, not those below it.</param>
public sealed record NavLink(
    string Text,
    string Href,
    string Icon,
    string? Number = null,
    string? Tail = null,
    int? Count = null,
    string? CountText = null,
    bool Exact = false)
{
    /// <summary>The value of <c>aria-current</c> on a page at <paramref name="path"/>: the page itself, a page below it, or nothing.</summary>
    public string? CurrentAt(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        int mark = Href.IndexOfAny(['?', '#']);
        string own = (mark < 0 ? Href : Href[..mark]).TrimEnd('/');
        string here = path.TrimEnd('/');
        if (string.Equals(here, own, StringComparison.OrdinalIgnoreCase))
            return "page";
        return !Exact && own.Length > 0 && here.StartsWith(own + "/", StringComparison.OrdinalIgnoreCase) ? "true" : null;
    }
}

/// <summary>Who is signed in.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Initials">Two letters for the round button.</param>
/// <param name="Authority">Where the person works.</param>
/// <param name="Role">The person's role, in the reader's language.</param>
public sealed record FramePerson(string Name, string Initials, string? Authority, string Role);
