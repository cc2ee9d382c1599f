using Entente.Platform.Documents;

namespace Entente.Actions.Reviews;

/// <summary>A round of review as the API gives it out; name and print of its file are null for whoever may not see the file.</summary>
public sealed record ReviewView(
    int Round, string Stage, string? FileName, int FileVersion, string? Sha256, DateOnly OpenedOn, DateOnly VoteUntil, IReadOnlyList<string> Seats,
    IReadOnlyList<VoteView> Votes, int For, int Against, int Abstained, string? Outcome, IReadOnlyList<string> Readers,
    IReadOnlyList<OpinionView> Opinions, DateOnly? EndedOn, string? Because, int RuleVersion, IReadOnlyList<OutsideReader> Outside,
    IReadOnlyList<ReplacementView> Replaced);

/// <summary>A vote as the API gives it out; one that its seat has replaced by a later one stays and does not count.</summary>
public sealed record VoteView(string Seat, string Choice, string? Remark, DateTimeOffset At, bool OnBehalf, bool Counts);

/// <summary>An opinion as the API gives it out.</summary>
public sealed record OpinionView(string Reader, string Verdict, string? Remark, DateTimeOffset At, bool OnBehalf);

/// <summary>A reader in whose place another reads, as the API gives it out.</summary>
public sealed record ReplacementView(string Reader, string By, string Because, DateTimeOffset At);

/// <summary>Reads every round of review of a deliverable.</summary>
internal static class ListReviews
{
    public static async Task<Results<Ok<IReadOnlyList<ReviewView>>, ProblemHttpResult>> Api(
        string slug, string number, Actor actor, ActionsDb db, DocumentShelf shelf, RuleBook rules, CancellationToken stop)
    {
        var opened = await ReviewRounds.Of(slug, number, actor, db, stop);
        if (opened.Problem is { } unknown)
            return unknown.ToHttp();

        var documents = await shelf.Of(opened.Value.Deliverable.Thing, actor, stop);
        var views = new List<ReviewView>();
        foreach (var round in opened.Value.Rounds)
        {
            var ballot = Ballot.Count(round.Seats, round.VotesThatCount(), (await rules.Of<ReviewRule>(ReviewRule.Code, round.RuleVersion, stop)).Body);
            views.Add(Of(round, ballot, round.IsOf(documents)));
        }

        return TypedResults.Ok<IReadOnlyList<ReviewView>>(views);
    }

    private static ReviewView Of(Review round, Ballot ballot, bool seesFile) => new(
        round.Round, round.Stage.ToString(), seesFile ? round.Subject.FileName : null, round.Subject.Version, seesFile ? round.Subject.Sha256 : null, round.OpenedOn, round.VoteUntil, round.Seats,
        [.. round.Votes.Select(vote => new VoteView(vote.Seat, vote.Choice.ToString(), vote.Remark, vote.At, vote.OnBehalf, vote == round.VoteOf(vote.Seat)))],
        ballot.For, ballot.Against, ballot.Abstained, round.Outcome?.ToString(), round.Readers,
        [.. round.Opinions.Select(opinion => new OpinionView(opinion.Reader, opinion.Verdict.ToString(), opinion.Remark, opinion.At, opinion.OnBehalf))],
        round.EndedOn, round.Because, round.RuleVersion, round.Outside, [.. round.Replaced.Select(one => new ReplacementView(one.Reader, one.By, one.Because, one.At))]);
}
