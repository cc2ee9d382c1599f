using Entente.Platform.Access;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;

namespace Entente.Platform.Following;

/// <summary>What a person follows and may still see: what is due next first, then what changed last.</summary>
internal static class ListFollowed
{
    public static async Task<IReadOnlyList<ThingCard>> Run(Actor reader, ThingCards cards, CancellationToken stop) =>
        [.. (await cards.Followed(reader, stop)).OrderBy(card => card.Day is null).ThenBy(card => card.Day)];

    public static async Task<Ok<IReadOnlyList<FollowedView>>> Api(Actor reader, ThingCards cards, CancellationToken stop) =>
        TypedResults.Ok<IReadOnlyList<FollowedView>>([.. (await Run(reader, cards, stop)).Select(FollowedView.Of)]);
}

/// <summary>A followed thing as programs see it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">Which one of its kind.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Title">What it is about, in the languages that it has.</param>
/// <param name="Href">Its page.</param>
/// <param name="State">How far it is: the key of its word; null where it has none.</param>
/// <param name="Day">Its next day; null for none.</param>
public sealed record FollowedView(string Kind, string Key, string Name, IReadOnlyDictionary<string, string> Title, string Href, string? State, DateOnly? Day)
{
    internal static FollowedView Of(ThingCard card) => new(card.Thing.Kind, card.Thing.Key, card.Name, card.Title.All, card.Href, card.State, card.Day);
}
