using System.Net;
using System.Text;
using System.Text.Json;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>Where a word is asked for, no number, sign or list is taken for one, by no door of the API.</summary>
public class WordDoorTests
{
    [Theory, OnEveryDatabase]
    public async Task No_number_and_no_list_is_a_word(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-administrator");
        using var coordinator = await house.Program("demo-coordinator");
        (string Verb, string Path, string Body)[] doors =
        [
            ("POST", "/status", """{"status":"WORD","ended":null}"""),
            ("POST", "/participants", """{"country":"IT","agency":"AIFA","role":"WORD","affiliatedTo":null,"from":null}"""),
            ("POST", "/amendments", """{"kind":"WORD","state":"proposed","months":6,"from":null,"until":null,"why":null}"""),
            ("POST", "/amendments", """{"kind":"extension","state":"WORD","months":6,"from":null,"until":null,"why":null}"""),
            ("POST", "/work-packages", """{"number":42,"kind":"WORD","title":{"en":"A"},"country":null,"agency":null}"""),
            ("POST", "/tasks/T5.3/state", """{"state":"WORD","seen":null}"""),
            ("POST", "/deliverables/D5.2/status", """{"status":"WORD","on":null,"unreviewed":null}"""),
        ];
        var taken = new List<string>();
        foreach (var word in new[] { "1", "+1", "0", "ongoing, planned", " done", "99" })
        {
            foreach (var (verb, path, body) in doors)
            {
                using var ask = new HttpRequestMessage(new HttpMethod(verb), Jams.Api + path) { Content = new StringContent(body.Replace("WORD", word, StringComparison.Ordinal), Encoding.UTF8, "application/json") };
                var answer = await coordinator.SendAsync(ask);
                if (answer.StatusCode is not (HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest))
                    taken.Add($"{path} '{word}': {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(taken);
        foreach (var address in new[] { "/api/v1/rules/deadline?event=2026-04-30&length=3&country=FR&unit=99", "/api/v1/rules/deadline?event=2026-04-30&length=3&country=FR&unit=4", "/api/v1/activity?kind=1", "/api/v1/activity?kind=added,removed" })
            Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/api/v1/rules/deadline?event=2026-04-30&length=3&country=FR&unit=workingDays", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_description_of_the_API_lists_the_words()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        using var visitor = house.Visitor();
        using var document = JsonDocument.Parse(await visitor.Http.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)));

        string[] Words(JsonElement schema) => [.. schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!)];
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["planned", "ongoing", "extended", "suspended", "ended"], Words(schemas.GetProperty("ActionsRecordStatus").GetProperty("properties").GetProperty("status")));
        Assert.Equal(["toDo", "doing", "waiting", "done"], Words(schemas.GetProperty("ActionsMoveTask").GetProperty("properties").GetProperty("state")));
        var unit = document.RootElement.GetProperty("paths").GetProperty("/api/v1/rules/deadline").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Single(parameter => parameter.GetProperty("name").GetString() == "unit").GetProperty("schema");
        if (unit.TryGetProperty("$ref", out var reference))
            unit = schemas.GetProperty(reference.GetString()!.Split('/')[^1]);
        Assert.Equal(["days", "workingDays", "weeks", "months", "years"], Words(unit));
    }
}
