namespace Entente.Actions.Portfolio;

/// <summary>
/// A joint action: a consortium of national authorities, led by one, that harmonises a regulatory practice with EU4Health money.
/// Its status is what people recorded; it is never worked out from start and duration, for real actions run on or stop early.
/// </summary>
internal sealed partial class JointAction : Entity, IVisible
{
    private readonly List<LeadTerm> leads = [];
    private readonly List<Participant> participants = [];
    private readonly List<Amendment> amendments = [];
    private readonly List<Predecessor> predecessors = [];

    public required Id<JointAction> Id { get; init; }

    public required string Slug { get; init; }

    public string Acronym { get; private set; } = "";

    public LocalText Title { get; private set; } = LocalText.Empty;

    public ActionStatus Status { get; private set; }

    public PartialDate? Start { get; private set; }

    public int? DurationMonths { get; private set; }

    /// <summary>When it really ended, as far as that is known.</summary>
    public PartialDate? Ended { get; private set; }

    public string? LegalBasis { get; private set; }

    public string? ResultsExpected { get; private set; }

    public IReadOnlyList<string> Aims { get; private set; } = [];

    /// <summary>Numbers (1, 2, …) of the programme's objectives that it serves; empty means not stated.</summary>
    public IReadOnlyList<int> Objectives { get; private set; } = [];

    public decimal? BudgetEur { get; private set; }

    public string? Funder { get; private set; }

    /// <summary>Part of the budget paid by the funder, 0 to 1.</summary>
    public decimal? FundedShare { get; private set; }

    /// <summary>Part of the budget paid by the Member States, 0 to 1.</summary>
    public decimal? MemberStatesShare { get; private set; }

    /// <summary>How many States take part, as the source states it; it may name fewer.</summary>
    public int? ParticipatingStates { get; private set; }

    /// <summary>Figures of the source about the field that the action works in.</summary>
    public IReadOnlyList<Figure> Context { get; private set; } = [];

    public Edition Edition { get; private set; } = Edition.Network;

    public Handling Handling { get; private set; } = Handling.Green;

    public string Audience { get; private set; } = "";

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Who leads and who led, oldest first.</summary>
    public IReadOnlyList<LeadTerm> Leads => [.. leads.OrderBy(term => term.Order)];

    public IReadOnlyList<Participant> Participants => [.. participants.OrderBy(participant => participant.Order)];

    public IReadOnlyList<Amendment> Amendments => [.. amendments.OrderBy(amendment => amendment.Order)];

    public IReadOnlyList<Predecessor> Predecessors => [.. predecessors.OrderBy(predecessor => predecessor.Order)];

    /// <summary>The action without its parts.</summary>
    public ActionHead Head => ActionHead.Of(this);

    public LeadTerm? Lead => leads.Where(term => term.Until is null).MaxBy(term => term.Order);

    /// <summary>The last day by the grant's own arithmetic; null when start or duration are not stated to the day.</summary>
    public DateOnly? PlannedEnd => DurationMonths is { } months ? Start?.LastDayAfter(months) : null;

    /// <summary>The planned end with the approved extensions; as the latest approval states it, else by its months.</summary>
    public PartialDate? AgreedEnd => Period.AgreedEnd(Start, DurationMonths, Amendments);

    public static Result<JointAction> Create(string slug, string acronym, LocalText title, Party lead, DateTimeOffset now, Guid? by = null)
    {
        if (!Slugs.IsValid(slug))
        {
            return Problem.Rule("actions.slug-invalid",
                "The short address '{0}' may hold lower-case letters, digits and single hyphens only, such as jams-2-0.", slug);
        }

        var action = new JointAction
        {
            Id = Id<JointAction>.New(now), Slug = slug, Acronym = acronym, Title = title, UpdatedAt = now,
            Audience = Named.Of(Named.Team(ActionsScopes.Action(slug))),
        };
        action.leads.Add(LeadTerm.First(lead, now));
        action.Tell(new JointActionCreated(action.Id.Value, slug, acronym, lead.Country, lead.Authority, by));
        return action;
    }

    /// <summary>Lays what is stated over what is known; what is not stated stays as it is.</summary>
    public void Describe(Description stated)
    {
        var before = Statement.Of(this);
        Title = stated.Title is { } title ? Title.With(title) : Title;
        Start = stated.Start ?? Start;
        DurationMonths = stated.DurationMonths ?? DurationMonths;
        LegalBasis = stated.LegalBasis ?? LegalBasis;
        ResultsExpected = stated.ResultsExpected ?? ResultsExpected;
        ParticipatingStates = stated.ParticipatingStates ?? ParticipatingStates;
        Aims = stated.Aims is { Count: > 0 } aims ? aims : Aims;
        Objectives = stated.Objectives is { Count: > 0 } objectives ? objectives : Objectives;
        Context = stated.Context is { Count: > 0 } context ? context : Context;
        TellIfOtherwise(before);
    }

    /// <summary>Replaces what is stated; an empty answer means: not stated.</summary>
    public Result<Done> Revise(Description stated, DateTimeOffset now)
    {
        if (Ended is { } end && stated.Start is { } start && end.Last < start.First)
            return Problem.Rule("actions.ends-before-start", "It began on {0} and cannot have ended in {1}.", start, end);

        var before = Statement.Of(this);
        Title = stated.Title ?? Title;
        Start = stated.Start;
        DurationMonths = stated.DurationMonths;
        LegalBasis = stated.LegalBasis;
        ResultsExpected = stated.ResultsExpected;
        ParticipatingStates = stated.ParticipatingStates;
        Aims = stated.Aims ?? [];
        Objectives = stated.Objectives ?? [];
        Touch(now);
        TellIfOtherwise(before);
        return new Done();
    }

