using Entente.Platform.Documents;
using Entente.Look.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Entente.Actions.Reviews.Pages;

/// <summary>Where a deliverable is voted on, read, approved, and what was said in every round.</summary>
public partial class ReviewPage
{
    // A form that was sent stands there though somebody else has brought the review further meanwhile: it says so, and keeps what was typed.
    private static readonly string[] VoteSent = ["count-vote", "enter-vote", "extend-vote"];
    private static readonly string[] RunsSent = [.. VoteSent, "enter-opinion", "replace-reader", "call-off"];

    private PlanDesk plan = null!;
    private Deliverable deliverable = null!;
    private ReviewDesk desk = null!;
    private string back = "", next = "", seatsHref = "";
    private Problem? refused, problem;
    private int version;
    private int? round;

    [Parameter] public required string Slug { get; set; }
    [Parameter] public required string Number { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [SupplyParameterFromForm(FormName = "start-review")] private string? Document { get; set; }
    [SupplyParameterFromForm(FormName = "start-review")] private string? Until { get; set; }
    [SupplyParameterFromForm(FormName = "cast-vote")] private string? Choice { get; set; }
    [SupplyParameterFromForm(FormName = "cast-vote")] private string? Remark { get; set; }
    [SupplyParameterFromForm(FormName = "give-opinion")] private string? Verdict { get; set; }
    [SupplyParameterFromForm(FormName = "give-opinion", Name = "Remark")] private string? Comment { get; set; }
    [SupplyParameterFromForm(FormName = "decide-approval")] private string? Approved { get; set; }
    [SupplyParameterFromForm(FormName = "decide-approval")] private string? Because { get; set; }
    [SupplyParameterFromForm(FormName = "decide-approval")] private string? On { get; set; }
    [SupplyParameterFromForm(FormName = "enter-vote")] private string? OtherSeat { get; set; }
    [SupplyParameterFromForm(FormName = "enter-vote")] private string? OtherChoice { get; set; }
    [SupplyParameterFromForm(FormName = "enter-vote")] private string? OtherRemark { get; set; }
    [SupplyParameterFromForm(FormName = "enter-opinion")] private string? OtherReader { get; set; }
    [SupplyParameterFromForm(FormName = "enter-opinion")] private string? OtherVerdict { get; set; }
    [SupplyParameterFromForm(FormName = "enter-opinion", Name = "OtherRemark")] private string? OtherComment { get; set; }
    [SupplyParameterFromForm(FormName = "extend-vote")] private string? Longer { get; set; }
    [SupplyParameterFromForm(FormName = "replace-reader")] private string? OldReader { get; set; }
    [SupplyParameterFromForm(FormName = "replace-reader")] private string? NewReader { get; set; }
    [SupplyParameterFromForm(FormName = "replace-reader")] private string? NewPerson { get; set; }
    [SupplyParameterFromForm(FormName = "replace-reader")] private string? ReplaceBecause { get; set; }
    [SupplyParameterFromForm(FormName = "call-off")] private string? Why { get; set; }

    // Votes and opinions come side by side, so they carry the round that was looked at, not the version. One that cannot be read is none.
    private int RoundSeen => int.TryParse(Http.Request.Form["Round"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    private IReadOnlyList<Option> Decisions => [new("true", T["review.approve"]), new("false", T["review.return"])];

    protected override async Task Load()
    {
        var opened = await PlanDesk.Open(Slug, Reader, Db, Rules, Clock, Http.RequestAborted);
        if ((refused = opened.Problem) is not null)
            return;
        plan = opened.Value;
        var review = await ReviewRounds.Of(plan, Number, Db, Http.RequestAborted);
        if ((refused = review.Problem) is not null)
            return;

        deliverable = review.Value.Deliverable;
        version = Seen.VersionOf(review.Value.All);
        round = review.Value.Latest?.Round;
        back = $"{plan.Root}/deliverables/{Number}";
        desk = await ReviewDesk.Of(review.Value, plan, Reader, Shelf, Rules, T, Http.RequestAborted);
        next = desk.Next(deliverable, T);
        // Who takes part in a work package is the coordinator's to say; a lead finds there who that is.
        seatsHref = $"{plan.Root}/wp/{deliverable.WorkPackage}{(plan.MaySteer(Reader) ? "/contributors/new" : "")}";
    }

    /// <summary>The first select of the readers has the name at which a fault points.</summary>
    private static string ReaderField(int at) => at == 0 ? "Readers" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Readers{at + 1}");

    /// <summary>The name of an outside reader stands behind its authority.</summary>
    private static string OutsideField(int at) => ReaderField(at).Replace("Readers", "Outside", StringComparison.Ordinal);

    private string FileHint => desk.TeamFiles.Count == 0 ? T["review.file-hint"] : $"{T["review.file-hint"]} {T["review.file-team", string.Join(", ", desk.TeamFiles)]}";

    private string? Typed(string field) => Http.Sent("start-review") ? Http.Request.Form[field].ToString() : null;

    private async Task Start()
    {
        var typed = new Typed();
        var chosen = Enumerable.Range(0, desk.Rule.Readers).Select(at => (At: at, Code: Typed(ReaderField(at)) ?? "", Person: Typed(OutsideField(at)) ?? "")).Where(one => one.Code.Length > 0).ToList();
        var ask = new StartReview(
            Guid.TryParse(Document, out var document) ? document : null, [.. chosen.Select(one => one.Code)], typed.Day(Until, nameof(Until)), [.. chosen.Select(one => new OutsideReader(one.Code, one.Person))]);
        var refusal = (await typed.Send(Db, () => StartReview.Run(Slug, Number, ask, Reader, Db, People, Shelf, Rules, Clock, Http.RequestAborted))).Problem;
        Show(refusal is null ? null : refusal with { Faults = [.. refusal.Faults.Select(AtItsReader)] }, "review-started");

        Fault AtItsReader(Fault fault) => fault.Place == "Outside" && chosen.FirstOrDefault(one => one.Code == fault.Arguments[0] as string) is { Code: not null } one
            ? fault with { Place = OutsideField(one.At) }
            : fault;
    }

    private async Task Replace()
    {
        var ask = new ReplaceReader(OldReader, NewReader, ReplaceBecause, NewPerson);
        var refusal = (await ReplaceReader.Run(Slug, Number, ask, Http.Seen(), Reader, Db, People, Shelf, Rules, Clock, Http.RequestAborted)).Problem;
        Show(refusal is null ? null : refusal with { Faults = [.. refusal.Faults.Select(fault => fault with { Place = Field(fault.Place) })] }, "reader-replaced");

        static string Field(string place) => place switch { "By" => nameof(NewReader), "Outside" => nameof(NewPerson), "Because" => nameof(ReplaceBecause), _ => nameof(OldReader) };
    }

    private async Task Cast() =>
        Show((await CastVote.Run(Slug, Number, new(Choice, Remark, Round: RoundSeen), Reader, Db, People, Clock, Http.RequestAborted)).Problem, "vote-cast");

    private async Task Enter()
    {
        var ask = new CastVote(OtherChoice, OtherRemark, string.IsNullOrEmpty(OtherSeat) ? "?" : OtherSeat, RoundSeen);
        Show(ForOther((await CastVote.Run(Slug, Number, ask, Reader, Db, People, Clock, Http.RequestAborted)).Problem), "vote-cast");
    }

    private async Task Count() =>
        Show((await CountVote.Run(Slug, Number, Http.Seen(), Reader, Db, People, Rules, Clock, Http.RequestAborted)).Problem, "vote-counted");

    private async Task Extend()
    {
        var typed = new Typed();
        var ask = new ExtendVote(typed.Day(Longer, nameof(Longer)));
        var refusal = (await typed.Send(Db, () => ExtendVote.Run(Slug, Number, ask, Http.Seen(), Reader, Db, People, Clock, Http.RequestAborted))).Problem;
        Show(refusal is null ? null : refusal with { Faults = [.. refusal.Faults.Select(fault => fault with { Place = nameof(Longer) })] }, "vote-extended");
    }

    private async Task Give() =>
        Show((await GiveOpinion.Run(Slug, Number, new(Verdict, Comment, Round: RoundSeen), Reader, Db, People, Clock, Http.RequestAborted)).Problem, "opinion-given");

    private async Task EnterOpinion()
    {
        var ask = new GiveOpinion(OtherVerdict, OtherComment, string.IsNullOrEmpty(OtherReader) ? "?" : OtherReader, RoundSeen);
        Show(ForOther((await GiveOpinion.Run(Slug, Number, ask, Reader, Db, People, Clock, Http.RequestAborted)).Problem), "opinion-given");
    }

    // The fields of what is entered for somebody else stand beside one's own.
    private static Problem? ForOther(Problem? refusal) =>
        refusal is null ? null : refusal with { Faults = [.. refusal.Faults.Select(fault => fault with { Place = "Other" + fault.Place })] };

    private async Task Decide()
    {
        var typed = new Typed();
        var ask = new DecideApproval(bool.TryParse(Approved, out var approved) ? approved : null, Because, typed.Day(On, nameof(On)));
        Show((await typed.Send(Db, () => DecideApproval.Run(Slug, Number, ask, Http.Seen(), Reader, Db, People, Clock, Http.RequestAborted))).Problem, "approval-recorded");
    }

    private async Task CallOff() =>
        Show((await CallReviewOff.Run(Slug, Number, new(Why), Http.Seen(), Reader, Db, People, Clock, Http.RequestAborted)).Problem, "review-called-off");

    private void Show(Problem? refusal, string done)
    {
        problem = refusal;
        if (refusal is null)
            Go.NavigateTo($"{back}/review?done={done}");
    }
}
