namespace Entente.Actions.WorkPackages;

/// <summary>A work package of a joint action: support (coordination, dissemination, evaluation, sustainability) or technical.</summary>
internal sealed class WorkPackage : Entity, IWithdrawable
{
    private readonly List<LeadTerm> leads = [];
    private readonly List<Contributor> contributors = [];

    public required Id<WorkPackage> Id { get; init; }

    public required Id<JointAction> Action { get; init; }

    /// <summary>Its slug, for whoever hears of this.</summary>
    public required string ActionSlug { get; init; }

    public required int Number { get; init; }

    public WorkPackageKind Kind { get; private set; }

    public LocalText Title { get; private set; } = LocalText.Empty;

    public string? Scope { get; private set; }

    /// <summary>First and last day; null means: the period of the action.</summary>
    public DateOnly? Start { get; private set; }

    public DateOnly? End { get; private set; }

    /// <summary>Figures of the source about what it achieved.</summary>
    public IReadOnlyList<Figure> Results { get; private set; } = [];

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public Withdrawal? Withdrawal => WithdrawnAt is { } at ? new(at, WithdrawnBy!, WithdrawnBecause!) : null;

    /// <summary>Who leads and who led, oldest first. Empty: not stated.</summary>
    public IReadOnlyList<LeadTerm> Leads => [.. leads.OrderBy(term => term.Order)];

    public IReadOnlyList<Contributor> Contributors => [.. contributors.OrderBy(contributor => contributor.Order)];

    public LeadTerm? Lead => leads.Where(term => term.Until is null).MaxBy(term => term.Order);

    public static Result<WorkPackage> Open(
        JointAction action, IEnumerable<int> taken, int number, WorkPackageKind kind, LocalText title, DateTimeOffset now)
    {
        if (number is < 1 or > 99)
            return Problem.Rule("actions.wp-number-out-of-range", "Work packages are numbered from 1 to 99.");
        if (taken.Contains(number))
            return Problem.Rule("actions.wp-number-taken", "{0} has a WP{1} already. Take another number.", action.Acronym, number);

        var package = new WorkPackage { Id = Id<WorkPackage>.New(now), Action = action.Id, ActionSlug = action.Slug, Number = number, Kind = kind, Title = title };
        package.Tell(new WorkPackageOpened(package.Id.Value, action.Slug, number, kind.ToString()));
        return package;
    }

    /// <summary>Lays what is stated over what is known; what is not stated stays as it is.</summary>
    public void Describe(WorkPackageKind kind, LocalText? title, string? scope, IReadOnlyList<Figure>? results = null)
    {
        var (before, figures) = ((Kind, Title, Scope), Results);
        Kind = kind;
        Title = title is null ? Title : Title.With(title);
        Scope = scope ?? Scope;
        Results = results is { Count: > 0 } ? results : Results;
        // What is stated while it is being made is told with that.
        if (Version > 0 && (!before.Equals((Kind, Title, Scope)) || !figures.SequenceEqual(Results)))
            Tell(new WorkPackageRevised(Id.Value, ActionSlug, Number));
    }

    /// <summary>Replaces what is stated; no scope means: not stated.</summary>
    public void Revise(WorkPackageKind kind, LocalText title, string? scope)
    {
        var before = (Kind, Title, Scope);
        (Kind, Title, Scope) = (kind, title, scope);
        if (!before.Equals((Kind, Title, Scope)))
            Tell(new WorkPackageRevised(Id.Value, ActionSlug, Number));
    }

    public Result<Done> Run(DateOnly? start, DateOnly? end)
    {
        if (CalendarReach.Refuse((nameof(Start), start), (nameof(End), end)) is { } outside)
            return outside;
        if (start is { } first && end is { } last && last < first)
            return Problem.Rule("actions.wp-ends-before-start", "It begins on {0} and cannot end before.", PartialDate.Of(first));

        if ((Start, End) == (start, end))
            return new Done();
        (Start, End) = (start, end);
        Tell(new WorkPackageDated(Id.Value, ActionSlug, Number, start, end));
        return new Done();
    }

    /// <summary>Gives the lead to a party; the former one stays in the history.</summary>
    public Result<Done> GiveLead(Party to, PartialDate? from, string? why, DateTimeOffset now)
    {
        if (Lead is { } current && current.Who == to)
            return Problem.Rule("actions.wp-leads-already", "{0} leads WP{1} already.", to, Number);

        if (leads.Count == 0)
            leads.Add(LeadTerm.First(to, now, from, why));
        else
            LeadTerm.HandOver(leads, to, from, why, now);
        Tell(new WorkPackageLeadChanged(Id.Value, ActionSlug, Number, to.Country, to.Authority));
        return new Done();
    }

