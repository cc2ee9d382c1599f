using Microsoft.Extensions.Localization;

namespace Entente.Actions.Portfolio;

/// <summary>What a reader has to look at first: what is late, what nobody has decided, what the dates and the status say differently.</summary>
internal static class Attention
{
    /// <summary>Matters of the action itself.</summary>
    public static IEnumerable<AttentionItem> Of(ActionHead action, DateOnly today, IStringLocalizer texts)
    {
        var lineage = $"/ja/{action.Slug}/lineage";
        if (action.EndHasPassed(today) is not null)
        {
            yield return new(Tone.Wait, texts["attention.end-passed", action.Acronym, Formats.Partial(action.AgreedEnd!.Value)], lineage,
                texts["attention.end-passed-detail", texts.Say(action.Status)]);
        }

        if (action.StartHasPassed(today) is not null)
            yield return new(Tone.Wait, texts["attention.start-passed", action.Acronym, Formats.Partial(action.Start!.Value)], $"/ja/{action.Slug}", texts["attention.start-passed-detail"]);

        foreach (var amendment in action.Undecided)
        {
            yield return new(Tone.Info, texts["attention.amendment-proposed", action.Acronym, texts.Say(amendment.Kind)], lineage,
                amendment.Why ?? texts["attention.amendment-proposed-detail"]);
        }
    }

    /// <summary>What has to be handed in or reached: late first, then what a warning is in force for.</summary>
    public static IEnumerable<AttentionItem> Of(IEnumerable<DueItem> due, IStringLocalizer texts)
    {
        foreach (var item in due.Where(item => item.Sign.IsLate || item.Sign.Within is not null).OrderBy(item => item.Sign.Ends))
        {
            yield return new(item.Sign.IsLate ? Tone.Late : Tone.Wait, texts["attention.due", item.Number, item.Title], item.Href,
                texts["attention.due-detail", item.Acronym, item.WorkPackage, Days(item.Sign.DaysLeft, texts)]);
        }
    }

    /// <summary>"4 days left", "due today", "11 days late".</summary>
    public static string Days(int days, IStringLocalizer texts) => days switch
    {
        0 => texts["days.today"],
        > 0 => Plural.Say(texts, days, "days.left-one", "days.left"),
        _ => Plural.Say(texts, -days, "days.late-one", "days.late"),
    };
}
