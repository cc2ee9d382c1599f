using Entente.Platform.Documents;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Reviews;

/// <summary>What the page of a review shows to one reader: the rounds, and what that reader may do now.</summary>
internal sealed record ReviewDesk(
    IReadOnlyList<ReviewLine> Rounds, ReviewRule Rule, ReviewStage? Stage, string? Seat, IReadOnlyList<string> Seats, IReadOnlyList<Option> OtherSeats, IReadOnlyList<Option> OtherReaders,
    IReadOnlyList<Option> Files, IReadOnlyList<string> TeamFiles, bool MayStart, bool MayVote, bool MayRead, bool MayDecide, bool MayRun)
{
    public static async Task<ReviewDesk> Of(
        ReviewRounds open, PlanDesk desk, Actor reader, DocumentShelf shelf, RuleBook rules, IStringLocalizer texts, CancellationToken stop)
    {
        var (action, deliverable, rounds) = open;
        var documents = await shelf.Of(deliverable.Thing, reader, stop);
        var lines = new List<ReviewLine>();
        foreach (var round in rounds)
        {
            var counted = (await rules.Of<ReviewRule>(ReviewRule.Code, round.RuleVersion, stop)).Body;
            lines.Insert(0, ReviewLine.Of(round, Ballot.Count(round.Seats, round.VotesThatCount(), counted), round.IsOf(documents), desk, texts));
        }

        var current = open.Latest is { IsOpen: true } running ? running : null;
        var seat = current is null ? null : ReviewRounds.SeatOf(current, reader, desk.Detail.Authorities.GetValueOrDefault(reader.Authority ?? "")?.Country);
        var runs = reader.May(ActionsPermissions.Plan, open.Scope);
        var mayStart = runs && deliverable.Status is DeliverableStatus.Planned or DeliverableStatus.Draft or DeliverableStatus.RevisionRequested;
        var package = desk.Package(deliverable.WorkPackage)!;
        return new(
            lines, (await rules.On<ReviewRule>(ReviewRule.Code, desk.Today, stop)).Body, current?.Stage,
            seat is null ? null : ReviewLine.NameOf(seat, desk), [.. StartReview.SeatsOf(package, desk.Today).Select(one => ReviewLine.NameOf(one, desk))],
            [.. (current?.Seats ?? []).Where(one => one != seat && current!.VoteOf(one) is not { OnBehalf: false }).Select(one => new Option(one, ReviewLine.NameOf(one, desk)))],
            [.. (current?.Readers ?? []).Where(one => current!.Opinions.All(given => given.Reader != one)).Select(one => new Option(one, ReviewLine.NameOf(one, desk)))],
            [.. documents.Where(one => one.WithdrawnAt is null).Select(one => new Option(one.Id.ToString(), texts["review.file-choice", one.Title, one.Latest.Number]))],
            [.. documents.Where(one => one.WithdrawnAt is null && one.Edition == Edition.Restricted).Select(one => one.Title)],
            mayStart,
            current is { Stage: ReviewStage.Vote } && seat is not null && desk.Today <= current.VoteUntil && open.MaySpeak(reader),
            current is { Stage: ReviewStage.Reading } && current.Readers.Contains(reader.Authority) && current.Opinions.All(given => given.Reader != reader.Authority)
                && GiveOpinion.MayRead(action, reader),
            current is { Stage: ReviewStage.Approval } && desk.MaySteer(reader),
            current is not null && runs);
    }

    /// <summary>True while fewer take part in the work package than a vote needs: said before anybody fills in the form.</summary>
    public bool LacksSeats => MayStart && Seats.Count < Rule.FewestSeats;

    /// <summary>Who has to do what now, in one sentence.</summary>
    public string Next(Deliverable deliverable, IStringLocalizer texts) => Stage switch
    {
        ReviewStage.Vote when Waiting(Rounds[0].Seats) is { Length: > 0 } open => texts["review.next-vote", open, Formats.Day(Rounds[0].VoteUntil)],
        ReviewStage.Vote => texts["review.next-count"],
        ReviewStage.Reading => texts["review.next-read", Waiting(Rounds[0].Readers)],
        ReviewStage.Approval => texts["review.next-decide"],
        _ when deliverable.IsReady => texts["review.next-submit"],
        _ when Deliverable.IsOpen(deliverable.Status) => texts[Rounds.Count == 0 ? "review.next-first" : "review.next-again"],
        _ when deliverable.Unreviewed is { } why => texts["review.next-unreviewed", why],
        _ => texts["review.next-none"],
    };

    private static string Waiting(IEnumerable<SeatLine> lines) => string.Join(", ", lines.Where(line => line.Said is null).Select(line => line.Name));
}
