using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Entente.Actions.Import;
using Entente.Actions.Lineage;
using Entente.Actions.Participants;
using Entente.Actions.Portfolio;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.Import;

/// <summary><c>docs/programme.schema.json</c> says what the reader does.</summary>
public partial class SchemaTests
{
    // The linter of the API's description brings a validator of JSON Schema along.
    private static readonly string Validator = Repository.File("artifacts/spectral/node_modules/ajv/dist/2020.js");

    // What only a reader can know: that a day exists, that two places fit together, that a text can be stored.
    private static readonly string[] BeyondASchema =
    [
        "an unknown country", "an agency without a letter", "a date that does not exist", "an acronym twice", "a short address twice",
        "a work package number twice", "shares that are not whole", "an affiliation to nobody here", "a span the wrong way round", "an end of what goes on",
        "an end before the start", "a property twice", "half a character", "the character zero", "bytes of another encoding",
    ];

    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Repository.File("docs/programme.schema.json"))).RootElement;

    [Fact]
    public void Every_property_that_the_reader_asks_for_stands_in_the_schema_and_no_other()
    {
        var asked = new[] { "ProgrammeReader.cs", "ActionReader.cs" }
            .SelectMany(file => Asked().Matches(File.ReadAllText(Repository.File($"src/Rooms/Entente.Actions/Import/{file}"))))
            .Select(match => match.Groups["name"].Value).Append("$schema").Distinct();

        Assert.Equal(asked.Order(StringComparer.Ordinal), Properties(Schema).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_words_of_the_schema_are_those_of_the_reader()
    {
        Same<ActionStatus>("jointAction", "status");
        Same<ParticipantRole>("participant", "role");
        Same<AmendmentKind>("amendment", "kind");
        Same<AmendmentState>("amendment", "state");
        Assert.Equal(Words<WorkPackageKind>(), Enumeration(Schema.GetProperty("$defs").GetProperty("workPackageKind")));
    }

    [Fact]
    public async Task A_validator_finds_what_the_reader_finds()
    {
        Assert.SkipUnless(File.Exists(Validator), "no validator of JSON Schema (./test.sh installs it where there are Node.js and npm)");
        var files = FaultyFiles.All.Where(slip => slip.Value.Code is not ("not-json" or "illegible") && !BeyondASchema.Contains(slip.Key))
            .ToDictionary(slip => slip.Key, slip => slip.Value.Content);
        files["the demo"] = ProgrammeFiles.Demo;
        files["small and sound"] = ProgrammeFiles.Small().Bytes();
        files["large and sound"] = ProgrammeFiles.Large(3, seed: 1);

        var valid = await Valid(files);

        Assert.Equal(files.Where(file => ProgrammeReader.Read(file.Value).Problem is null).Select(file => file.Key).Order(StringComparer.Ordinal), valid.Order(StringComparer.Ordinal));
        Assert.Equal(3, valid.Count);
    }

    [Fact]
    public async Task What_the_schema_cannot_say_is_told_by_the_reader_alone()
    {
        Assert.SkipUnless(File.Exists(Validator), "no validator of JSON Schema (./test.sh installs it where there are Node.js and npm)");
        var files = BeyondASchema.Where(name => FaultyFiles.All[name].Code != "illegible")
            .ToDictionary(name => name, name => FaultyFiles.All[name].Content);

        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), (await Valid(files)).Order(StringComparer.Ordinal));
    }

    private static void Same<TWord>(string definition, string property)
        where TWord : struct, Enum =>
        Assert.Equal(Words<TWord>(), Enumeration(Schema.GetProperty("$defs").GetProperty(definition).GetProperty("properties").GetProperty(property)));

    private static IEnumerable<string> Words<TWord>()
        where TWord : struct, Enum => Enum.GetNames<TWord>().Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static IEnumerable<string> Enumeration(JsonElement of) => of.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);

    private static IEnumerable<string> Properties(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "properties"
            ? property.Value.EnumerateObject().SelectMany(inner => Properties(inner.Value).Prepend(inner.Name))
            : Properties(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Properties),
        _ => [],
    };

    private static async Task<IReadOnlyList<string>> Valid(Dictionary<string, byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("entente-schema-").FullName;
        try
        {
            var given = new List<(string Name, string Path)>();
            foreach (var (name, content) in files)
            {
                given.Add((name, Path.Combine(folder, $"{given.Count}.json")));
                await File.WriteAllBytesAsync(given[^1].Path, content);
            }

            var script = $$"""
                const fs = require('fs'), Ajv = require('{{Validator}}').default;
                const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
                const check = ajv.compile(JSON.parse(fs.readFileSync('{{Repository.File("docs/programme.schema.json")}}')));
                for (const file of process.argv.slice(2)) console.log(check(JSON.parse(fs.readFileSync(file))) ? 'valid' : 'faulty');
                """;
            await File.WriteAllTextAsync(Path.Combine(folder, "check.js"), script);
            using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "check.js"), .. given.Select(file => file.Path)])
            {
                UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var complained = node.StandardError.ReadToEndAsync();
            var answers = (await node.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await complained);
            return [.. given.Zip(answers).Where(pair => pair.Second == "valid").Select(pair => pair.First.Name)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("""\.(?:Text|Texts|Integer|Number|Date|Country|Word<\w+>|Objects?|Figures|Ignore)\("(?<name>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();
}
