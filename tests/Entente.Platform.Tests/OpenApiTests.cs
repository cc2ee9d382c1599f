using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace Entente.Platform.Tests;

/// <summary>The description of the API, read by a program that nobody here wrote.</summary>
public class OpenApiTests
{
    private static readonly string Spectral = Repository.File("artifacts/spectral/node_modules/.bin/spectral");

    /// <summary>The document of the whole house, and that of each room.</summary>
    public static TheoryData<string> Documents => ["/api/openapi.json", .. Names.Select(Address)];

    // What these do to something that is there, or work out, has no address of its own.
    private static readonly string[] ChangesOnly =
    [
        "/status", "/publication", "/decision", "/lead", "/votes", "/votes/count", "/votes/extension", "/opinions", "/readers", "/approval", "/review-end", "/return", "/state",
        "/reached", "/move", "/calling-off", "/invitations", "/correction", "/import", "/withdrawal", "/read", "/mute", "/unmute", "/cancel", "/repeat", "/default", "/export/{format}",
        "/print/{format}", "/rebuild", "/withdraw", "/end", "/checks",
    ];

    private static IEnumerable<string> Names => [.. Rooms.All.Select(room => room.Name).Order(StringComparer.Ordinal), "platform"];

    [Theory, MemberData(nameof(Documents))]
    public async Task Spectral_finds_nothing_wrong_with_a_document(string address)
    {
        Assert.SkipUnless(File.Exists(Spectral), "no Spectral (./test.sh installs it where there are Node.js and npm)");

        var found = await Lint((await Read(address)).ToJsonString());

        Assert.True(found.ExitCode == 0, found.Said);
    }

    [Fact]
    public async Task Every_operation_is_in_the_document_of_one_room_and_named_after_it_as_in_the_whole()
    {
        var whole = Operations(await Read("/api/openapi.json"));
        var parts = new List<(string Room, string Door, string? Name)>();
        foreach (var room in Names)
            parts.AddRange(Operations(await Read(Address(room))).Select(operation => (room, operation.Door, operation.Name)));

        Assert.Equal(whole.Order(), parts.Select(part => (part.Door, part.Name)).Order());
        Assert.All(parts, part => Assert.Matches($"^{part.Room}(-[a-z0-9]+)+$", part.Name));
        Assert.Equal(whole.Count, whole.Select(operation => operation.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(("get /api/v1/actions/{slug}/deliverables/export/{format}", "actions-take-deliverables"), whole);
        Assert.Contains(("get /api/v1/documents/{id}", "platform-get-document"), whole);
    }

    [Fact]
    public async Task Every_schema_of_a_room_bears_its_name_and_means_the_same_in_each_document()
    {
        var whole = (await Read("/api/openapi.json"))["components"]!["schemas"]!.AsObject();
        foreach (var room in Names)
        {
            var schemas = (await Read(Address(room)))["components"]!["schemas"]!.AsObject();
            Assert.All(schemas, schema => Assert.True(JsonNode.DeepEquals(schema.Value, whole[schema.Key]), schema.Key));
            Assert.Contains(schemas, schema => schema.Key.StartsWith(room, StringComparison.OrdinalIgnoreCase));
        }

        Assert.True(whole.ContainsKey("ActionsTaskView"));
        Assert.True(whole.ContainsKey("PlatformDocumentView"));
        Assert.True(whole.ContainsKey("Problem"));
        Assert.DoesNotContain(whole, schema => schema.Key is not ("Problem" or "JsonElement") && !Names.Any(room => schema.Key.StartsWith(room, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_room_that_there_is_not_has_no_document()
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        using var visitor = house.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync(new Uri(Address("cellar"), UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Spectral_finds_a_planted_offence()
    {
        Assert.SkipUnless(File.Exists(Spectral), "no Spectral (./test.sh installs it where there are Node.js and npm)");

        var found = await Lint("""{ "openapi": "3.1.1", "info": { "title": "Board" }, "paths": { "/board": { "get": {} } } }""");

        Assert.NotEqual(0, found.ExitCode);
        Assert.Contains("oas3-schema", found.Said, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Each_operation_that_creates_answers_201_with_the_place(string address)
    {
        var posts = (await Read(address))["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(operation => operation.Key == "post")
            .Select(operation => (Path: path.Key, Responses: operation.Value!["responses"]!.AsObject()))).ToList();

        Assert.NotEmpty(posts);
        Assert.Empty(posts.Where(post => post.Responses["201"] is null && !ChangesOnly.Any(end => post.Path.EndsWith(end, StringComparison.Ordinal))).Select(post => post.Path));
        Assert.All(posts.Where(post => post.Responses["201"] is not null), post =>
        {
            Assert.Equal("string", (string?)post.Responses["201"]!["headers"]?["Location"]?["schema"]?["type"]);
            Assert.Null(post.Responses["200"]);
            Assert.Null(post.Responses["204"]);
        });
        Assert.DoesNotContain(posts, post => post.Responses["201"] is not null && ChangesOnly.Any(end => post.Path.EndsWith(end, StringComparison.Ordinal)));
    }

    private static string Address(string room) => $"/api/openapi/{room}.json";

    private static async Task<JsonNode> Read(string address)
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        using var visitor = house.Visitor();
        return JsonNode.Parse(await visitor.Http.GetStringAsync(new Uri(address, UriKind.Relative)))!;
    }

    private static IReadOnlyList<(string Door, string? Name)> Operations(JsonNode document) =>
    [
        .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Where(operation => operation.Key != "parameters").Select(operation => ($"{operation.Key} {path.Key}", (string?)operation.Value!["operationId"]))),
    ];

    private static async Task<(int ExitCode, string Said)> Lint(string document)
    {
        var folder = Directory.CreateTempSubdirectory("entente-openapi-").FullName;
        try
        {
            var file = Path.Combine(folder, "openapi.json");
            await File.WriteAllTextAsync(file, document);
            using var linter = Process.Start(new ProcessStartInfo(
                Spectral, ["lint", file, "--ruleset", Repository.File("eng/spectral.yaml"), "--fail-severity", "warn", "--format", "text"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            })!;
            linter.StandardInput.Close();
            var said = await Task.WhenAll(linter.StandardOutput.ReadToEndAsync(), linter.StandardError.ReadToEndAsync());
            await linter.WaitForExitAsync();
            return (linter.ExitCode, string.Concat(said));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
