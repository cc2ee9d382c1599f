using System.Globalization;
using Entente.Platform.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Meetings.Pages;

/// <summary>
/// A page about one meeting. After a refusal it shows what is stored, never what a lost save left behind; what was sent stays in its form.
/// </summary>
public abstract class OneMeetingPage : LoadedPage
{
    /// <summary>Of the action.</summary>
    [Parameter] public required string Slug { get; set; }

    /// <summary>Of the meeting.</summary>
    [Parameter] public required string Number { get; set; }

    /// <summary>Why there is nothing to show; null when there is.</summary>
    protected Problem? Refused { get; private set; }

    /// <summary>Why the form was refused.</summary>
    protected Problem? Problem { get; private set; }

    /// <summary>True for a page of whoever prepares the meeting.</summary>
    protected virtual bool ToPrepare => true;

    /// <summary>The action or the work package.</summary>
    protected string Of => Line.WorkPackage is { } package ? $"WP{Digits(package)} {Line.PackageTitle}" : Texts["meetings.whole-action", Sheet.Action.Acronym].Value;

    /// <summary>When it was to be held before, and why it was moved.</summary>
    protected IReadOnlyList<string> Moves => [.. Meeting.Moves.Select(move => Texts["meetings.moved-from", MeetingWords.Say(move.Time, Texts), move.Because].Value)];

    /// <summary>Why nothing can be changed here any more; null while it can.</summary>
    protected string? Shut => Meeting switch
    {
        { CalledOffAt: not null } => Texts["meetings.is-off"].Value,
        { IsFixed: true } => Texts["meetings.is-fixed"].Value,
        _ => null,
    };

    private protected PlanDesk Sheet { get; private set; } = null!;

    private protected OpenMeeting Open { get; private set; } = null!;

    private protected MeetingView View { get; private set; } = null!;

    private protected MeetingLine Line { get; private set; } = null!;

    private protected Meeting Meeting => Open.Meeting;

    private protected CancellationToken Stop => Http.RequestAborted;

    [Inject] private protected ActionsDb Db { get; private set; } = null!;

    [Inject] private protected Actor Reader { get; private set; } = null!;

    [Inject] private protected People People { get; private set; } = null!;

    [Inject] private protected TimeProvider Clock { get; private set; } = null!;

    [CascadingParameter] private protected HttpContext Http { get; set; } = null!;

    [Inject] private RuleBook Rules { get; set; } = null!;

    [Inject] private NavigationManager Go { get; set; } = null!;

    [Inject] private IStringLocalizer<ActionsTexts> Texts { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task Load()
    {
        var plan = await PlanDesk.Open(Slug, Reader, Db, Rules, Clock, Stop);
        var opened = ToPrepare
            ? await OpenMeeting.ToPrepare(Slug, Number, Seen.Any, Reader, Db, Stop)
            : await OpenMeeting.Of(Slug, Number, Reader, Db, Stop);
        if ((Refused = plan.Problem ?? opened.Problem) is not null)
            return;

        (Sheet, Open) = (plan.Value, opened.Value);
        (View, Line) = (MeetingView.Of(Meeting, Open.Standing, Open.MayReadDraft(Reader)), MeetingWords.Line(Sheet.Head, Meeting, Clock.GetUtcNow(), Texts));
        await Fill();
    }

    /// <summary>Fills the forms with what is stored, but for one that was sent.</summary>
    protected virtual Task Fill() => Task.CompletedTask;

    /// <summary>The way to this page.</summary>
    protected IReadOnlyList<Crumb> Trail(params IEnumerable<string> last) =>
    [
        .. Sheet.Trail(Texts, new Crumb(Texts["meetings.title"], $"{Sheet.Root}/meetings")),
        .. last.Any() ? [new Crumb(Number, Line.Href)] : Array.Empty<Crumb>(), .. last.DefaultIfEmpty(Number).Select(step => new Crumb(step)),
    ];

    /// <summary>Goes on when nothing was refused; otherwise says why, beside what is stored now.</summary>
    /// <param name="refusal">What the slice said.</param>
    /// <param name="done">The word of the sentence that tells what was done.</param>
    /// <param name="page">Where it is told: behind the address of the meeting.</param>
    /// <param name="places">The field of this page for each field of the slice that has another name.</param>
    protected async Task Show(Problem? refusal, string done, string page = "", params (string Slice, string Field)[] places)
    {
        if (refusal is null)
        {
            Go.NavigateTo($"{Line.Href}{page}?done={done}");
            return;
        }

        if (refusal.Kind is ProblemKind.Conflict or ProblemKind.Stale)
        {
            Db.ChangeTracker.Clear();
            await Load();
            // Lost at the save, to somebody quicker: the forms show both states as well.
            if (refusal.Code == "platform.changed-meanwhile")
                refusal = refusal with { Kind = ProblemKind.Stale };
        }

        Problem = refusal with { Faults = [.. refusal.Faults.Select(fault => fault with { Place = places.FirstOrDefault(one => one.Slice == fault.Place).Field ?? fault.Place })] };
    }

    /// <summary>As a form sends it.</summary>
    protected static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private protected string WithAuthority(string name, string? authority) =>
        authority is null ? name : $"{name} ({Sheet.Detail.ShortName(authority) ?? authority})";
}
