namespace Entente.Actions.WorkPackages;

/// <summary>A work package of a joint action: support (coordination, dissemination, evaluation, sustainability) or technical.</summary>
internal sealed class WorkPackage : Entity
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
            leads.Add(new() { Id = Guid.CreateVersion7(now), Order = 0, Country = to.Country, Authority = to.Authority, From = from, Why = why });
        else
            LeadTerm.HandOver(leads, to, from, why, now);
        Tell(new WorkPackageLeadChanged(Id.Value, ActionSlug, Number, to.Country, to.Authority));
        return new Done();
    }

    public Result<Done> Admit(Contributor contributor)
    {
        if (contributors.Any(known => known.Who == contributor.Who && known.From == contributor.From))
            return Problem.Rule("actions.contributes-already", "{0} contributes to WP{1} already.", contributor.Who, Number);

        contributor.Order = contributors.Count;
        contributors.Add(contributor);
        Tell(new ContributorAdmitted(Id.Value, ActionSlug, Number, contributor.Country, contributor.Authority));
        return new Done();
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

    public PartialDate? From { get; init; }

    public PartialDate? Until { get; set; }

    public Party Who => new(Country, Authority);
}
