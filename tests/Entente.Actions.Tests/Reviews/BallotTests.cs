using Entente.Actions.Reviews;

namespace Entente.Actions.Tests.Reviews;

/// <summary>How votes are counted.</summary>
public class BallotTests
{
    private static readonly ReviewRule Rule = new(0.5m, 0.5m, AbstentionsCountForQuorum: true, FewestSeats: 2, Readers: 2, ReadersMayBeLead: false);

    [Theory]
    [InlineData(8, 4, 0, 0, "NoQuorum")] // Half is not more than half.
    [InlineData(8, 5, 0, 0, "Passed")]
    [InlineData(8, 3, 2, 0, "Passed")]
    [InlineData(8, 2, 3, 0, "Rejected")]
    [InlineData(8, 4, 4, 0, "Rejected")] // A tie is no majority.
    [InlineData(8, 1, 0, 4, "Passed")] // Who abstains makes the quorum and no majority.
    [InlineData(8, 0, 0, 8, "Rejected")]
    [InlineData(8, 0, 0, 0, "NoQuorum")]
    [InlineData(7, 3, 0, 0, "NoQuorum")]
    [InlineData(7, 3, 0, 1, "Passed")]
    [InlineData(2, 1, 0, 0, "NoQuorum")]
    [InlineData(2, 1, 1, 0, "Rejected")]
    [InlineData(3, 2, 0, 0, "Passed")]
    public void A_vote_needs_more_than_half_of_the_seats_and_more_than_half_of_the_votes(int seats, int yes, int no, int none, string outcome) =>
        Assert.Equal(outcome, Count(seats, yes, no, none, Rule).Outcome.ToString());

    [Fact]
    public void The_parts_are_those_of_the_rule()
    {
        var strict = Rule with { QuorumOver = 0.66m, MajorityOver = 0.66m, AbstentionsCountForQuorum = false };

        Assert.Equal(VoteOutcome.NoQuorum, Count(9, 5, 0, 4, strict).Outcome);
        Assert.Equal(VoteOutcome.Rejected, Count(9, 4, 4, 1, strict).Outcome);
        Assert.Equal(VoteOutcome.Passed, Count(9, 6, 2, 1, strict).Outcome);
    }

    [Theory]
    [InlineData(5, 2, 1, 1, 4, false)]
    [InlineData(5, 2, 2, 1, 5, true)]
    [InlineData(3, 0, 0, 3, 3, true)]
    [InlineData(3, 0, 0, 0, 0, false)]
    public void Whoever_voted_took_part_however(int seats, int yes, int no, int none, int tookPart, bool complete)
    {
        var ballot = Count(seats, yes, no, none, Rule);

        Assert.Equal((tookPart, complete), (ballot.TookPart, ballot.IsComplete));
    }

    [Fact]
    public void More_votes_for_never_turn_a_passed_vote()
    {
        for (var seats = 2; seats <= 12; seats++)
        {
            for (var yes = 0; yes < seats; yes++)
            {
                for (var no = 0; no < seats - yes; no++)
                {
                    if (Count(seats, yes, no, 0, Rule).Outcome == VoteOutcome.Passed)
                        Assert.Equal(VoteOutcome.Passed, Count(seats, yes + 1, no, 0, Rule).Outcome);
                }
            }
        }
    }

    private static Ballot Count(int seats, int yes, int no, int none, ReviewRule rule)
    {
        var choices = Enumerable.Repeat(VoteChoice.For, yes).Concat(Enumerable.Repeat(VoteChoice.Against, no)).Concat(Enumerable.Repeat(VoteChoice.Abstain, none));
        return Ballot.Count([.. Enumerable.Range(0, seats).Select(at => $"seat-{at}")],
            [.. choices.Select((choice, at) => new Vote($"seat-{at}", choice, "Because", "test", Jams.Now, OnBehalf: false))], rule);
    }
}
