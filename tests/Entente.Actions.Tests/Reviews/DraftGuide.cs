using System.Net.Http.Json;
using System.Text;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.Reviews;

/// <summary>A deliverable that can be sent to review.</summary>
internal static class DraftGuide
{
    public const string Api = $"{Jams.Api}/deliverables/D5.4";

    /// <summary>D5.4 with a file, in a work package with two contributors beside its lead.</summary>
    /// <returns>The document.</returns>
    public static async Task<Guid> Lay(House house, string edition = "Network", string handling = "Green")
    {
        using var coordinator = await house.Program("demo-coordinator");
        foreach (var (country, agency) in new[] { ("BE", "AFMPS"), ("SI", "JAZMP") })
            (await coordinator.PostAsJsonAsync($"{Jams.Api}/work-packages/5/contributors", new AdmitContributor(country, agency, null, null))).EnsureSuccessStatusCode();
        foreach (var (country, agency) in new[] { ("AT", "AGES"), ("IT", "AIFA") })
            (await coordinator.PostAsJsonAsync($"{Jams.Api}/participants", new Actions.Participants.AdmitParticipant(country, agency, "AssociatedPartner", null, null))).EnsureSuccessStatusCode();
        (await coordinator.PostAsJsonAsync($"{Jams.Api}/deliverables", new Actions.Plan.PromiseDeliverable(5, "Guide", new(2026, 7, 31)))).EnsureSuccessStatusCode();
        return await Attach(coordinator, edition, handling);
    }

    /// <summary>Attaches a file to it.</summary>
    public static async Task<Guid> Attach(HttpClient client, string edition = "Network", string handling = "Green")
    {
        var pdf = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n% guide\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"));
        using var form = new MultipartFormDataContent { { pdf, "file", "guide.pdf" } };
        foreach (var (field, value) in new[] { ("title", "Guide"), ("edition", edition), ("class", handling) })
            form.Add(new StringContent(value), field);
        var attached = await client.PostAsync($"{Api}/documents", form);
        attached.EnsureSuccessStatusCode();
        return Guid.Parse(attached.Headers.Location!.OriginalString.Split('/')[^1]);
    }
}
