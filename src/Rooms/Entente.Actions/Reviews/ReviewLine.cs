using Microsoft.Extensions.Localization;

namespace Entente.Actions.Reviews;

/// <summary>A seat and what it said, as the page shows it; with what it had said before it changed its mind, the latest first.</summary>
public sealed record SeatLine(string Name, string? Said, Tone Tone, string? Remark, string? EnteredBy)
{
    /// <summary>What no longer counts.</summary>
    public IReadOnlyList<SeatLine> Earlier { get; init; } = [];
}

/// <summary>The file under review, for whom it is.</summary>
public sealed record FileLine(string Title, string Href, string Name, int Version, string Sha256);

/// <summary>A round of review as the page shows it; without its file for a reader who may not see that.</summary>
public sealed record ReviewLine(
    int Round, string StageText, Tone Tone, FileLine? File, DateOnly OpenedOn, string OpenedBy,
    DateOnly VoteUntil, string Count, string? OutcomeText, IReadOnlyList<SeatLine> Seats, IReadOnlyList<SeatLine> Readers, DateOnly? EndedOn, string? Because,
    int RuleVersion, IReadOnlyList<string> Replaced)
{
    internal static ReviewLine Of(Review round, Ballot ballot, bool seesFile, PlanDesk desk, IStringLocalizer texts) => new(
        round.Round, texts.Say(round.Stage), ToneOf(round.Stage),
        seesFile ? new(round.Subject.Title, $"/documents/{round.Subject.Document}", round.Subject.FileName, round.Subject.Version, round.Subject.Sha256) : null, round.OpenedOn, round.OpenedBy, round.VoteUntil,
        texts["review.count", ballot.For, ballot.Against, ballot.Abstained, ballot.TookPart, ballot.Seats],
        round.Outcome is { } outcome ? texts.Say(outcome) : null,
        [.. round.Seats.Select(seat => OfSeat(NameOf(seat, desk), [.. round.Votes.Where(vote => vote.Seat == seat).Reverse()], texts))],
        [.. round.Readers.Select(reader => OfReader(NameOfReader(reader, round, desk, texts), round.Opinions.FirstOrDefault(given => given.Reader == reader), texts))],
        round.EndedOn, round.Because, round.RuleVersion,
        [.. round.Replaced.Select(one => texts["review.replaced", NameOf(one.By, desk), NameOf(one.Reader, desk), one.Because, one.Who].Value)]);

    // An outside reader is a person at an authority, and not only that.
    private static string NameOfReader(string reader, Review round, PlanDesk desk, IStringLocalizer texts) =>
        round.Outside.FirstOrDefault(one => one.Authority == reader) is { } outside ? texts["review.outside", NameOf(reader, desk), outside.Person] : NameOf(reader, desk);

    /// <summary>"JAZMP", or "Malta" for a country whose authority is not stated.</summary>
    internal static string NameOf(string seat, PlanDesk desk) =>
        Country.Find(seat)?.Name(Formats.Language) ?? desk.Detail.ShortName(seat) ?? seat;

    // The latest vote first.
    private static SeatLine OfSeat(string name, IReadOnlyList<Vote> votes, IStringLocalizer texts) => votes.Count == 0
        ? new(name, null, Tone.Wait, null, null)
        : OfVote(name, votes[0], texts) with { Earlier = [.. votes.Skip(1).Select(vote => OfVote(name, vote, texts))] };

    private static SeatLine OfVote(string name, Vote vote, IStringLocalizer texts) =>
        new(name, texts.Say(vote.Choice), vote.Choice switch { VoteChoice.For => Tone.Good, VoteChoice.Against => Tone.Late, _ => Tone.Neutral }, vote.Remark,
            vote.OnBehalf ? texts["review.entered-by", vote.By].Value : null);

    private static SeatLine OfReader(string name, Opinion? opinion, IStringLocalizer texts) => opinion is null
        ? new(name, null, Tone.Wait, null, null)
        : new(name, texts.Say(opinion.Verdict), opinion.Verdict == Verdict.Revise ? Tone.Late : Tone.Good, opinion.Remark,
            opinion.OnBehalf ? texts["review.entered-by", opinion.By].Value : null);

    private static Tone ToneOf(ReviewStage stage) => stage switch
    {
        ReviewStage.Ready => Tone.Good,
        ReviewStage.Returned => Tone.Neutral,
        _ => Tone.Wait,
    };
}
