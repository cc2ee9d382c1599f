using Entente.Kernel;
using Entente.Platform.Access;

namespace Entente.Platform.Things;

/// <summary>What a room says of one of its things: what it is called, where it is, who may see it, and what of it is searched.</summary>
/// <param name="Key">Which one of its kind, at most 100 characters: its identity.</param>
/// <param name="Href">Its page.</param>
/// <param name="Title">What it is called, in the languages that it has.</param>
public sealed record ThingEntry(string Key, string Href, LocalText Title)
{
    /// <summary>Its number or short name, <c>D5.1</c>, at most 100 characters.</summary>
    public string? Code { get; init; }

    /// <summary>Slug of the joint action that it belongs to.</summary>
    public string? Action { get; init; }

    /// <summary>What people call that action.</summary>
    public string? ActionName { get; init; }

    /// <summary>How far it is: the key of its word in the texts of its kind, at most 100 characters; null for none.</summary>
    public string? State { get; init; }

    /// <summary>The next day that it is due or ends; null for none, and for what is over.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What else it says.</summary>
    public LocalText Body { get; init; } = LocalText.Empty;

    /// <summary>Who it is made for.</summary>
    public Edition Edition { get; init; } = Edition.Restricted;

    /// <summary>How it must be handled.</summary>
    public Handling Handling { get; init; } = Handling.Red;

    /// <summary>Who is named.</summary>
    public string Audience { get; init; } = "";

    /// <summary>When it changed last; null for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>This entry, to be seen by those who may see <paramref name="item"/>.</summary>
    public ThingEntry SeenAs(IVisible item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return this with { Edition = item.Edition, Handling = item.Handling, Audience = item.Audience };
    }
}
