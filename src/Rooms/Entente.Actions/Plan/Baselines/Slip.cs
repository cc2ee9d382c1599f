namespace Entente.Actions.Plan.Baselines;

/// <summary>How the days of one thing differ from a baseline.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="FixedStart">The first day as it was fixed.</param>
/// <param name="FixedEnd">The last day as it was fixed.</param>
/// <param name="StartDays">Days by which the first day lies later now; negative when earlier; null when one of the two is not stated.</param>
/// <param name="Days">The same for the last day.</param>
public sealed record Slip(SlipKind Kind, DateOnly? FixedStart, DateOnly? FixedEnd, int? StartDays, int? Days)
{
    /// <summary>True when it does not stand in the plan as it stands in the baseline.</summary>
    public bool HasMoved => Kind is not (SlipKind.Kept or SlipKind.Undated);

    internal static Slip Of(BaselineDay? then, DateOnly? start, DateOnly? end)
    {
        if (then is null)
            return new(SlipKind.New, null, null, null, null);
        var (startDays, days) = (Between(then.Start, start), Between(then.End, end));
        var kind = (then.End, end) switch
        {
            (null, not null) => SlipKind.Given,
            (not null, null) => SlipKind.Taken,
            _ when days > 0 => SlipKind.Later,
            _ when days < 0 => SlipKind.Earlier,
            _ => OfStart(then.Start, start, startDays) ?? (days is null && startDays is null ? SlipKind.Undated : SlipKind.Kept),
        };
        return new(kind, then.Start, then.End, startDays, days);
    }

    internal static Slip Gone(BaselineDay then) => new(SlipKind.Gone, then.Start, then.End, null, null);

    private static SlipKind? OfStart(DateOnly? then, DateOnly? now, int? days) => (then, now) switch
    {
        (null, not null) => SlipKind.Given,
        (not null, null) => SlipKind.Taken,
        _ when days > 0 => SlipKind.StartsLater,
        _ when days < 0 => SlipKind.StartsEarlier,
        _ => null,
    };

    private static int? Between(DateOnly? then, DateOnly? now) => now is { } day && then is { } fixedDay ? day.DayNumber - fixedDay.DayNumber : null;
}

/// <summary>What happened to a thing of the plan since a baseline.</summary>
public enum SlipKind
{
    /// <summary>It stands where it stood.</summary>
    Kept,

    /// <summary>Its last day lies later.</summary>
    Later,

    /// <summary>Its last day lies earlier.</summary>
    Earlier,

    /// <summary>Its last day stands, its first day lies later.</summary>
    StartsLater,

    /// <summary>Its last day stands, its first day lies earlier.</summary>
    StartsEarlier,

    /// <summary>It was given a day that it did not have.</summary>
    Given,

    /// <summary>It has lost a day that it had.</summary>
    Taken,

    /// <summary>It came into the plan later.</summary>
    New,

    /// <summary>It is no longer in the plan.</summary>
    Gone,

    /// <summary>It had no day and has none.</summary>
    Undated,
}