    /// <summary>Corrects the acronym; the address stays.</summary>
    public void Rename(string acronym, DateTimeOffset now)
    {
        if (Acronym == acronym)
            return;

        Acronym = acronym;
        Touch(now);
        Tell(new JointActionRevised(Id.Value, Slug));
    }

    /// <summary>Records what people decided about its state; <paramref name="ended"/> only where it has ended.</summary>
    public Result<Done> Become(ActionStatus status, PartialDate? ended, DateTimeOffset now)
    {
        if (ended is not null && status != ActionStatus.Ended)
            return Problem.Rule("actions.end-without-ending", "An end date belongs to an action that has ended. Choose the status Ended, or leave the date out.");
        if (ended is { } end && Start is { } start && end.Last < start.First)
            return Problem.Rule("actions.ends-before-start", "It began on {0} and cannot have ended in {1}.", start, end);
        if (Status == status && Ended == ended)
            return new Done();

        Status = status;
        Ended = ended;
        Touch(now);
        Tell(new JointActionStatusChanged(Id.Value, Slug, status.ToString()));
        return new Done();
    }

    /// <summary>States the money: the total, who pays, and the two shares.</summary>
    public Result<Done> Fund(decimal? total, string? funder, decimal? fundedShare, decimal? memberStatesShare)
    {
        if (total is <= 0)
            return Problem.Rule("actions.budget-not-positive", "The budget must be more than zero euro.");
        if (fundedShare is < 0 or > 1 || memberStatesShare is < 0 or > 1)
            return Problem.Rule("actions.share-out-of-range", "A share lies between 0 and 100 %.");
        if (fundedShare is { } funded && memberStatesShare is { } national && funded + national != 1)
            return Problem.Rule("actions.shares-not-whole", "The funder's share and the Member States' share must add up to 100 %.");

        var before = Statement.Of(this);
        BudgetEur = total;
        Funder = funder;
        FundedShare = fundedShare;
        MemberStatesShare = memberStatesShare;
        TellIfOtherwise(before);
        return new Done();
    }

    public Result<Amendment> Amend(Amendment amendment, DateTimeOffset now)
    {
        if (amendment.Months is <= 0)
            return Problem.Rule("actions.extension-without-length", "An extension lasts at least one month.");
        if (amendment is { Months: null, Until: null, Kind: AmendmentKind.Extension })
            return Problem.Rule("actions.extension-without-end", "Say how many months the extension adds, or until when it runs.");

        amendment.Order = amendments.Count;
        amendments.Add(amendment);
        Touch(now);
        Tell(new JointActionAmended(Id.Value, Slug, amendment.Kind.ToString(), amendment.State.ToString()));
        return amendment;
    }

    public Result<Done> Decide(Guid amendment, AmendmentState state, DateOnly on, DateTimeOffset now)
    {
        if (amendments.FirstOrDefault(known => known.Id == amendment) is not { } asked)
            return Problem.Missing("actions.amendment-unknown", "There is no such amendment.");
        if (CalendarReach.Refuse(("On", on)) is { } outside)
            return outside;
        if (asked.State != AmendmentState.Proposed)
            return Problem.Rule("actions.amendment-decided", "This amendment was decided already: {0}.", asked.State);
        if (state == AmendmentState.Proposed)
            return Problem.Rule("actions.amendment-no-decision", "Choose approved or rejected.");

        asked.Decide(state, on);
        Touch(now);
        Tell(new JointActionAmended(Id.Value, Slug, asked.Kind.ToString(), state.ToString()));
        return new Done();
    }

    public Result<Done> Follow(Predecessor predecessor, DateTimeOffset now)
    {
        if (predecessors.Any(known => (predecessor.Slug is not null && known.Slug == predecessor.Slug) || string.Equals(known.Acronym, predecessor.Acronym, StringComparison.OrdinalIgnoreCase)))
            return Problem.Rule("actions.predecessor-known", "{0} is recorded as a predecessor already.", predecessor.Acronym);
        if (predecessor.Slug == Slug)
            return Problem.Rule("actions.follows-itself", "An action cannot follow itself.");

        predecessor.Order = predecessors.Count;
        predecessors.Add(predecessor);
        Touch(now);
        Tell(new PredecessorRecorded(Id.Value, Slug, predecessor.Slug, predecessor.Acronym));
        return new Done();
    }

    /// <summary>Makes the public page visible to everybody.</summary>
    public void Publish(DateTimeOffset now)
    {
        if (Edition == Edition.Public)
            return;

        Edition = Edition.Public;
        Handling = Handling.Clear;
        PublishedAt ??= now;
        Touch(now);
        Tell(new JointActionPublished(Id.Value, Slug));
    }

    /// <summary>Takes the public page away; the authorities keep seeing the action.</summary>
    public void Unpublish(DateTimeOffset now)
    {
        if (Edition != Edition.Public)
            return;

        Edition = Edition.Network;
        Handling = Handling.Green;
        Touch(now);
        Tell(new JointActionUnpublished(Id.Value, Slug));
    }

    /// <summary>Notes that what readers see has changed.</summary>
    [TellsNobody("What has changed tells it.")]
    public void Touch(DateTimeOffset now) => UpdatedAt = now;

    /// <summary>Notes what a file knows better of a part: the name of a lead, the end of an amendment. Told once, unless more is told anyway.</summary>
    public void Refine(DateTimeOffset now)
    {
        Touch(now);
        if (Version > 0 && Told.Count == 0)
            Tell(new JointActionRevised(Id.Value, Slug));
    }

    // What is stated while it is being made is told with that.
    private void TellIfOtherwise(Statement before)
    {
        if (Version > 0 && !before.Says(Statement.Of(this)))
            Tell(new JointActionRevised(Id.Value, Slug));
    }
}
