using Entente.Kernel;
using Entente.Look.Components;
using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Things;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Following;

/// <summary>A followed thing as the list shows it.</summary>
/// <param name="Name">"JAMS 2.0 D5.4".</param>
/// <param name="Title">What it is about; null where that is its name.</param>
/// <param name="Href">Its page.</param>
/// <param name="State">How far it is, in the reader's language.</param>
/// <param name="Day">Its next day.</param>
/// <param name="IsLate">That day has passed.</param>
public sealed record FollowedLine(string Name, string? Title, string Href, string? State, DateOnly? Day, bool IsLate);

/// <summary>What the reader follows, with state and next day.</summary>
internal sealed class HomeFollowed(ThingCards cards, ThingKinds kinds, IStringLocalizerFactory localizers, TimeProvider clock) : IGuest
{
    private const int Most = 20;

    public async Task<GuestCard?> For(Visit visit, CancellationToken stop)
    {
        var followed = await ListFollowed.Run(visit.Reader, cards, stop);
        var today = clock.Today();
        return GuestCard.Of<FollowedCard>(
            (nameof(FollowedCard.Lines), followed.Take(Most).Select(Line).ToList()), (nameof(FollowedCard.Count), followed.Count));

        FollowedLine Line(ThingCard card)
        {
            var title = card.Title.In(Formats.Language).Text;
            var state = card.State is { } word && kinds.Find(card.Thing.Kind) is { } kind ? localizers.Create(kind.Texts)[word].Value : null;
            return new(card.Name, title == card.Name ? null : title, card.Href, state, card.Day, card.Day < today);
        }
    }
}
