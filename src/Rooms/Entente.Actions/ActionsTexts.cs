using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Entente.Actions;

/// <summary>Names the resources that hold the words of this room.</summary>
public sealed record ActionsTexts;

/// <summary>The words of the room's fixed lists, with the tone that goes with each.</summary>
internal static class Words
{
    public static string Say(this IStringLocalizer texts, Enum word) => texts[Key(word)];

    /// <summary>The key of that text.</summary>
    public static string Key(Enum word) => $"{Kebab(word.GetType().Name)}.{Kebab(word.ToString())}";

    public static Tone ToneOf(ActionStatus status) => status switch
    {
        ActionStatus.Ongoing or ActionStatus.Extended => Tone.Info,
        ActionStatus.Suspended => Tone.Wait,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(DeliverableStatus status, bool late) => (status, late) switch
    {
        (_, true) => Tone.Late,
        (DeliverableStatus.Accepted or DeliverableStatus.Submitted, _) => Tone.Good,
        (DeliverableStatus.WorkPackageReview or DeliverableStatus.QualityReview or DeliverableStatus.SteeringApproval, _) => Tone.Wait,
        (DeliverableStatus.Draft or DeliverableStatus.RevisionRequested, _) => Tone.Info,
        _ => Tone.Neutral,
    };

    /// <summary>The choices of a select for a fixed list.</summary>
    public static IReadOnlyList<Option> Options<TWord>(IStringLocalizer texts)
        where TWord : struct, Enum => [.. Enum.GetValues<TWord>().Select(word => new Option(word.ToString(), texts.Say(word)))];

    /// <summary>The choices of a select for a country, by name in the reader's language.</summary>
    public static IReadOnlyList<Option> Countries() =>
        [.. Country.All.Select(country => new Option(country.Code, country.Name(Formats.Language))).OrderBy(option => option.Text, StringComparer.CurrentCulture)];

    /// <summary>The choices for the objectives of a programme, by their numbers.</summary>
    public static IReadOnlyList<Option> Objectives(Programme? programme) =>
        [.. (programme?.Objectives ?? []).Select((text, at) => new Option((at + 1).ToString(CultureInfo.InvariantCulture), text.In(Formats.Language).Text))];

    /// <summary>"AffiliatedEntity" and "affiliatedEntity" become "affiliated-entity".</summary>
    public static string Kebab(string word) =>
        string.Concat(word.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
