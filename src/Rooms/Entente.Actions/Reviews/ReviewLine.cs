using Microsoft.Extensions.Localization;

namespace Entente.Actions.Reviews;

/// <summary>A seat and what it said, as the page shows it.</summary>
public sealed record SeatLine(string Name, string? Said, Tone Tone, string? Remark, string? EnteredBy);

/// <summary>The file under review, for whom it is.</summary>
public sealed record FileLine(string Title, string Href, string Name, int Version, string Sha256);

/// <summary>A round of review as the page shows it; without its file for a reader who may not see that.</summary>
public sealed record ReviewLine(
    int Round, string StageText, Tone Tone, FileLine? File, DateOnly OpenedOn, string OpenedBy,
    DateOnly VoteUntil, string Count, string? OutcomeText, IReadOnlyList<SeatLine> Seats, IReadOnlyList<SeatLine> Readers, DateOnly? EndedOn, string? Because,
    int RuleVersion)
{
    internal static ReviewLine Of(Review round, Ballot ballot, bool seesFile, PlanSheet sheet, IStringLocalizer texts) => new(
        round.Round, texts.Say(round.Stage), ToneOf(round.Stage),
        seesFile ? new(round.Subject.Title, $"/documents/{round.Subject.Document}", round.Subject.FileName, round.Subject.Version, round.Subject.Sha256) : null, round.OpenedOn, round.OpenedBy, round.VoteUntil,
        texts["review.count", ballot.For, ballot.Against, ballot.Abstained, ballot.TookPart, ballot.Seats],
        round.Outcome is { } outcome ? texts.Say(outcome) : null,
        [.. round.Seats.Select(seat => OfSeat(NameOf(seat, sheet), round.Votes.FirstOrDefault(vote => vote.Seat == seat), texts))],
        [.. round.Readers.Select(reader => OfReader(NameOf(reader, sheet), round.Opinions.FirstOrDefault(given => given.Reader == reader), texts))],
        round.EndedOn, round.Because, round.RuleVersion);

    /// <summary>"JAZMP", or "Malta" for a country whose authority is not stated.</summary>
    internal static string NameOf(string seat, PlanSheet sheet) =>
        Country.Find(seat)?.Name(Formats.Language) ?? sheet.Detail.ShortName(seat) ?? seat;

    private static SeatLine OfSeat(string name, Vote? vote, IStringLocalizer texts) => vote is null
        ? new(name, null, Tone.Wait, null, null)
        : new(name, texts.Say(vote.Choice), vote.Choice switch { VoteChoice.For => Tone.Good, VoteChoice.Against => Tone.Late, _ => Tone.Neutral }, vote.Remark,
            vote.OnBehalf ? texts["review.entered-by", vote.By].Value : null);

    private static SeatLine OfReader(string name, Opinion? opinion, IStringLocalizer texts) => opinion is null
        ? new(name, null, Tone.Wait, null, null)
        : new(name, texts.Say(opinion.Verdict), opinion.Verdict == Verdict.Revise ? Tone.Late : Tone.Good, opinion.Remark, null);

    private static Tone ToneOf(ReviewStage stage) => stage switch
    {
        ReviewStage.Ready => Tone.Good,
        ReviewStage.Returned => Tone.Neutral,
        _ => Tone.Wait,
    };
}
