using Entente.Kernel;

namespace Entente.Platform.Notices.Mail;

/// <summary>When mail about a notice is due.</summary>
internal static class MailTimes
{
    private static readonly TimeOnly Morning = new(7, 0);

    /// <summary>
    /// The latest moment up to which notices are due by now: of those for "at once" the first has waited long enough, of the others the
    /// last morning has passed. What was told after it waits for the next. Nothing is remembered of former mails, so a house that was
    /// off in the morning catches up, and the hour is right on the days when the clocks change.
    /// </summary>
    /// <param name="time">When the person wants mail; never <see cref="MailTime.Never"/>.</param>
    /// <param name="first">The oldest notice that waits.</param>
    /// <param name="now">Now.</param>
    /// <param name="gather">How long "at once" waits from the first on.</param>
    /// <returns>Null when nothing is due.</returns>
    public static DateTimeOffset? DueUpTo(MailTime time, DateTimeOffset first, DateTimeOffset now, TimeSpan gather)
    {
        var limit = time switch
        {
            MailTime.AtOnce => first + gather <= now ? now : DateTimeOffset.MinValue,
            MailTime.Daily => LastMorning(now, day => true),
            MailTime.Weekly => LastMorning(now, day => day.DayOfWeek == DayOfWeek.Monday),
            _ => throw new ArgumentOutOfRangeException(nameof(time), time, "There is no mail for it."),
        };
        return first <= limit ? limit : null;
    }

    private static DateTimeOffset LastMorning(DateTimeOffset now, Func<DateOnly, bool> fits)
    {
        var day = Clock.DayInBrussels(now);
        while (!fits(day) || Clock.MomentInBrussels(day, Morning) > now)
            day = day.AddDays(-1);
        return Clock.MomentInBrussels(day, Morning);
    }
}
