using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan.Baselines;

/// <summary>A slip in words, the same on pages, in the timeline's text and in papers.</summary>
internal static class SlipWords
{
    /// <summary>"12 days later", "starts 5 days earlier", "as in the baseline", "not in the baseline".</summary>
    public static string Say(Slip slip, IStringLocalizer texts)
    {
        if (slip.Kind is SlipKind.StartsLater or SlipKind.StartsEarlier)
            return Moved(slip.StartDays!.Value, "slip.starts-", texts);
        if (slip.Kind is not (SlipKind.Later or SlipKind.Earlier))
            return texts.Say(slip.Kind);

        var end = Moved(slip.Days!.Value, "slip.", texts);
        return slip.StartDays is { } start && start != 0 && start != slip.Days ? texts["slip.both", end, Moved(start, "slip.starts-", texts)] : end;
    }

    /// <summary>A sentence for a row of a timeline: the days as they were fixed; empty when none were.</summary>
    public static string Sentence(Slip slip, IStringLocalizer texts) => (slip.FixedStart, slip.FixedEnd) switch
    {
        ({ } start, { } end) => texts["slip.sentence-span", Formats.Day(start), Formats.Day(end)],
        (_, { } end) => texts["slip.sentence", Formats.Day(end)],
        ({ } start, _) => texts["slip.sentence", Formats.Day(start)],
        _ => "",
    };

    private static string Moved(int days, string key, IStringLocalizer texts) => days > 0
        ? Plural.Say(texts, days, key + "later-one", key + "later")
        : Plural.Say(texts, -days, key + "earlier-one", key + "earlier");
}
