using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Entente.Actions.Tests.Import;

/// <summary>Programme files to import: the demo's, small ones with a slip, and large ones from a seed.</summary>
internal static class ProgrammeFiles
{
    private static readonly string[] Countries = ["AT", "BE", "ES", "FR", "HR", "IT", "MT", "PL", "SI", "SE"];
    private static readonly string[] Kinds = ["coordination", "dissemination", "evaluation", "sustainability", "technical"];

    /// <summary>What the demo brings along.</summary>
    public static byte[] Demo => File.ReadAllBytes(Repository.File("demo/programme.json"));

    /// <summary>Two actions with something of everything, and no fault.</summary>
    public static JsonNode Small() => JsonNode.Parse("""
        {
          "formatVersion": 1,
          "programme": { "code": "EU4H", "name": { "en": "EU4Health programme" } },
          "jointActions": [
            {
              "slug": "first", "acronym": "FIRST", "title": "The first action", "status": "ongoing", "start": "2024-01-01", "durationMonths": 24,
              "lead": { "country": "FR", "agency": "ANSM" },
              "participants": [
                { "country": "IT", "agency": "AIFA", "role": "beneficiary" },
                { "country": "FR", "agency": "Inserm", "role": "affiliatedEntity", "affiliatedTo": "AIFA", "from": "2024", "to": "2025" }
              ],
              "predecessors": [
                { "acronym": "BEFORE", "from": "2019", "leadChanges": [{ "from": { "country": "GB" }, "to": { "country": "FR", "agency": "ANSM" } }] }
              ],
              "amendments": [{ "kind": "extension", "state": "proposed", "months": 6 }],
              "budget": { "totalEur": 1000000, "funder": "HaDEA", "fundedShare": 0.8, "memberStatesShare": 0.2 },
              "context": { "hospitalDays": 10 },
              "aims": ["One aim"],
              "workPackages": [
                { "number": 1, "kind": "coordination", "title": "Coordination", "lead": { "country": "FR" } },
                { "number": 2, "kind": "technical", "title": "Signals", "contributors": [{ "country": "MT", "from": "2024", "to": "2025" }], "results": { "courses": 3 } }
              ]
            },
            {
              "slug": "second", "acronym": "SECOND", "title": "The second action", "status": "ended", "start": "2022", "ended": "2024-05",
              "lead": { "country": "AT" }, "workPackages": []
            }
          ]
        }
        """)!;

    /// <summary>The file as a program sends it.</summary>
    public static byte[] Bytes(this JsonNode file) => Encoding.UTF8.GetBytes(file.ToJsonString());

    /// <summary>The object or list at a path of names and places, such as <c>jointActions 0 lead</c>.</summary>
    public static JsonNode At(this JsonNode file, string path) => path.Split(' ').Aggregate(file, (node, step) =>
        (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? node[place] : node[step])!);

    /// <summary>Sets or, with null, takes away a property; <paramref name="json"/> is JSON.</summary>
    public static JsonNode With(this JsonNode file, string path, string property, string? json)
    {
        var place = (path.Length == 0 ? file : file.At(path)).AsObject();
        place.Remove(property);
        if (json is not null)
            place[property] = JsonNode.Parse(json);
        return file;
    }

    /// <summary>Many actions with eight work packages each: the same for the same seed.</summary>
    public static byte[] Large(int actions, int seed)
    {
        var chance = new Random(seed);
        string Country() => Countries[chance.Next(Countries.Length)];
        JsonObject Party() => new() { ["country"] = Country(), ["agency"] = "Agency " + chance.Next(40).ToString(CultureInfo.InvariantCulture) };
        var list = new JsonArray();
        for (var number = 1; number <= actions; number++)
        {
            var packages = new JsonArray();
            for (var package = 1; package <= 8; package++)
            {
                packages.Add(new JsonObject
                {
                    ["number"] = package, ["kind"] = Kinds[Math.Min(package, Kinds.Length) - 1], ["title"] = $"Work package {package} of action {number}",
                    ["lead"] = Party(), ["contributors"] = new JsonArray(Party()), ["scope"] = new string('s', chance.Next(20, 200)),
                });
            }

            list.Add(new JsonObject
            {
                ["acronym"] = $"LOAD {number}", ["title"] = $"Action {number}", ["status"] = "ongoing",
                ["start"] = $"{chance.Next(2018, 2026)}-{chance.Next(1, 13):D2}-01", ["durationMonths"] = chance.Next(12, 49),
                ["lead"] = Party(), ["workPackages"] = packages,
            });
        }

        return new JsonObject
        {
            ["formatVersion"] = 1,
            ["programme"] = new JsonObject { ["code"] = "EU4H", ["name"] = new JsonObject { ["en"] = "EU4Health programme" } },
            ["jointActions"] = list,
        }.Bytes();
    }
}
