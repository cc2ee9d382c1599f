using System.Globalization;
using Entente.Actions.Authorities;
using Entente.Actions.Lineage;
using Entente.Actions.Portfolio;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static Entente.Actions.Tests.Portfolio.Given;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>The sentence under an action's name, in both languages.</summary>
public class ActionLedeTests
{
    private static readonly IStringLocalizer Texts =
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance).Create(typeof(ActionsTexts));

    [Theory]
    [InlineData("en", "Coordinated by ANSM (France). 1 November 2023 to 31 October 2026, 36 months.")]
    [InlineData("fr", "Coordonnée par ANSM (France). 1er novembre 2023 – 31 octobre 2026, 36 mois.")]
    public void An_action_with_all_dates_says_lead_period_and_months(string language, string sentence) =>
        Assert.Equal(sentence, Say(language, Action(), "ANSM"));

    [Theory]
    [InlineData("en", "Coordinated by Croatia; the authority is not stated. 1 May 2022 to April 2026.")]
    [InlineData("fr", "Coordonnée par\u202F: Croatie\u202F; l’autorité n’est pas précisée. 1er mai 2022 – avril 2026.")]
    public void An_extended_action_whose_lead_is_a_country_says_so(string language, string sentence)
    {
        var action = JointAction.Create("safe-ct", "SAFE CT", LocalText.Of("Safety"), new("HR", Authority: null), Now).Value;
        action.Start = Date("2022-05-01");
        action.DurationMonths = 36;
        action.Amend(Amendment.Of(AmendmentKind.Extension, AmendmentState.Approved, 12, from: null, Date("2026-04"), why: null, Now), Now);

        Assert.Equal(sentence, Say(language, action, name: null));
    }

    [Theory]
    [InlineData("en", "Coordinated by ANSM (France). 1 November 2022 to April 2026, ended.")]
    [InlineData("fr", "Coordonnée par ANSM (France). 1er novembre 2022 – avril 2026, terminée.")]
    public void An_ended_action_says_when_it_really_ended(string language, string sentence)
    {
        var action = Action("2022-11-01");
        action.Become(ActionStatus.Ended, Date("2026-04"), Now);

        Assert.Equal(sentence, Say(language, action, "ANSM"));
    }

    [Theory]
    [InlineData("en", null, null, "Coordinated by ANSM (France). Dates not stated.")]
    [InlineData("en", "2024-03", 36, "Coordinated by ANSM (France). From March 2024.")]
    [InlineData("fr", null, 36, "Coordonnée par ANSM (France). Dates non précisées.")]
    [InlineData("fr", "2024", null, "Coordonnée par ANSM (France). Depuis\u202F: 2024.")]
    public void What_is_not_stated_is_not_invented(string language, string? start, int? months, string sentence) =>
        Assert.Equal(sentence, Say(language, Action(start, months), "ANSM"));

    private static string Say(string language, JointAction action, string? name)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var authorities = name is null ? [] : new[] { Authority.Register("FR", name).Value };
            return ActionLede.Of(new(action, [], [], authorities.ToDictionary(authority => authority.Code), Programme: null), Texts);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
