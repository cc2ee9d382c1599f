namespace Entente.Actions.Portfolio;

/// <summary>A stretch of time in which one party led an action or a work package.</summary>
internal sealed class LeadTerm
{
    public required Guid Id { get; init; }

    /// <summary>0 for the first lead, 1 for the one that took over, and so on.</summary>
    public required int Order { get; init; }

    public required string Country { get; init; }

    /// <summary>May become known later than the country.</summary>
    public string? Authority { get; set; }

    public PartialDate? From { get; init; }

    /// <summary>Null while it leads.</summary>
    public PartialDate? Until { get; private set; }

    /// <summary>Why this party took over.</summary>
    public string? Why { get; init; }

    public Party Who => new(Country, Authority);

    public static LeadTerm First(Party who, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Order = 0, Country = who.Country, Authority = who.Authority };

    /// <summary>Ends the current term and begins the next one.</summary>
    public static void HandOver(List<LeadTerm> terms, Party to, PartialDate? from, string? why, DateTimeOffset now)
    {
        if (terms.Where(term => term.Until is null).MaxBy(term => term.Order) is { } current)
            current.Until = from ?? PartialDate.Of(Clock.DayInBrussels(now));
        terms.Add(new()
        {
            Id = Guid.CreateVersion7(now), Order = terms.Count, Country = to.Country, Authority = to.Authority, From = from, Why = why,
        });
    }
}
