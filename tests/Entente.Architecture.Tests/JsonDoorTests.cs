using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Entente.Platform.Access;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Architecture.Tests;

/// <summary>
/// Every door of the API that takes JSON, found in the running house: what is missing, unknown or there twice is refused by its name
/// before anything happens, at each of them.
/// </summary>
public class JsonDoorTests
{
    private const string Stranger = "nobodyKnowsThis";

    [Fact]
    public async Task A_property_that_is_missing_unknown_or_there_twice_is_refused_by_name_at_every_door()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite, [("Entente:Limits:ApiRequestsPerMinute", "100000")]);
        var table = house.Services.GetRequiredService<RoleTable>();
        var json = house.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var doors = Doors.Of(house).Where(door => Doors.IsApi(door) && Asked(door) is not null).ToList();
        var programs = new Dictionary<string, HttpClient>(StringComparer.Ordinal);
        var wrong = new List<string>();
        var left = 0;

        Assert.True(doors.Count > 40, $"only {doors.Count} doors that take JSON were found");
        foreach (var door in doors)
        {
            var role = table.Roles.First(role => Doors.Permissions(door).All(permission => table.Allows(role, permission))).Code;
            var program = programs.TryGetValue(role, out var known) ? known : programs[role] = house.WithToken(await house.Token($"demo-{role}"));
            var properties = json.GetTypeInfo(Asked(door)!).Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).ToList();
            var whole = properties.ToDictionary(property => property.Name, property => Sample(property)?.ToJsonString() ?? "null", StringComparer.Ordinal);

            foreach (var property in properties.Where(property => property.IsRequired))
            {
                left++;
                await Try(program, door, whole.Where(pair => pair.Key != property.Name), "platform.property-missing", property.Name);
            }

            await Try(program, door, whole.Append(new(Stranger, "1")), "platform.property-unknown", Stranger);
            await Try(program, door, whole.Prepend(whole.First()), "platform.property-twice", whole.First().Key);
            // Whole, it gets through to the slice, which may well refuse it for another reason.
            var (_, text) = await Send(program, door, whole);
            if (text.Contains("platform.property-", StringComparison.Ordinal) || text.Contains("platform.malformed", StringComparison.Ordinal))
                wrong.Add($"{Doors.Address(door)} with everything: {text}");
        }

        Offences.None(wrong);
        Assert.True(left > 60, $"only {left} properties were left out");
        foreach (var program in programs.Values)
            program.Dispose();

        async Task Try(HttpClient program, RouteEndpoint door, IEnumerable<KeyValuePair<string, string>> body, string code, string name)
        {
            var (status, text) = await Send(program, door, body);
            var answer = text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject();
            if (status != HttpStatusCode.BadRequest || (string?)answer["type"] != $"urn:entente:problem:{code}"
                || ((string?)answer["detail"])?.Contains(name, StringComparison.Ordinal) != true || (string?)answer["faults"]?[0]?["place"] != name)
            {
                wrong.Add($"{Doors.Methods(door)[0]} {Doors.Address(door)} {code} {name}: {(int)status} {text}");
            }
        }
    }

    [Theory]
    [InlineData("""{ "title": "x", "time": { "day": "2026-07-01", "from": "09:00", "until": "10:00", "hour": 9 } }""", "platform.property-unknown", "hour")]
    [InlineData("""{ "title": "x", "time": { "day": "2026-07-01", "from": "09:00" } }""", "platform.property-missing", "until")]
    [InlineData("""{ "title": "x", "time": { "day": "2026-07-01", "from": "09:00", "from": "10:00", "until": "10:00" } }""", "platform.property-twice", "from")]
    [InlineData("""{ "title": "x", "time": null, "workPackage": "5" }""", "platform.property-unfit", "workPackage")]
    [InlineData("""{ "title": "x", "time": { "day": "31 July", "from": "09:00", "until": "10:00" } }""", "platform.property-unfit", "time.day")]
    [InlineData("""{ "title": "x", "Title": "y", "time": null }""", "platform.property-twice", "title")]
    public async Task What_is_wrong_within_a_body_is_named_too(string body, string code, string place)
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        using var program = house.WithToken(await house.Token("demo-coordinator"));

        using var answer = await program.PostAsync(new Uri("/api/v1/actions/jams-2-0/meetings", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal($"urn:entente:problem:{code}", (string?)problem["type"]);
        Assert.Equal(place, (string?)problem["faults"]![0]!["place"]);
    }

    [Theory]
    [InlineData("handling", "platform.property-unknown")]
    [InlineData("title", "platform.property-twice")]
    public async Task A_field_of_an_upload_that_nobody_reads_is_refused_as_in_JSON(string field, string code)
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        using var program = house.WithToken(await house.Token("demo-coordinator"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Guide"), "title" }, { new StringContent("Red"), field }, { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "file", "guide.pdf" },
        };

        using var answer = await program.PostAsync(new Uri("/api/v1/actions/jams-2-0/deliverables/D5.1/documents", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains(code, said, StringComparison.Ordinal);
        Assert.Contains(field, said, StringComparison.Ordinal);
    }

    private static Type? Asked(RouteEndpoint door) => door.Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } type } accepts && type != typeof(object)
        && accepts.ContentTypes.Contains("application/json", StringComparer.Ordinal) ? type : null;

    private static JsonNode? Sample(JsonPropertyInfo property) => property.IsSetNullable ? null : property.PropertyType switch
    {
        var type when type == typeof(bool) => JsonValue.Create(true),
        var type when type == typeof(int) => JsonValue.Create(1),
        var type when type == typeof(Guid) => JsonValue.Create(Guid.Empty),
        var type when type == typeof(string) => JsonValue.Create("jams-2-0"),
        var type when type == typeof(DateOnly) => JsonValue.Create("2026-06-11"),
        var type when type == typeof(decimal) => JsonValue.Create(1m),
        { IsEnum: true } type => JsonValue.Create(Enum.GetNames(type)[0]),
        var type when type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) => new JsonArray(),
        var type => throw new Xunit.Sdk.XunitException($"{property.Name}: add a sample for {type.Name}"),
    };

    private static async Task<(HttpStatusCode Status, string Text)> Send(HttpClient program, RouteEndpoint door, IEnumerable<KeyValuePair<string, string>> body)
    {
        var address = new Uri(Doors.Walk(door, (_, name) => door.RoutePattern.GetParameter(name)!.ParameterPolicies.Any(policy => policy.Content == "guid")
            || name == "id" ? Guid.Empty.ToString() : "1"), UriKind.Relative);
        var text = $"{{{string.Join(',', body.Select(pair => $"{JsonSerializer.Serialize(pair.Key)}:{pair.Value}"))}}}";
        using var ask = new HttpRequestMessage(new(Doors.Methods(door)[0]), address) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        using var answer = await program.SendAsync(ask);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
