using Entente.Actions.Plan;
using Entente.Actions.Reviews;
using Entente.Kernel;

namespace Entente.Actions.Tests.Reviews;

/// <summary>The stages of a round of review, and what each of them refuses.</summary>
public class ReviewTests
{
    private static readonly ReviewRule Rule = new(0.5m, 0.5m, AbstentionsCountForQuorum: true, FewestSeats: 2, Readers: 2, ReadersMayBeLead: false);
    private static readonly DateOnly Today = new(2026, 6, 11);
    private readonly Deliverable report = Deliverable.Promise(Jams.Action(), 5, "D5.1", "Report", Today, [], Jams.Now).Value;

    [Fact]
    public void A_deliverable_goes_from_draft_through_vote_and_reading_and_approval_to_the_portal()
    {
        var round = Open();
        Assert.Equal(DeliverableStatus.WorkPackageReview, report.Status);
        Votes(round, VoteChoice.For, "si-jazmp", "be-afmps");

        Assert.Equal("actions.vote-running", round.Count(report, Rule, Today).Problem?.Code);
        Assert.Equal(VoteOutcome.Passed, round.Count(report, Rule, Today.AddDays(11)).Value.Outcome);
        Assert.Equal(DeliverableStatus.QualityReview, report.Status);
        Assert.Null(round.Take(Opinion("at-ages", Verdict.Accept), report, Today).Problem);
        Assert.Equal("actions.opinion-given", round.Take(Opinion("at-ages", Verdict.Revise), report, Today).Problem?.Code);
        Assert.Null(round.Take(Opinion("it-aifa", Verdict.AcceptWithRemarks), report, Today).Problem);
        Assert.Equal(DeliverableStatus.SteeringApproval, report.Status);
        Assert.Equal("actions.deliverable-in-review", report.Become(DeliverableStatus.Submitted, Today).Problem?.Code);

        Assert.Null(round.Decide(report, approved: true, "SC 4", Today).Problem);
        Assert.True(report.IsReady);
        Assert.Equal((ReviewStage.Ready, Today), (round.Stage, round.EndedOn));
        Assert.Null(report.Become(DeliverableStatus.Submitted, Today.AddDays(1)).Problem);
        Assert.Null(report.Unreviewed);
        Assert.Null(report.Become(DeliverableStatus.RevisionRequested, Today.AddDays(9)).Problem);
        Assert.True(Deliverable.IsOpen(report.Status));
        Assert.Null(Review.Open(report, 2, File, Seats, ["at-ages", "it-aifa"], "mt-mmdra", Today, Rule, 1, "test", Today, Jams.Now).Problem);
    }

    [Theory]
    [InlineData(VoteChoice.Against, VoteOutcome.Rejected)]
    [InlineData(VoteChoice.Abstain, VoteOutcome.Rejected)]
    [InlineData(null, VoteOutcome.NoQuorum)]
    public void A_vote_that_does_not_pass_returns_it_to_the_authors(object? choice, object outcome)
    {
        var round = Open();
        if (choice is VoteChoice said)
            Votes(round, said, "mt-mmdra", "si-jazmp");

        Assert.Equal(outcome, round.Count(report, Rule, Today.AddDays(30)).Value.Outcome);

        Assert.Equal((DeliverableStatus.Draft, ReviewStage.Returned, Today.AddDays(30)), (report.Status, round.Stage, round.EndedOn!.Value));
        Assert.Equal("actions.vote-over", round.Count(report, Rule, Today).Problem?.Code);
        Assert.Equal("actions.review-over", round.CallOff(report, "Wrong file", Today).Problem?.Code);
    }

    [Fact]
    public void One_reader_who_wants_a_revision_returns_it_when_both_have_spoken()
    {
        var round = Read();

        Assert.Null(round.Take(Opinion("at-ages", Verdict.Revise), report, Today).Problem);
        Assert.Equal(DeliverableStatus.QualityReview, report.Status);
        Assert.Null(round.Take(Opinion("it-aifa", Verdict.Accept), report, Today).Problem);

        Assert.Equal((DeliverableStatus.Draft, ReviewStage.Returned), (report.Status, round.Stage));
        Assert.Equal("actions.approval-not-asked", round.Decide(report, approved: true, "SC 4", Today).Problem?.Code);
    }

    [Fact]
    public void A_seat_has_one_vote_and_the_last_word_counts()
    {
        var round = Open();
        Votes(round, VoteChoice.Against, "si-jazmp");
        Votes(round, VoteChoice.For, "si-jazmp");

        Assert.Equal([VoteChoice.Against, VoteChoice.For], round.Votes.Select(vote => vote.Choice));
        Assert.Equal(VoteChoice.For, Assert.Single(round.VotesThatCount()).Choice);
        var ballot = round.Count(report, Rule, Today.AddDays(30)).Value;
        Assert.Equal((1, 0, VoteOutcome.NoQuorum), (ballot.For, ballot.Against, ballot.Outcome));
    }

