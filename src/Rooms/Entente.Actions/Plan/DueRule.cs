namespace Entente.Actions.Plan;

/// <summary>The numbers of the rule set <c>actions.due-warnings</c>.</summary>
/// <param name="DaysBefore">People are told so many days before a day is reached.</param>
/// <param name="Calendar">Whose holidays count.</param>
internal sealed record DueWarnings(IReadOnlyList<int> DaysBefore, string Calendar);

/// <summary>
/// How the days of deliverables and milestones are read today: a day that is a Saturday, a Sunday or a holiday ends with the next
/// working day (Regulation 1182/71, Art. 3(4)), and people are told some days ahead.
/// </summary>
internal sealed record DueRule(DateOnly Today, HolidayTable Table, IReadOnlyList<int> DaysBefore)
{
    public const string Code = "actions.due-warnings";

    /// <summary>The longest warning: what lies further ahead is no matter yet.</summary>
    public int Horizon => DaysBefore.Count == 0 ? 0 : DaysBefore.Max();

    /// <summary>What is due before this day is late today: a query cannot look for working days, and need not.</summary>
    public DateOnly LateBefore => FirstThatEnds(Today);

    /// <summary>What is due before this day, and not late, is warned of today.</summary>
    public DateOnly WarnedBefore => DaysBefore.Count == 0 ? LateBefore : FirstThatEnds(Today.AddDays(Horizon + 1));

    public static async Task<DueRule> Of(RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var warnings = (await rules.On<DueWarnings>(Code, today, stop)).Body;
        return new(today, await rules.Holidays(warnings.Calendar, today, stop), warnings.DaysBefore);
    }

    /// <summary>What a day asks of people today.</summary>
    public DueSign Look(DateOnly due)
    {
        // Nobody knows the holidays of other centuries; a day that an older version took in must not break a page.
        return Look(due, CalendarReach.Holds(due) ? Table.WorkingDayFrom(due) : due);
    }

    /// <summary>The same for a day that ends as it was set, whatever day of the week it is.</summary>
    public DueSign LookPlainly(DateOnly due) => Look(due, due);

    // The later the day, the later the working day with which it ends.
    private DateOnly FirstThatEnds(DateOnly from)
    {
        var first = from;
        while (Look(first.AddDays(-1)).Ends >= from)
            first = first.AddDays(-1);
        return first;
    }

    private DueSign Look(DateOnly due, DateOnly ends)
    {
        var left = ends.DayNumber - Today.DayNumber;
        int? within = left < 0 ? null : DaysBefore.Where(days => left <= days).Select(days => (int?)days).Min();
        return new(due, ends, left, within);
    }
}

/// <summary>A day by which something must be there, looked at today.</summary>
/// <param name="Due">The day as it was promised.</param>
/// <param name="Ends">The working day with which it ends.</param>
/// <param name="DaysLeft">Days from today to that; negative when it has passed.</param>
/// <param name="Within">The warning in force, in days; null when it is further ahead, or past.</param>
public sealed record DueSign(DateOnly Due, DateOnly Ends, int DaysLeft, int? Within)
{
    /// <summary>The day has passed.</summary>
    public bool IsLate => DaysLeft < 0;
}
