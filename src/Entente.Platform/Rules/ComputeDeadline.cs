using System.Text.Json.Serialization;
using Entente.Kernel;
using Entente.Kernel.Calendar;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Rules;

/// <summary>Somebody computes a deadline under Regulation 1182/71 and sees why it falls when it does.</summary>
/// <param name="Event">The day of the event; day 1 is the next.</param>
/// <param name="Length">How long, 1 to 3,650.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Country">Whose holidays; <c>EU</c> for the Union's institutions.</param>
/// <param name="WinterStop">True to leave out the winter clock stop of clinical trials.</param>
public sealed record ComputeDeadline(DateOnly? Event, int? Length, PeriodUnit Unit, string? Country, bool WinterStop)
{
    /// <summary>The rule set of the winter clock stop.</summary>
    public const string WinterStopCode = "ctr.winter-clock-stop";

    /// <summary>No period of the field is longer.</summary>
    public const int Longest = 3650;

    internal static async Task<Result<ComputedDeadline>> Run(ComputeDeadline ask, PlatformDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var faults = new List<Fault>();
        if (ask.Event is null)
            faults.Add(new("Event", "platform.deadline-event", "Give the day of the event."));
        if (CalendarReach.Fault("Event", ask.Event) is { } outside)
            faults.Add(outside);
        if (ask.Length is not (>= 1 and <= Longest))
            faults.Add(new("Length", "platform.deadline-length", "Give a length from 1 to {0}.", Longest));
        if (!(await Countries(db, stop)).Contains(ask.Country ?? "", StringComparer.Ordinal))
            faults.Add(new("Country", "platform.deadline-country", "Choose whose holidays count."));
        if (faults.Count > 0)
            return Problem.Malformed("platform.deadline-faulty", "Some answers need to be mended.") with { Faults = faults };

        var today = clock.Today();
        var table = await rules.Holidays(ask.Country!, today, stop);
        var stops = new List<ClockStop>();
        if (ask.WinterStop)
        {
            var winter = (await rules.On<YearlyStop>(WinterStopCode, today, stop)).Body;
            stops.Add(ClockStop.EveryYear(winter.From, winter.Until));
        }

        var deadline = LegalPeriod.Due(ask.Event!.Value, ask.Length!.Value, ask.Unit, table, stops);
        var source = await rules.On<HolidayList>(RuleBook.HolidayCode(ask.Country!), today, stop);
        return new ComputedDeadline(deadline.Due, deadline.EndsAt(), deadline.Counted, deadline.PausedDays, deadline.Stretched,
            [.. deadline.RolledOver.Select(day => new PassedDay(day, table.On(day)?.Name))], source.Set.Code, source.Set.Version,
            IsConfirmed(source, ask.Event.Value, deadline.Due, table));
    }

    internal static async Task<Results<Ok<ComputedDeadline>, ProblemHttpResult>> Api(
        DateOnly? @event, int? length, Worded<PeriodUnit>? unit, string? country, bool? winterStop, PlatformDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var computed = await Run(new(@event, length, unit?.Value ?? PeriodUnit.Days, country?.ToUpperInvariant(), winterStop ?? false), db, rules, clock, stop);
        return computed.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok(computed.Value);
    }

    // One that is still to be confirmed and falls on a weekend changes nothing.
    private static bool IsConfirmed(Rule<HolidayList> source, DateOnly from, DateOnly to, HolidayTable table)
    {
        var years = Enumerable.Range(from.Year, to.Year - from.Year + 1);
        return (source.Set.Provenance == RuleProvenance.Sourced || years.All(year => source.Body.Checked?.Hold(year) == true))
            && !years.SelectMany(table.Of).Any(holiday => holiday.ToBeConfirmed && holiday.Day > from && holiday.Day <= to
                && holiday.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    /// <summary>Those whose holidays are known, by code.</summary>
    internal static async Task<IReadOnlyList<string>> Countries(PlatformDb db, CancellationToken stop) =>
        [.. (await db.Set<RuleSet>().Where(set => set.Code.StartsWith("holidays.")).Select(set => set.Code).Distinct().ToListAsync(stop))
            .Select(code => code["holidays.".Length..].ToUpperInvariant()).Order(StringComparer.Ordinal)];
}

/// <summary>A deadline and why it falls then.</summary>
/// <param name="Due">The last day.</param>
/// <param name="EndsAt">Its last second in Brussels.</param>
/// <param name="Counted">The day on which the count itself ended.</param>
/// <param name="PausedDays">Days that a clock stop left out.</param>
/// <param name="Stretched">True when the end was moved so that there are two working days.</param>
/// <param name="RolledOver">Days over which the end was moved, with the holiday's name where it is one.</param>
/// <param name="HolidayRule">The rule set of the holidays.</param>
/// <param name="HolidayVersion">Its version.</param>
/// <param name="HolidaysConfirmed">False when a holiday of these days, or their year, is still to be confirmed.</param>
public sealed record ComputedDeadline(
    DateOnly Due, DateTimeOffset EndsAt, DateOnly Counted, int PausedDays, bool Stretched, IReadOnlyList<PassedDay> RolledOver, string HolidayRule, int HolidayVersion,
    bool HolidaysConfirmed);

/// <summary>A day over which an end was moved.</summary>
/// <param name="Day">The day.</param>
/// <param name="Holiday">The holiday's name, for pages; null for a weekend or a clock stop.</param>
public sealed record PassedDay(DateOnly Day, [property: JsonIgnore] LocalText? Holiday)
{
    /// <summary>The holiday's name in English; null for a weekend or a clock stop.</summary>
    public string? Name => Holiday?.In("en").Text;
}
