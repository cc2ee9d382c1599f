using System.Text.Json;
using Entente.Actions.Authorities;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Import;

/// <summary>The demo's file: what it states is what the API gives.</summary>
public class DemoFactsTests
{
    private static readonly JsonElement File = JsonDocument.Parse(ProgrammeFiles.Demo).RootElement;

    [Theory, OnEveryDatabase]
    public async Task Every_fact_of_the_file_comes_back(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = await house.Program("demo-officer");
        var differences = new List<string>();
        var facts = 0;

        foreach (var stated in File.GetProperty("jointActions").EnumerateArray())
        {
            var given = await program.Json($"/api/v1/actions/{stated.GetProperty("slug").GetString()}");
            facts += Compare(stated, given, "$." + stated.GetProperty("slug").GetString(), stated, differences);
        }

        Assert.Empty(differences);
        Assert.True(facts > 360, $"Only {facts} facts were compared.");
    }

    [Theory, OnEveryDatabase]
    public async Task Jams_stands_as_its_people_know_it(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = await house.Program("demo-officer");

        var jams = await program.Json("/api/v1/actions/jams-2-0");

        Assert.Equal("FR FR PL SI MT BE ES FR", string.Join(' ', jams.GetProperty("workPackages").EnumerateArray().Select(package => package.GetProperty("lead").GetProperty("country").GetString())));
        var budget = jams.GetProperty("budget");
        Assert.Equal((4_800_000m, 0.8m, 0.2m), (budget.GetProperty("totalEur").GetDecimal(), budget.GetProperty("fundedShare").GetDecimal(), budget.GetProperty("memberStatesShare").GetDecimal()));
        Assert.Equal("2026-10-31", jams.GetProperty("agreedEnd").GetString());
        var before = Assert.Single(jams.GetProperty("predecessors").EnumerateArray());
        Assert.Equal(("JAMS", "2016", "2019"), (before.GetProperty("acronym").GetString(), before.GetProperty("from").GetString(), before.GetProperty("to").GetString()));
        var change = Assert.Single(before.GetProperty("leadChanges").EnumerateArray());
        Assert.Equal(("gb-mhra", "fr-ansm"), (change.GetProperty("fromAuthority").GetString(), change.GetProperty("toAuthority").GetString()));
    }

    [Theory]
    [OnEveryDatabase("safe-ct", "2026-04")]
    [OnEveryDatabase("ct-cure", "2025-01-31")]
    [OnEveryDatabase("eu4h11", "2025-10-31")]
    public async Task The_agreed_end_counts_what_was_approved(string slug, string end, DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = await house.Program("demo-officer");

        Assert.Equal(end, (await program.Json($"/api/v1/actions/{slug}")).GetProperty("agreedEnd").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task Ansm_is_affiliated_to_the_Agence_de_la_biomedecine(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = await house.Program("demo-officer");

        var ansm = (await program.Json("/api/v1/actions/gapp-pro")).GetProperty("participants").EnumerateArray()
            .Single(one => one.GetProperty("who").GetProperty("authority").GetString() == "fr-ansm");

        Assert.Equal(("affiliatedEntity", "fr-agence-de-la-biomedecine"), (ansm.GetProperty("role").GetString(), ansm.GetProperty("affiliatedTo").GetString()));
    }

    // Walks the file; the API may say more, never less or else. Gives back how many facts were compared.
    private static int Compare(JsonElement stated, JsonElement given, string path, JsonElement action, List<string> differences)
    {
        switch (stated.ValueKind)
        {
            case JsonValueKind.Null:
                if (given.ValueKind != JsonValueKind.Null && !(given.ValueKind == JsonValueKind.Array && given.GetArrayLength() == 0))
                    differences.Add($"{path}: nothing stated, {given} given");
                return 1;
            case JsonValueKind.Array:
                var (wanted, got) = (stated.EnumerateArray().ToList(), given.EnumerateArray().ToList());
                if (wanted.Count != got.Count)
                    differences.Add($"{path}: {wanted.Count} stated, {got.Count} given");
                return wanted.Zip(got).Select((pair, at) => Compare(pair.First, pair.Second, $"{path}[{at}]", action, differences)).Sum();
            case JsonValueKind.Object:
                return stated.EnumerateObject().Sum(property => CompareProperty(property, given, $"{path}.{property.Name}", action, differences));
            case JsonValueKind.Number:
                if (given.ValueKind != JsonValueKind.Number || stated.GetDecimal() != given.GetDecimal())
                    differences.Add($"{path}: {stated} stated, {given} given");
                return 1;
            default:
                if (stated.ToString() != given.ToString())
                    differences.Add($"{path}: {stated} stated, {given} given");
                return 1;
        }
    }

    private static int CompareProperty(JsonProperty property, JsonElement given, string path, JsonElement action, List<string> differences)
    {
        // The API keeps a party apart from its part, and names it by its code where it only points to it.
        if (property.Name is "country" or "agency" && given.TryGetProperty("who", out var who))
            return Compare(property.Value, who.GetProperty(property.Name), path, action, differences);
        if (property.Name == "affiliatedTo")
            return Same(Code(action.GetProperty("participants").EnumerateArray().Single(one => one.GetProperty("agency").GetString() == property.Value.GetString())), given.GetProperty("affiliatedTo"), path, differences);
        if (property.Name is "from" or "to" && property.Value.ValueKind == JsonValueKind.Object)
        {
            return Same(property.Value.GetProperty("country").GetString(), given.GetProperty(property.Name + "Country"), path, differences)
                + Same(Code(property.Value), given.GetProperty(property.Name + "Authority"), path, differences);
        }

        // The file states a title in English and beside it in French; the API gives a title by language.
        if (property.Name is "title" or "titleFr" && given.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.Object)
            return Same(property.Value.GetString(), title.GetProperty(property.Name == "title" ? "en" : "fr"), path, differences);
        if (given.TryGetProperty(property.Name, out var value))
            return Compare(property.Value, value, path, action, differences);
        differences.Add($"{path}: {property.Value} stated, nothing given");
        return 1;
    }

    private static string? Code(JsonElement party) =>
        party.TryGetProperty("agency", out var agency) ? Authority.CodeFor(party.GetProperty("country").GetString()!, agency.GetString()!) : null;

    private static int Same(string? stated, JsonElement given, string path, List<string> differences)
    {
        if (stated != given.GetString())
            differences.Add($"{path}: {stated} stated, {given} given");
        return 1;
    }
}
