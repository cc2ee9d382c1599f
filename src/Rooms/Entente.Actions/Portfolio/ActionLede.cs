using Microsoft.Extensions.Localization;

namespace Entente.Actions.Portfolio;

/// <summary>The sentence under an action's name: who coordinates it, and from when to when.</summary>
internal static class ActionLede
{
    public static string Of(ActionDetail detail, IStringLocalizer texts)
    {
        var action = detail.Action;
        var sentence = action.Lead is not { } lead
            ? texts["lede.no-lead"].Value
            : detail.ShortName(lead.Authority) is { } name
                ? texts["lede.lead", name, Country.Of(lead.Country).Name(Formats.Language)].Value
                : texts["lede.lead-country", Country.Of(lead.Country).Name(Formats.Language)].Value;
        return $"{sentence} {Dates(action, texts)}";
    }

    private static string Dates(JointAction action, IStringLocalizer texts)
    {
        if (action.Start is not { } start)
            return texts["lede.no-dates"];

        var from = Long(start);
        if (action.Ended is { } ended)
            return texts["lede.from-ended", from, Long(ended)];
        if (action.AgreedEnd is not { } end)
            return texts["lede.from", from];

        return action.DurationMonths is { } months && action.PlannedEnd == end.First && end.IsDay
            ? texts["lede.from-to-months", from, Long(end), months]
            : texts["lede.from-to", from, Long(end)];
    }

    private static string Long(PartialDate date) => date.IsDay ? Formats.LongDay(date.First) : Formats.Partial(date);
}