    [Fact]
    public void Nobody_votes_over_what_a_seat_has_said_itself()
    {
        var round = Open();
        Assert.Null(round.Say(new("si-jazmp", VoteChoice.For, "Letter of 3 June", "lead", Jams.Now, OnBehalf: true), Today).Problem);
        Assert.Null(round.Say(new("si-jazmp", VoteChoice.Against, "Annex 2 is wrong", "jazmp", Jams.Now, OnBehalf: false), Today).Problem);

        Assert.Equal("actions.vote-own-given", round.Say(new("si-jazmp", VoteChoice.For, "Phone call", "lead", Jams.Now, OnBehalf: true), Today).Problem?.Code);

        Assert.Equal(("Annex 2 is wrong", 2), (round.VoteOf("si-jazmp")?.Remark, round.Votes.Count));
    }

    [Fact]
    public void An_opinion_for_somebody_else_says_how_it_came()
    {
        var round = Read();

        Assert.Equal("actions.opinion-faulty", round.Take(Opinion("at-ages", Verdict.Accept) with { OnBehalf = true, Remark = null }, report, Today).Problem?.Code);
        Assert.Null(round.Take(Opinion("at-ages", Verdict.Accept) with { OnBehalf = true, Remark = "Letter of 3 June: no remarks" }, report, Today).Problem);
    }

    [Theory]
    [InlineData("fr-ansm", VoteChoice.For, "x", false, 0, "actions.vote-no-seat")]
    [InlineData("si-jazmp", VoteChoice.Against, null, false, 0, "actions.vote-faulty")]
    [InlineData("si-jazmp", VoteChoice.For, null, true, 0, "actions.vote-faulty")]
    [InlineData("si-jazmp", VoteChoice.For, null, false, 11, "actions.vote-ended")]
    public void A_vote_is_refused_with_its_reason(string seat, object choice, string? remark, bool onBehalf, int later, string code)
    {
        var round = Open();

        Assert.Equal(code, round.Say(new(seat, (VoteChoice)choice, remark, "test", Jams.Now, onBehalf), Today.AddDays(later)).Problem?.Code);
        Assert.Empty(round.Votes);
    }

    [Fact]
    public void More_time_lets_the_late_ones_vote()
    {
        var round = Open();

        Assert.Equal("actions.review-faulty", round.GiveTime(round.VoteUntil).Problem?.Code);
        Assert.Null(round.GiveTime(Today.AddDays(20)).Problem);
        Assert.Null(round.Say(new("si-jazmp", VoteChoice.For, null, "test", Jams.Now, OnBehalf: false), Today.AddDays(15)).Problem);
    }

    [Theory]
    [InlineData("at-ages", "at-ages", 10, "actions.review-readers")]
    [InlineData("at-ages", "mt-mmdra", 10, "actions.review-reader-leads")]
    [InlineData("at-ages", "it-aifa", -1, "actions.review-until")]
    public void A_round_needs_two_readers_who_do_not_lead_and_time_to_vote(string first, string second, int days, string fault)
    {
        var refused = Review.Open(report, 1, File, Seats, [first, second], "mt-mmdra", Today.AddDays(days), Rule, 1, "test", Today, Jams.Now).Problem;

        Assert.Equal(fault, Assert.Single(refused!.Faults).Code);
        Assert.Equal(DeliverableStatus.Planned, report.Status);
    }

    [Fact]
    public void A_round_needs_seats_and_a_deliverable_that_is_not_in_a_round()
    {
        Assert.Equal("actions.review-too-few-seats",
            Review.Open(report, 1, File, ["MT"], ["at-ages", "it-aifa"], null, Today, Rule, 1, "test", Today, Jams.Now).Problem?.Code);
        Open();
        Assert.Equal("actions.deliverable-not-draft",
            Review.Open(report, 2, File, Seats, ["at-ages", "it-aifa"], null, Today, Rule, 1, "test", Today, Jams.Now).Problem?.Code);
    }

    [Fact]
    public void A_round_that_is_called_off_says_why_and_keeps_what_was_said()
    {
        var round = Open();
        Votes(round, VoteChoice.For, "si-jazmp");

        Assert.Equal("actions.review-faulty", round.CallOff(report, because: null, Today).Problem?.Code);
        Assert.Null(round.CallOff(report, "The wrong file", Today).Problem);

        Assert.Equal((DeliverableStatus.Draft, "The wrong file", 1), (report.Status, round.Because, round.Votes.Count));
    }

    private static Subject File => new(Guid.Empty, "Report", 1, "report.pdf", new('a', 64));

    private static IReadOnlyList<string> Seats => ["mt-mmdra", "si-jazmp", "be-afmps"];

    private static Opinion Opinion(string reader, Verdict verdict) => new(reader, verdict, "Page 3", "test", Jams.Now);

    private static void Votes(Review round, VoteChoice choice, params string[] seats)
    {
        foreach (var seat in seats)
            Assert.Null(round.Say(new(seat, choice, "Because", "test", Jams.Now, OnBehalf: false), Today).Problem);
    }

    private Review Open() =>
        Review.Open(report, 1, File, Seats, ["at-ages", "it-aifa"], "mt-mmdra", Today.AddDays(10), Rule, 1, "test", Today, Jams.Now).Value;

    private Review Read()
    {
        var round = Open();
        Votes(round, VoteChoice.For, "mt-mmdra", "si-jazmp", "be-afmps");
        Assert.Equal(VoteOutcome.Passed, round.Count(report, Rule, Today).Value.Outcome);
        return round;
    }
}
