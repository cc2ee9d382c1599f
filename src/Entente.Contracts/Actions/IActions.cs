using Entente.Kernel;
using Entente.Kernel.Access;

namespace Entente.Contracts.Actions;

/// <summary>What other rooms ask of joint actions. Each answer is what the reader may see; the Actions room reads it from its own store.</summary>
public interface IActions
{
    /// <summary>The joint action with this slug; null where there is none that the reader may see.</summary>
    Task<ActionAnswer?> Find(string slug, Actor reader, CancellationToken stop);

    /// <summary>Who takes part today: the lead first, then the others in the order of their admission. Empty where there is no such action to see.</summary>
    Task<IReadOnlyList<PartyAnswer>> Parties(string slug, Actor reader, CancellationToken stop);

    /// <summary>Its work packages by number. Empty where there is no such action to see.</summary>
    Task<IReadOnlyList<PackageAnswer>> Packages(string slug, Actor reader, CancellationToken stop);
}

/// <summary>A joint action, as other rooms know it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Slug">Its place in addresses.</param>
/// <param name="Acronym">What everybody calls it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Status">As people recorded it: <c>Planned</c>, <c>Ongoing</c>, <c>Extended</c>, <c>Suspended</c>, <c>Ended</c>.</param>
/// <param name="Start">When it began, as stated.</param>
/// <param name="AgreedEnd">When it ends with all approved extensions; null when that is not stated.</param>
public sealed record ActionAnswer(Guid Id, string Slug, string Acronym, LocalText Title, string Status, PartialDate? Start, PartialDate? AgreedEnd);

/// <summary>A country with its authority that takes part in a joint action.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Authority">Code of the authority; null where only the country is stated.</param>
/// <param name="Name">Short name of the authority; null where only the country is stated.</param>
/// <param name="Leads">True for the one that coordinates the action.</param>
/// <param name="Standing">Its standing, such as <c>Beneficiary</c>; null for a lead that is not recorded as a participant.</param>
public sealed record PartyAnswer(string Country, string? Authority, string? Name, bool Leads, string? Standing);

/// <summary>A work package, as other rooms know it.</summary>
/// <param name="Number">5 for WP5.</param>
/// <param name="Kind">What it is for: <c>Coordination</c>, <c>Dissemination</c>, <c>Evaluation</c>, <c>Sustainability</c>, <c>Technical</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="LeadCountry">Country that leads it today; null when none is stated.</param>
/// <param name="LeadAuthority">Code of the authority that leads it today.</param>
public sealed record PackageAnswer(int Number, string Kind, LocalText Title, string? LeadCountry, string? LeadAuthority);
