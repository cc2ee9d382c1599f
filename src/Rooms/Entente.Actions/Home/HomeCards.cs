using Entente.Actions.MyWork;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Home;

/// <summary>What the cards of one visit to the home page share: it is read once.</summary>
internal sealed class HomeReading(ActionsDb db, RuleBook rules, TimeProvider clock)
{
    private MyWorkDetail? read;

    public async Task<MyWorkDetail> Of(Actor reader, CancellationToken stop) => read ??= await GetMyWork.Run(reader, db, rules, clock, stop);
}

/// <summary>What waits for the reader in all joint actions.</summary>
internal sealed class HomeWaiting(HomeReading home, IStringLocalizer<ActionsTexts> texts) : IWaiting
{
    public async Task<IReadOnlyList<WaitingItem>> For(Actor reader, CancellationToken stop) =>
        reader.May(ActionsPermissions.Read) ? [.. (await home.Of(reader, stop)).Asked.Select(item => WorkLines.Waiting(item, texts))] : [];
}

/// <summary>What is the reader's or the reader's authority's.</summary>
internal sealed class HomeMine(HomeReading home, IStringLocalizer<ActionsTexts> texts) : IGuest
{
    // The page behind the link has all of them.
    private const int Most = 8;

    public async Task<GuestCard?> For(Visit visit, CancellationToken stop)
    {
        var work = await home.Of(visit.Reader, stop);
        return GuestCard.Of<HomeMineCard>(
            (nameof(HomeMineCard.Lines), work.Mine.Take(Most).Select(item => WorkLines.Own(item, texts)).ToList()), (nameof(HomeMineCard.Count), work.Mine.Count),
            (nameof(HomeMineCard.Parts), WorkLines.Parts(work, visit.Reader, texts)));
    }
}

/// <summary>The figures of the home page.</summary>
/// <param name="Actions">Actions that the reader may see.</param>
/// <param name="Running">Those of them that run.</param>
/// <param name="Coordinated">Actions, not ended, that the reader's authority coordinates.</param>
/// <param name="Led">Work packages that it leads.</param>
/// <param name="Joined">Actions that it takes part in.</param>
/// <param name="Due">What of the reader's is late, or due before the longest warning has run out.</param>
/// <param name="Late">What of it is late.</param>
/// <param name="Horizon">How many days ahead what is due is counted.</param>
public sealed record HomeCounts(int Actions, int Running, int Coordinated, int Led, int Joined, int Due, int Late, int Horizon);

/// <summary>How many actions run, what the reader's authority coordinates and leads, how much is due.</summary>
internal sealed class HomeGlance(HomeReading home) : IGuest
{
    public async Task<GuestCard?> For(Visit visit, CancellationToken stop)
    {
        var work = await home.Of(visit.Reader, stop);
        var (here, actions) = (visit.Reader.Authority, work.Actions);
        // What has ended is nobody's work any more.
        var open = actions.Where(action => action.Head.Status != ActionStatus.Ended).ToList();
        var own = work.Asked.Concat(work.Mine).Where(item => item.Kind is WorkKind.Task or WorkKind.Deliverable or WorkKind.Milestone).ToList();
        var counts = new HomeCounts(
            actions.Count, actions.Count(action => action.Head.Status is ActionStatus.Ongoing or ActionStatus.Extended),
            open.Count(action => here is not null && action.Head.LeadAuthority == here), open.Sum(action => action.Packages.Count(package => here is not null && package.Authority == here)),
            open.Count(action => action.Joins), own.Count(item => item.Sign is { } sign && (sign.IsLate || sign.DaysLeft <= work.Dues.Horizon)), own.Count(item => item.Sign is { IsLate: true }),
            work.Dues.Horizon);
        return GuestCard.Of<HomeGlanceCard>((nameof(HomeGlanceCard.Figures), counts), (nameof(HomeGlanceCard.Authority), here));
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
    private const int Most = 5;

    public async Task<GuestCard?> For(Visit visit, CancellationToken stop) => GuestCard.Of<HomeRecentCard>((nameof(HomeRecentCard.Lines),
        (await home.Of(visit.Reader, stop)).Actions.Select(action => action.Head)
            .OrderByDescending(action => action.UpdatedAt).ThenBy(action => action.Acronym, StringComparer.Ordinal).Take(Most)
            .Select(action => new RecentLine(action.Slug, action.Acronym, Words.ToneOf(action.Status), texts.Say(action.Status), Clock.DayInBrussels(action.UpdatedAt))).ToList()));
}
