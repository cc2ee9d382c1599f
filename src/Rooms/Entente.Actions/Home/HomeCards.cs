using Microsoft.Extensions.Localization;

namespace Entente.Actions.Home;

/// <summary>What the cards of one visit to the home page share: it is read once.</summary>
internal sealed class HomeReading(ActionsDb db, RuleBook rules, TimeProvider clock)
{
    private HomeDetail? read;

    public async Task<HomeDetail> Of(Actor reader, CancellationToken stop) => read ??= await GetHome.Run(reader, db, rules, clock, stop);
}

/// <summary>The figures of the home page.</summary>
/// <param name="Actions">Actions that the reader may see.</param>
/// <param name="Running">Those of them that run.</param>
/// <param name="Led">Actions and work packages that the reader's authority leads.</param>
/// <param name="Joined">Actions that it takes part in.</param>
/// <param name="Due">What is due before the longest warning has run out.</param>
/// <param name="Late">What is late.</param>
/// <param name="Horizon">How many days ahead what is due is counted.</param>
public sealed record HomeCounts(int Actions, int Running, int Led, int Joined, int Due, int Late, int Horizon);

/// <summary>How many actions run, how many the reader's authority is in, how much is due.</summary>
internal sealed class HomeFigures(HomeReading home) : IGuest
{
    public async Task<GuestCard?> For(Visit visit, CancellationToken stop) =>
        GuestCard.Of<HomeFigureRow>((nameof(HomeFigureRow.Figures), (await home.Of(visit.Reader, stop)).Counts), (nameof(HomeFigureRow.Authority), visit.Reader.Authority));
}

/// <summary>What is due next in all actions.</summary>
internal sealed class HomeNext(HomeReading home, IStringLocalizer<ActionsTexts> texts) : IGuest
{
    public async Task<GuestCard?> For(Visit visit, CancellationToken stop)
    {
        var read = await home.Of(visit.Reader, stop);
        return GuestCard.Of<HomeNextCard>((nameof(HomeNextCard.Due), Attention.Of(read.Due, texts).ToList()), (nameof(HomeNextCard.Horizon), read.Counts.Horizon));
    }
}

/// <summary>An action that was changed.</summary>
/// <param name="Slug">Its place in addresses.</param>
/// <param name="Acronym">What everybody calls it.</param>
/// <param name="Tone">Of its status.</param>
/// <param name="Status">Its status in the reader's language.</param>
/// <param name="On">The day of the change, in Brussels.</param>
public sealed record RecentLine(string Slug, string Acronym, Tone Tone, string Status, DateOnly On);

/// <summary>The actions that were changed last.</summary>
internal sealed class HomeRecent(HomeReading home, IStringLocalizer<ActionsTexts> texts) : IGuest
{
    private const int Most = 8;

    public async Task<GuestCard?> For(Visit visit, CancellationToken stop) => GuestCard.Of<HomeRecentCard>((nameof(HomeRecentCard.Lines),
        (await home.Of(visit.Reader, stop)).Actions.Select(line => line.Action)
            .OrderByDescending(action => action.UpdatedAt).ThenBy(action => action.Acronym, StringComparer.Ordinal).Take(Most)
            .Select(action => new RecentLine(action.Slug, action.Acronym, Words.ToneOf(action.Status), texts.Say(action.Status), Clock.DayInBrussels(action.UpdatedAt))).ToList()));
}

/// <summary>What is late or due, and what nobody has decided; the actions that the reader steers come first.</summary>
internal sealed class HomeAttention(HomeReading home, TimeProvider clock, IStringLocalizer<ActionsTexts> texts) : IAttention
{
    public async Task<IReadOnlyList<AttentionItem>> For(Actor reader, CancellationToken stop)
    {
        if (!reader.May(ActionsPermissions.Read))
            return [];
        var (actions, due, counts) = await home.Of(reader, stop);
        var rest = counts.Due + counts.Late - due.Count;
        return
        [
            .. Attention.Of(due, texts),
            .. rest > 0 ? [new AttentionItem(Tone.Wait, Plural.Say(texts, rest, "attention.due-rest-one", "attention.due-rest"), "/due")] : Array.Empty<AttentionItem>(),
            .. actions.OrderByDescending(line => reader.May(ActionsPermissions.Steer, ActionsScopes.Action(line.Action.Slug)))
                .SelectMany(line => Attention.Of(line.Action, clock.Today(), texts)),
        ];
    }
}
