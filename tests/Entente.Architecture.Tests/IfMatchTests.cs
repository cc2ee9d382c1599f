using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>Every PUT of the running house: it wants to know which state was seen, and says what is there when that is another.</summary>
public class IfMatchTests
{
    private const string Jams = "/api/v1/actions/jams-2-0";

    // What each PUT writes to in the demo, who may, and what. A new PUT needs a line here.
    private static readonly Dictionary<string, (string Account, string Address, object Body)> Samples = new(StringComparer.Ordinal)
    {
        ["/api/v1/actions/{slug}"] = ("coordinator", Jams, new
        {
            title = new { en = "Said otherwise" }, start = (string?)null, durationMonths = (int?)null, objectives = Array.Empty<int>(), budgetEur = (decimal?)null, funder = (string?)null,
            fundedPercent = (decimal?)null, legalBasis = (string?)null, resultsExpected = (string?)null, participatingStates = (int?)null, aims = Array.Empty<string>(),
        }),
        ["/api/v1/actions/{slug}/acronym"] = ("coordinator", $"{Jams}/acronym", new { acronym = "JAMS two" }),
        ["/api/v1/actions/{slug}/participants/{participant:guid}"] = ("coordinator", $"{Jams}/participants/{{participant}}", new { role = "beneficiary", affiliatedTo = (string?)null, from = "2024", until = (string?)null }),
        ["/api/v1/actions/{slug}/leads/{term:guid}"] = ("coordinator", $"{Jams}/leads/{{coordination}}", new { from = "2023-11", until = (string?)null, why = "By the grant" }),
        ["/api/v1/actions/{slug}/work-packages/{number:int}"] = ("coordinator", $"{Jams}/work-packages/6", new { kind = "technical", title = new { en = "Said otherwise" }, scope = (string?)null }),
        ["/api/v1/actions/{slug}/work-packages/{number:int}/leads/{term:guid}"] = ("coordinator", $"{Jams}/work-packages/5/leads/{{lead}}", new { from = "2024", until = (string?)null, why = (string?)null }),
        ["/api/v1/actions/{slug}/work-packages/{number:int}/contributors/{contributor:guid}"] = ("coordinator", $"{Jams}/work-packages/5/contributors/{{contributor}}", new { from = "2024", until = "2026" }),
        ["/api/v1/actions/{slug}/work-packages/{number:int}/dates"] = ("coordinator", $"{Jams}/work-packages/5/dates", new { start = "2026-01-01", end = "2026-12-31" }),
        ["/api/v1/actions/{slug}/tasks/{number}"] = ("wp-lead", $"{Jams}/tasks/T5.3", new { title = "Said otherwise", start = "2026-01-01", end = "2026-12-31", owner = (string?)null, after = Array.Empty<string>(), person = (Guid?)null }),
        ["/api/v1/actions/{slug}/deliverables/{number}"] = ("wp-lead", $"{Jams}/deliverables/D5.4", new { title = "Said otherwise", due = "2027-01-01" }),
        ["/api/v1/actions/{slug}/milestones/{number}"] = ("wp-lead", $"{Jams}/milestones/MS15", new { title = "Said otherwise", due = "2027-01-01", verification = "Minutes" }),
        ["/api/v1/actions/{slug}/deliverables/{number}/comments/{comment:guid}"] = ("wp-lead", $"{Jams}/deliverables/D5.4/comments/{{comment}}", new { text = "Said otherwise" }),
        ["/api/v1/actions/{slug}/meetings/{number}"] = ("wp-lead", $"{Jams}/meetings/M2", new { title = "Said otherwise", place = "Paris", link = (string?)null }),
        ["/api/v1/actions/{slug}/meetings/{number}/agenda"] = ("wp-lead", $"{Jams}/meetings/M2/agenda", new { items = new[] { new { title = "State" } } }),
        ["/api/v1/actions/{slug}/meetings/{number}/minutes"] = ("wp-lead", $"{Jams}/meetings/M2/minutes", new { text = "We met." }),
        ["/api/v1/actions/{slug}/meetings/{number}/answer"] = ("contributor", $"{Jams}/meetings/M2/answer", new { answer = "yes" }),
        ["/api/v1/authorities/{code}/name"] = ("administrator", "/api/v1/authorities/be-afmps/name", new { name = "Said otherwise" }),
        ["/api/v1/documents/{id}"] = ("wp-lead", "/api/v1/documents/{document}", new { title = "Said otherwise", edition = "Network", @class = "Green", retention = "{retention}" }),
        ["/api/v1/notices/mail"] = ("wp-lead", "/api/v1/notices/mail", new { address = "lead@agency.example", times = new { } }),
        ["/api/v1/views/{id:guid}"] = ("wp-lead", "/api/v1/views/{view}", new { name = "Said otherwise", sharedWith = (string?)null }),
    };

    [Fact]
    public async Task Every_PUT_has_a_thing_to_read_that_whoever_may_write_may_read()
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        var doors = house.Services.GetRequiredService<EndpointDataSource>();

