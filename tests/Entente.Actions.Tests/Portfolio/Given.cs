using Entente.Actions.Participants;
using Entente.Actions.Portfolio;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>Things that the model's tests begin with.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);
    public static readonly Party Ansm = new("FR", "fr-ansm");
    public static readonly Party Aifa = new("IT", "it-aifa");
    public static readonly Party Malta = new("MT", Authority: null);

    public static PartialDate Date(string text) => PartialDate.Parse(text, null);

    /// <summary>An action that ANSM leads.</summary>
    public static JointAction Action(string? start = "2023-11-01", int? months = 36)
    {
        var action = JointAction.Create("jams-2-0", "JAMS 2.0", LocalText.Of("Market surveillance", "Surveillance du marché"), Ansm, Now).Value;
        action.Describe(new(Start: start is null ? null : Date(start), DurationMonths: months));
        return action;
    }

    public static Participant Participant(Party who, ParticipantRole role = ParticipantRole.Participant, string? affiliatedTo = null, string? from = null) => new()
    {
        Id = Guid.CreateVersion7(Now), Country = who.Country, Authority = who.Authority, Role = role, AffiliatedTo = affiliatedTo,
        From = from is null ? null : Date(from),
    };
}
