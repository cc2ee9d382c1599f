using Entente.Kernel;
using Entente.Look.Components;

namespace Entente.Platform.Things;

/// <summary>A thing as somebody who may see it is shown it by others: its name, and where its page is.</summary>
/// <param name="Thing">Which one.</param>
/// <param name="Href">Its page.</param>
/// <param name="Code">Its number or short name, <c>D5.1</c>; null for none.</param>
/// <param name="Action">Slug of the joint action that it belongs to; null for none.</param>
/// <param name="ActionName">What people call that action.</param>
/// <param name="Title">What it is called, in the languages that it has.</param>
public sealed record ThingCard(Thing Thing, string Href, string? Code, string? Action, string? ActionName, LocalText Title)
{
    /// <summary>How far it is: the key of its word in the texts of its kind; null for none.</summary>
    public string? State { get; init; }

    /// <summary>The next day that it is due or ends; null for none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The codes by which people call it, <c>JAMS 2.0 D5.1</c>; its title where it has none.</summary>
    public string Name => Code is null ? Title.In(Formats.Language).Text
        : ActionName is null || ActionName == Code ? Code : $"{ActionName} {Code}";
}
