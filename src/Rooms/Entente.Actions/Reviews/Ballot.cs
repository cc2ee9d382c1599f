namespace Entente.Actions.Reviews;

/// <summary>What a party says of a deliverable.</summary>
internal enum VoteChoice
{
    For,
    Against,
    Abstain,
}

/// <summary>How a vote ended.</summary>
internal enum VoteOutcome
{
    Passed,
    Rejected,
    NoQuorum,
}

/// <summary>A vote of one seat.</summary>
/// <param name="Seat">Whose: the code of an authority, or of a country whose authority is not stated.</param>
/// <param name="Choice">For, against or abstained.</param>
/// <param name="Remark">Why; always there when it is against, or was entered for somebody else.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When.</param>
/// <param name="OnBehalf">True when the lead or the coordinator entered a vote that came by another way.</param>
internal sealed record Vote(string Seat, VoteChoice Choice, string? Remark, string By, DateTimeOffset At, bool OnBehalf);

/// <summary>The count of a vote.</summary>
/// <param name="Seats">Who may vote.</param>
/// <param name="For">Votes for.</param>
/// <param name="Against">Votes against.</param>
/// <param name="Abstained">Abstentions.</param>
/// <param name="Outcome">What follows from them.</param>
internal sealed record Ballot(int Seats, int For, int Against, int Abstained, VoteOutcome Outcome)
{
    public int TookPart => For + Against + Abstained;

    public bool IsComplete => TookPart == Seats;

    /// <summary>Counts one vote a seat. Half of the seats is no quorum and half of the votes is no majority: both have to be passed.</summary>
    public static Ballot Count(IReadOnlyCollection<string> seats, IReadOnlyCollection<Vote> votes, ReviewRule rule)
    {
        var (yes, no, none) = (Of(VoteChoice.For), Of(VoteChoice.Against), Of(VoteChoice.Abstain));
        var present = yes + no + (rule.AbstentionsCountForQuorum ? none : 0);
        var outcome = present <= rule.QuorumOver * seats.Count ? VoteOutcome.NoQuorum
            : yes > rule.MajorityOver * (yes + no) ? VoteOutcome.Passed : VoteOutcome.Rejected;
        return new(seats.Count, yes, no, none, outcome);

        int Of(VoteChoice choice) => votes.Count(vote => vote.Choice == choice);
    }
}
