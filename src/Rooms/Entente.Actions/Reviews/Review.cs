using Entente.Platform.Documents;

namespace Entente.Actions.Reviews;

/// <summary>One round of review of one version of one file of a deliverable. What was said in it stays.</summary>
internal sealed class Review : Entity
{
    public required Id<Review> Id { get; init; }

    public required Id<Deliverable> Deliverable { get; init; }

    /// <summary>Slug of the joint action, for whoever hears of this.</summary>
    public required string ActionSlug { get; init; }

    /// <summary>From 1 within the deliverable.</summary>
    public required int Round { get; init; }

    public required Subject Subject { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public required string OpenedBy { get; init; }

    /// <summary>Those who may vote, as they were on the first day: codes of authorities, or of countries whose authority is not stated.</summary>
    public required IReadOnlyList<string> Seats { get; init; }

    /// <summary>Codes of the authorities that read for quality.</summary>
    public IReadOnlyList<string> Readers { get; private set; } = [];

    /// <summary>Those readers whose authority takes no part in the action, with the name of the person who reads: admitted on purpose.</summary>
    public IReadOnlyList<OutsideReader> Outside { get; private set; } = [];

    /// <summary>Readers in whose place others read, in order, with the reason.</summary>
    public IReadOnlyList<ReplacedReader> Replaced { get; private set; } = [];

    /// <summary>The version of the rule by which votes are counted in this round, to its end.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>The last day of the vote.</summary>
    public DateOnly VoteUntil { get; private set; }

    public ReviewStage Stage { get; private set; }

    /// <summary>Every vote that was given, in order: a seat that voted again stands here twice.</summary>
    public IReadOnlyList<Vote> Votes { get; private set; } = [];

    /// <summary>The last vote of each seat that has voted: those that count.</summary>
    public IReadOnlyList<Vote> VotesThatCount() => [.. Votes.GroupBy(vote => vote.Seat).Select(given => given.Last())];

    /// <summary>What a seat has said last; null when it has not voted.</summary>
    public Vote? VoteOf(string seat) => Votes.LastOrDefault(vote => vote.Seat == seat);

    /// <summary>True when every seat has voted.</summary>
    public bool AllHaveVoted => Seats.All(seat => VoteOf(seat) is not null);

    public VoteOutcome? Outcome { get; private set; }

    public IReadOnlyList<Opinion> Opinions { get; private set; } = [];

    /// <summary>When the round ended: approved, returned or called off.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it ended so: the meeting or the reason. Null when the vote or an opinion says it.</summary>
    public string? Because { get; private set; }

    public bool IsOpen => EndedOn is null;

    /// <summary>True when the file under review is among these.</summary>
    public bool IsOf(IEnumerable<Document> documents) => documents.Any(document => document.Id.Value == Subject.Document);

    public static Result<Review> Open(
        Deliverable deliverable, int round, Subject subject, IReadOnlyList<string> seats, IReadOnlyList<string> readers, string? lead,
        DateOnly until, ReviewRule rule, int ruleVersion, string by, DateOnly today, DateTimeOffset now,
        IReadOnlyList<OutsideReader>? admitted = null)
    {
        if (TooFew(seats, rule, deliverable) is { } alone)
            return alone;

        var faults = new List<Fault>();
        if (readers.Distinct(StringComparer.Ordinal).Count() != rule.Readers)
            faults.Add(new("Readers", "actions.review-readers", "Choose {0} different authorities that read it for quality.", rule.Readers));
        else if (!rule.ReadersMayBeLead && lead is not null && readers.Contains(lead))
            faults.Add(new("Readers", "actions.review-reader-leads", "{0} leads the work package. Choose readers who did not write it.", lead));
        if (until < today)
            faults.Add(new("Until", "actions.review-until", "Give a last day of the vote that is not past."));
        else if (CalendarReach.Fault("Until", until) is { } outside)
            faults.Add(outside);
        if (faults.Count > 0)
            return Problem.Rule("actions.review-faulty", "Some answers need to be mended.") with { Faults = faults };
        if (deliverable.EnterReview(today).Problem is { } refused)
            return refused;

        var review = new Review
        {
            Id = Id<Review>.New(now), Deliverable = deliverable.Id, ActionSlug = deliverable.ActionSlug, Round = round, Subject = subject, OpenedOn = today, OpenedBy = by, Seats = seats,
            Readers = readers, Outside = admitted ?? [], RuleVersion = ruleVersion, VoteUntil = until,
        };
        review.Tell(new ReviewOpened(review.Id.Value, deliverable.Id.Value, review.ActionSlug, round, until));
        return review;
    }

    /// <summary>The refusal when fewer take part than a vote needs, which no answer in a form can mend.</summary>
    public static Problem? TooFew(IReadOnlyList<string> seats, ReviewRule rule, Deliverable deliverable) => seats.Count >= rule.FewestSeats ? null : Problem.Rule(
        "actions.review-too-few-seats",
        "Only {0} of the {1} parties that a vote needs are known in WP{2}. Add its contributors first.", seats.Count, rule.FewestSeats, deliverable.WorkPackage);

    /// <summary>
    /// A seat may vote again until the vote is counted; the last word counts, the earlier ones stay. What a seat has said itself,
    /// nobody says for it otherwise.
    /// </summary>
    public Result<Done> Say(Vote vote, DateOnly today)
    {
        if (Stage != ReviewStage.Vote)
            return Problem.Rule("actions.vote-over", "The vote has been counted.");
        if (today > VoteUntil)
            return Problem.Rule("actions.vote-ended", "The vote ended on {0}. The lead can give it more time.", PartialDate.Of(VoteUntil));
        if (!Seats.Contains(vote.Seat))
            return Problem.Rule("actions.vote-no-seat", "{0} has no vote here: it takes no part in the work package.", vote.Seat);
        if (vote.OnBehalf && VoteOf(vote.Seat) is { OnBehalf: false })
            return Problem.Rule("actions.vote-own-given", "{0} has voted itself. Only {0} can change that vote, until it is counted.", vote.Seat);
        if (vote.Remark is null && (vote.OnBehalf || vote.Choice == VoteChoice.Against))
        {
            var fault = vote.OnBehalf
                ? new Fault("Remark", "actions.vote-source-missing", "Say how this vote came to you: a letter, a mail, a meeting, with its date.")
                : new Fault("Remark", "actions.vote-reason-missing", "Say what has to change.");
            return Problem.Rule("actions.vote-faulty", "Some answers need to be mended.") with { Faults = [fault] };
        }

        Votes = [.. Votes, vote];
        Tell(new VoteGiven(Id.Value, Deliverable.Value, ActionSlug, Round, vote.Seat));
        return new Done();
    }

    public Result<Done> GiveTime(DateOnly until)
    {
        if (Stage != ReviewStage.Vote)
            return Problem.Rule("actions.vote-over", "The vote has been counted.");
        if (CalendarReach.Refuse(("Until", until == DateOnly.MinValue ? null : until)) is { } outside)
            return outside;
        if (until <= VoteUntil)
        {
            var fault = new Fault("Until", "actions.vote-longer", "Give a day after {0}: a vote can only be made longer.", PartialDate.Of(VoteUntil));
            return Problem.Rule("actions.review-faulty", "Some answers need to be mended.") with { Faults = [fault] };
        }

        VoteUntil = until;
        Tell(new VoteProlonged(Id.Value, Deliverable.Value, ActionSlug, Round, until));
        return new Done();
    }

    /// <summary>Counts the vote, once everybody has voted or the last day has passed.</summary>
    public Result<Ballot> Count(Deliverable deliverable, ReviewRule rule, DateOnly today)
    {
        if (Stage != ReviewStage.Vote)
            return Problem.Rule("actions.vote-over", "The vote has been counted.");
        var ballot = Ballot.Count(Seats, VotesThatCount(), rule);
        if (!ballot.IsComplete && today <= VoteUntil)
            return Problem.Rule("actions.vote-running", "{0} of {1} have voted, and the vote runs until {2}.", ballot.TookPart, ballot.Seats, PartialDate.Of(VoteUntil));

        Outcome = ballot.Outcome;
        Tell(new VoteCounted(Id.Value, Deliverable.Value, ActionSlug, Round, ballot.Outcome.ToString()!));
        if (ballot.Outcome == VoteOutcome.Passed)
        {
            Stage = ReviewStage.Reading;
            deliverable.Reach(DeliverableStatus.QualityReview, today);
        }
        else
        {
            Return(deliverable, because: null, today);
        }

        return ballot;
    }

    public Result<Done> Take(Opinion opinion, Deliverable deliverable, DateOnly today)
    {
        if (Stage != ReviewStage.Reading)
            return Problem.Rule("actions.opinion-not-asked", "No opinion is asked for at this stage.");
        if (!Readers.Contains(opinion.Reader))
            return Problem.Rule("actions.opinion-not-reader", "{0} is not one of the quality readers.", opinion.Reader);
        if (Opinions.Any(given => given.Reader == opinion.Reader))
            return Problem.Rule("actions.opinion-given", "{0} has given its opinion.", opinion.Reader);
        if (opinion.Remark is null && (opinion.OnBehalf || opinion.Verdict != Verdict.Accept))
        {
            var fault = opinion.OnBehalf
                ? new Fault("Remark", "actions.opinion-source-missing", "Say how this opinion came to you: a letter, a mail, a meeting, with its date; and what it remarks.")
                : new Fault("Remark", "actions.opinion-remark-missing", "Say what you remark.");
            return Problem.Rule("actions.opinion-faulty", "Some answers need to be mended.") with { Faults = [fault] };
        }

        Opinions = [.. Opinions, opinion];
        Tell(new OpinionGiven(Id.Value, Deliverable.Value, ActionSlug, Round, opinion.Reader));
        if (Opinions.Count < Readers.Count)
            return new Done();

        if (Opinions.Any(given => given.Verdict == Verdict.Revise))
        {
            Return(deliverable, because: null, today);
        }
        else
        {
            Stage = ReviewStage.Approval;
            deliverable.Reach(DeliverableStatus.SteeringApproval, today);
        }

        return new Done();
    }

    /// <summary>Another reads in the place of a reader that has given no opinion.</summary>
    public Result<Done> Replace(ReplacedReader change, OutsideReader? outside, string? lead, ReviewRule rule)
    {
        if (Stage is not (ReviewStage.Vote or ReviewStage.Reading))
            return Problem.Rule("actions.opinion-not-asked", "No opinion is asked for at this stage.");
        if (!Readers.Contains(change.Reader))
            return Problem.Rule("actions.opinion-not-reader", "{0} is not one of the quality readers.", change.Reader);
        if (Opinions.Any(given => given.Reader == change.Reader))
            return Problem.Rule("actions.opinion-given", "{0} has given its opinion.", change.Reader);
        if (Readers.Contains(change.By))
            return Faulty("By", "actions.review-readers", "Choose {0} different authorities that read it for quality.", rule.Readers);
        if (!rule.ReadersMayBeLead && change.By == lead)
            return Faulty("By", "actions.review-reader-leads", "{0} leads the work package. Choose readers who did not write it.", change.By);
        if (change.Because is not { Length: > 0 and <= ReplacedReader.MostCharacters })
            return Faulty("Because", "actions.reader-reason", "Say why another reads, in up to {0} characters.", ReplacedReader.MostCharacters);

        Readers = [.. Readers.Select(reader => reader == change.Reader ? change.By : reader)];
        Outside = [.. Outside.Where(one => one.Authority != change.Reader), .. outside is null ? [] : new[] { outside }];
        Replaced = [.. Replaced, change];
        Tell(new ReaderReplaced(Id.Value, Deliverable.Value, ActionSlug, Round, change.Reader, change.By));
        return new Done();

        static Problem Faulty(string place, string code, string message, params IReadOnlyList<object> arguments) =>
            Problem.Rule("actions.review-faulty", "Some answers need to be mended.") with { Faults = [new(place, code, message, arguments)] };
    }

    /// <summary>The decision of the steering committee.</summary>
    /// <param name="deliverable">What it is about.</param>
    /// <param name="approved">False: back to the authors.</param>
    /// <param name="because">The meeting or written procedure; for a return also why.</param>
    /// <param name="on">The day of the decision.</param>
    public Result<Done> Decide(Deliverable deliverable, bool approved, string? because, DateOnly on)
    {
        if (Stage != ReviewStage.Approval)
            return Problem.Rule("actions.approval-not-asked", "The steering committee decides after the vote and both readings.");
        if (because is null)
        {
            return Problem.Rule("actions.approval-faulty", "Some answers need to be mended.") with
            {
                Faults = [new("Because", "actions.approval-source-missing", "Name the meeting or the written procedure, and the reason if it goes back.")],
            };
        }

        if (!approved)
        {
            Return(deliverable, because, on);
            return new Done();
        }

        (Stage, EndedOn, Because) = (ReviewStage.Ready, on, because);
        deliverable.Approve(on);
        Tell(new DeliverableReviewed(deliverable.Id.Value, ActionSlug, deliverable.Number, Round, nameof(ReviewStage.Ready), on));
        return new Done();
    }

    /// <summary>Calls the round off, for instance because the file was the wrong one.</summary>
    public Result<Done> CallOff(Deliverable deliverable, string? because, DateOnly today)
    {
        if (!IsOpen)
            return Problem.Rule("actions.review-over", "This round of review is over.");
        if (because is null)
        {
            return Problem.Rule("actions.review-faulty", "Some answers need to be mended.") with
            {
                Faults = [new("Why", "actions.review-reason-missing", "Say why the review is called off.")],
            };
        }

        Return(deliverable, because, today);
        return new Done();
    }

    private void Return(Deliverable deliverable, string? because, DateOnly on)
    {
        (Stage, EndedOn, Because) = (ReviewStage.Returned, on, because);
        deliverable.Reach(DeliverableStatus.Draft, on);
        Tell(new DeliverableReviewed(deliverable.Id.Value, ActionSlug, deliverable.Number, Round, nameof(ReviewStage.Returned), on));
    }
}

/// <summary>The file under review, as it was on the first day.</summary>
/// <param name="Document">Which document.</param>
/// <param name="Title">What it was called.</param>
/// <param name="Version">Which version.</param>
/// <param name="FileName">Name of its file.</param>
/// <param name="Sha256">Its content, so that nobody can say that it was another.</param>
internal sealed record Subject(Guid Document, string Title, int Version, string FileName, string Sha256);
