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

    public PartialDate? From { get; private set; }

    /// <summary>Null while it leads.</summary>
    public PartialDate? Until { get; private set; }

    /// <summary>Why this party took over.</summary>
    public string? Why { get; private set; }

    public Party Who => new(Country, Authority);

    public static LeadTerm First(Party who, DateTimeOffset now, PartialDate? from = null, string? why = null) =>
        new() { Id = Guid.CreateVersion7(now), Order = 0, Country = who.Country, Authority = who.Authority, From = from, Why = why };

    /// <summary>Ends the current term and begins the next one.</summary>
    public static void HandOver(List<LeadTerm> terms, Party to, PartialDate? from, string? why, DateTimeOffset now)
    {
        if (terms.Where(term => term.Until is null).MaxBy(term => term.Order) is { } current)
            current.Until = from ?? PartialDate.Of(Clock.DayInBrussels(now));
        terms.Add(new()
        {
            Id = Guid.CreateVersion7(now), Order = terms.Max(term => term.Order) + 1, Country = to.Country, Authority = to.Authority, From = from, Why = why,
        });
    }

    /// <summary>States a term's days and reason otherwise. Who leads now has no last day, who led before has one.</summary>
    public static Result<Done> Revise(List<LeadTerm> terms, Guid id, LeadDates stated)
    {
        if (terms.FirstOrDefault(term => term.Id == id) is not { } term)
            return Unknown();
        if (term.Until is null && stated.Until is not null)
            return Problem.Rule("actions.lead-goes-on", "{0} leads now. Hand the lead over to say until when it led.", term.Who);
        if (term.Until is not null && stated.Until is null)
            return Problem.Rule("actions.lead-is-over", "{0} leads no longer. Say until when it led.", term.Who);
        if (stated.From is { } from && stated.Until is { } until && until.Last < from.First)
            return Problem.Rule("actions.leads-backwards", "The last day comes before the first, {0}.", from);

        if (terms.Where(one => one.Order > term.Order).MinBy(one => one.Order) is { From: { } next } later && stated.Until is { } end && end.First > next.Last)
            return Problem.Rule("actions.leads-overlap", "{0} led from {1}. Correct that first, or choose an earlier last day.", later.Who, next);
        if (terms.Where(one => one.Order < term.Order).MaxBy(one => one.Order) is { Until: { } former } earlier && stated.From is { } begin)
        {
            // A hand-over has one day: where the former ended on it, or on the day of writing because none was stated, it moves along.
            var moves = (term.From is null || former == term.From) && !(earlier.From is { } began && begin.Last < began.First);
            if (!moves && begin.Last < former.First)
                return Problem.Rule("actions.leads-overlap-before", "{0} led until {1}. Correct that first, or choose a later first day.", earlier.Who, former);
            earlier.Until = moves ? begin : former;
        }

        (term.From, term.Until, term.Why) = (stated.From, stated.Until, stated.Why);
        return new Done();
    }

    /// <summary>Takes the current term away; the one before it goes on.</summary>
    public static Result<Done> TakeBack(List<LeadTerm> terms, Guid id)
    {
        if (terms.FirstOrDefault(term => term.Id == id) is not { } term)
            return Unknown();
        if (term != terms.MaxBy(one => one.Order))
            return Problem.Rule("actions.lead-not-last", "{0} led before others did: only the last hand-over can be taken back.", term.Who);

        terms.Remove(term);
        if (terms.MaxBy(one => one.Order) is { } former)
            former.Until = null;
        return new Done();
    }

    public static Problem Unknown() => Problem.Missing("actions.lead-unknown", "There is no such lead here.");
}

/// <summary>When a party led, and why it took over.</summary>
/// <param name="From">Since when; null: not stated.</param>
/// <param name="Until">Until when; null while it leads.</param>
/// <param name="Why">Why it took over.</param>
internal sealed record LeadDates(PartialDate? From, PartialDate? Until, string? Why);