        Offences.None(Puts(house).Where(door => !IfMatch.Takes(door.Metadata)).Select(door => $"{Doors.Address(door)} takes no Seen"));
        Offences.None(Puts(house).Where(door => IfMatch.Reading(door, doors) is not { } reading || Doors.Permissions(reading).Except(Doors.Permissions(door)).Any())
            .Select(door => $"{Doors.Address(door)} has nothing to read before"));
        Offences.None(doors.Endpoints.OfType<RouteEndpoint>().Where(door => IfMatch.Takes(door.Metadata)).Where(door => IfMatch.Reading(door, doors) is null).Select(door => $"{Doors.Address(door)} has nothing to read before"));
    }

    [Theory, OnEveryDatabase]
    public async Task Every_PUT_says_428_without_a_version_412_with_an_old_one_and_writes_with_that_of_now(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, [("Entente:Limits:ApiRequestsPerMinute", "100000")]);
        var programs = new Dictionary<string, HttpClient>(StringComparer.Ordinal);
        foreach (var account in Samples.Values.Select(sample => sample.Account).Distinct())
            programs[account] = house.WithToken(await house.Token($"demo-{account}"));
        var made = await Furnish(programs["wp-lead"], programs["coordinator"]);
        var wrong = new List<string>();

        Offences.None(Puts(house).Select(door => Doors.Address(door).TrimEnd('/')).Where(address => !Samples.ContainsKey(address)).Select(address => $"{address}: add a sample"));
        foreach (var (route, (account, place, body)) in Samples)
        {
            var (program, address) = (programs[account], made.Aggregate(place, (text, one) => text.Replace(one.Key, one.Value, StringComparison.Ordinal)));
            var ask = JsonNode.Parse(made.Aggregate(System.Text.Json.JsonSerializer.Serialize(body), (text, one) => text.Replace(one.Key, one.Value, StringComparison.Ordinal)));
            using var silent = await program.Over(HttpMethod.Put, address, ask, seen: null);
            await Says(silent, HttpStatusCode.PreconditionRequired, "platform.if-match-missing");
            using var stale = await program.Over(HttpMethod.Put, address, ask, Testing.Puts.Tag(999_999));
            var now = await Says(stale, HttpStatusCode.PreconditionFailed, "platform.changed-since");
            if (now?["now"]?["version"] is null || !Testing.Puts.Tag((int)now["now"]!["version"]!).Equals(stale.Headers.ETag))
                wrong.Add($"{route} does not say what is there: {now}");
            using var written = await program.Over(HttpMethod.Put, address, ask, stale.Headers.ETag);
            if (!written.IsSuccessStatusCode)
                wrong.Add($"{route} answered {(int)written.StatusCode} to the version of now: {await written.Content.ReadAsStringAsync()}");
            using var again = await program.Over(HttpMethod.Put, address, ask, stale.Headers.ETag);
            await Says(again, HttpStatusCode.PreconditionFailed, "platform.changed-since");

            async Task<JsonNode?> Says(HttpResponseMessage answer, HttpStatusCode status, string code)
            {
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode != status || !text.Contains($"urn:entente:problem:{code}", StringComparison.Ordinal))
                    wrong.Add($"{route} answered {(int)answer.StatusCode}, not {code}: {text}");
                return text.StartsWith('{') ? JsonNode.Parse(text) : null;
            }
        }

        Offences.None(wrong);
        foreach (var program in programs.Values)
            program.Dispose();
    }

    private static IEnumerable<RouteEndpoint> Puts(House house) => Doors.Of(house).Where(door => Doors.Methods(door).Contains("PUT", StringComparer.Ordinal));

    // What the demo has none of, or only such as change no more.
    private static async Task<Dictionary<string, string>> Furnish(HttpClient lead, HttpClient coordinator)
    {
        await Made("/deliverables", new { workPackage = 5, title = "Guide", due = "2026-12-31" });
        await Made("/milestones", new { workPackage = 5, title = "Agreed", due = "2026-12-31", verification = (string?)null });
        await Made("/meetings", new { workPackage = 5, title = "State", time = new { day = "2026-07-01", from = "10:00:00", lastDay = (string?)null, until = "12:00:00", zone = (string?)null }, place = "Brussels", link = (string?)null });
        var comment = await Made("/deliverables/D5.4/comments", new { text = "One" });
        using var kept = await lead.PostAsJsonAsync("/api/v1/views", new { page = "/ja", query = "status=Running", name = "Mine" });
        using var file = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.4\n% guide\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"u8.ToArray()), "file", "guide.pdf" }, { new StringContent("Guide"), "title" } };
        using var attached = await lead.PostAsync(new Uri($"{Jams}/deliverables/D5.4/documents", UriKind.Relative), file);
        attached.EnsureSuccessStatusCode();
        var document = attached.Headers.Location!.OriginalString.Split('/')[^1];
        var read = JsonNode.Parse(await lead.GetStringAsync(new Uri($"/api/v1/documents/{document}", UriKind.Relative)))!;
        (await coordinator.PostAsJsonAsync($"{Jams}/participants", new { country = "AT", agency = "AGES", role = "participant" })).EnsureSuccessStatusCode();
        (await coordinator.PostAsJsonAsync($"{Jams}/work-packages/5/contributors", new { country = "AT", agency = "AGES" })).EnsureSuccessStatusCode();
        var action = JsonNode.Parse(await coordinator.GetStringAsync(new Uri(Jams, UriKind.Relative)))!;
        var package = action["workPackages"]!.AsArray().Single(one => (int)one!["number"]! == 5)!;
        return new(StringComparer.Ordinal)
        {
            ["{participant}"] = (string)action["participants"]![0]!["id"]!, ["{coordination}"] = (string)action["leads"]![0]!["id"]!,
            ["{lead}"] = (string)package["leads"]![0]!["id"]!, ["{contributor}"] = (string)package["contributors"]![0]!["id"]!,
            ["{comment}"] = (string)comment["id"]!, ["{view}"] = (string)JsonNode.Parse(await kept.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!,
            ["{document}"] = document, ["{retention}"] = (string)read["retention"]!,
        };

        async Task<JsonNode> Made(string path, object ask)
        {
            using var answer = await lead.PostAsJsonAsync(Jams + path, ask);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
            return JsonNode.Parse(text)!;
        }
    }
}