    /// <summary>States otherwise when a party led, and why it took over.</summary>
    public Result<Done> ReviseLead(Guid term, LeadDates stated)
    {
        if (LeadTerm.Revise(leads, term, stated).Problem is { } refused)
            return refused;

        Tell(new WorkPackageLeadRevised(Id.Value, ActionSlug, Number));
        return new Done();
    }

    /// <summary>The lead was given by mistake: the former party leads as if it had not been, or nobody.</summary>
    public Result<Done> TakeLeadBack(Guid term)
    {
        if (LeadTerm.TakeBack(leads, term).Problem is { } refused)
            return refused;

        Tell(new WorkPackageLeadRevised(Id.Value, ActionSlug, Number));
        return new Done();
    }

    public Result<Done> Admit(Contributor contributor)
    {
        if (contributors.Any(known => known.Who == contributor.Who && known.From == contributor.From))
            return Problem.Rule("actions.contributes-already", "{0} contributes to WP{1} already.", contributor.Who, Number);

        contributor.Order = contributors.Select(known => known.Order + 1).DefaultIfEmpty(0).Max();
        contributors.Add(contributor);
        Tell(new ContributorAdmitted(Id.Value, ActionSlug, Number, contributor.Country, contributor.Authority));
        return new Done();
    }

    /// <summary>States otherwise when a party contributes; without a last day it goes on.</summary>
    public Result<Done> Revise(Contributor contributor, PartialDate? from, PartialDate? until)
    {
        if (from is { } first && until is { } last && last.Last < first.First)
            return Problem.Rule("actions.contributes-backwards", "The last day comes before the first, {0}.", first);
        if (contributors.Any(known => known != contributor && known.Who == contributor.Who && known.From == from))
            return Problem.Rule("actions.contributes-already", "{0} contributes to WP{1} already.", contributor.Who, Number);
        if ((contributor.From, contributor.Until) == (from, until))
            return new Done();

        (contributor.From, contributor.Until) = (from, until);
        Tell(new ContributorRevised(Id.Value, ActionSlug, Number, contributor.Country, contributor.Authority, from?.ToString(), until?.ToString()));
        return new Done();
    }

    /// <summary>Takes away a contributor that was entered by mistake.</summary>
    public void Remove(Contributor contributor)
    {
        contributors.Remove(contributor);
        Tell(new ContributorRemoved(Id.Value, ActionSlug, Number, contributor.Country, contributor.Authority));
    }

    /// <summary>Takes it out of the action. It keeps its number and its history.</summary>
    public Result<Done> Withdraw(Withdrawal withdrawal)
    {
        if (WithdrawnAt is not null)
            return Problem.Rule("actions.withdrawn-already", "{0} was withdrawn already.", $"WP{Number}");

        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (withdrawal.At, withdrawal.By, withdrawal.Because);
        Tell(new PlanItemWithdrawn(Id.Value, ActionSlug, "work-package", $"WP{Number}"));
        return new Done();
    }

    /// <summary>Puts it back as it was.</summary>
    public Result<Done> Restore()
    {
        if (WithdrawnAt is null)
            return Problem.Rule("actions.not-withdrawn", "{0} stands in the plan.", $"WP{Number}");

        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (null, null, null);
        Tell(new PlanItemRestored(Id.Value, ActionSlug, "work-package", $"WP{Number}"));
        return new Done();
    }

    /// <summary>Notes what a file knows better of a part. Told once, unless more is told anyway.</summary>
    public void Refine()
    {
        if (Version > 0 && Told.Count == 0)
            Tell(new WorkPackageRevised(Id.Value, ActionSlug, Number));
    }
}

/// <summary>What a work package is for.</summary>
internal enum WorkPackageKind
{
    Coordination,
    Dissemination,
    Evaluation,
    Sustainability,
    Technical,
}

/// <summary>A party that contributes to a work package, with its dates.</summary>
internal sealed class Contributor
{
    public required Guid Id { get; init; }

    /// <summary>In the order of admission.</summary>
    public int Order { get; set; }

    public required string Country { get; init; }

    public string? Authority { get; init; }

    public PartialDate? From { get; set; }

    /// <summary>The last day as far as it is known; it may lie ahead.</summary>
    public PartialDate? Until { get; set; }

    /// <summary>True when the last day is over on that day.</summary>
    public bool HasLeft(DateOnly day) => Until?.Last < day;

    public Party Who => new(Country, Authority);
}
