using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Architecture.Tests;

/// <summary>Every refusal has a stable code of its room, one meaning, a line in <c>docs/problems.md</c> and a French sentence.</summary>
public partial class ProblemCodeTests
{
    private const string Page = "docs/problems.md";

    // What the API says before any slice is asked: to programs, in English, never on a page.
    private const string ApiOnly = "src/Entente.Platform/Hosting/ApiRefusals.cs";

    private static readonly IReadOnlyList<ProblemCode> All = ProblemCodes.InSource();

    [Fact]
    public void The_search_finds_the_refusals_that_everybody_knows()
    {
        Assert.Contains(All, code => code is { Code: "platform.changed-meanwhile", Answer: "409" });
        Assert.Contains(All, code => code is { Code: "actions.unknown", Answer: "404" });
        Assert.Contains(All, code => code is { Code: "actions.import-bad-date", Answer: "a fault" });
    }

    [Fact]
    public void A_code_carries_the_name_of_its_room() => Offences.None(OfAnotherRoom(All));

    [Fact]
    public void A_code_means_one_thing() => Offences.None(Ambiguous(All));

    [Fact]
    public void A_sentence_is_fixed_and_gets_its_values_as_arguments() => Offences.None(Computed(All));

    [Fact]
    public void Every_refusal_has_its_sentence_in_every_language() => Offences.None(Untranslated(All.Where(code => code.File != ApiOnly), Resources.All()));

    [Fact]
    public void No_sentence_is_left_for_a_refusal_that_is_gone() => Offences.None(Resources.All()
        .SelectMany(resource => resource.Translations.Values.SelectMany(language => language.Keys))
        .Where(key => key.StartsWith("problem.", StringComparison.Ordinal))
        .Except(All.Select(code => "problem." + code.Code), StringComparer.Ordinal)
        .Except(["problem.platform.malformed"], StringComparer.Ordinal)); // Its sentence comes from the framework's reader of bodies.

    [Fact]
    public void The_page_of_problems_is_the_one_that_the_source_makes()
    {
        var file = Repository.File(Page);
        if (Environment.GetEnvironmentVariable("ENTENTE_WRITE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Written());
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == Written(),
            $"{Page} is out of date; write it with: ENTENTE_WRITE=1 ./test.sh --quick");
    }

    [Fact]
    public void The_checks_find_planted_offences()
    {
        var planted = ProblemCodes.In("""
            return Problem.Rule("board.too-late", "It is too late.");
            return Problem.Conflict("board.too-late", "It is " + "too early.");
            faults.Add(new("Name", "actions.name-missing", $"{name} is missing."));
            """, "src/Rooms/Entente.Board/Post.cs").ToList();

        Assert.Equal(["It is too late.", "It is too early.", "{0} is missing."], planted.Select(code => code.Text));
        Assert.Equal(["422", "409", "a fault"], planted.Select(code => code.Answer));
        Assert.Single(OfAnotherRoom(planted), offence => offence.Contains("actions.name-missing", StringComparison.Ordinal));
        Assert.Single(Ambiguous(planted), offence => offence.StartsWith("board.too-late", StringComparison.Ordinal));
        Assert.Single(Computed(planted));
        Assert.Equal(["actions.name-missing", "board.too-late"], Untranslated(planted, []).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> OfAnotherRoom(IEnumerable<ProblemCode> codes) =>
        codes.Where(code => code.Owner != ProblemCodes.AnyRoom && code.Code.Split('.')[0] != code.Owner).Select(code => $"{code.Code} in {code.File}");

    private static IEnumerable<string> Ambiguous(IEnumerable<ProblemCode> codes) => codes
        .GroupBy(code => code.Code, StringComparer.Ordinal)
        .Where(same => same.Select(code => code.Text).Distinct(StringComparer.Ordinal).Count() > 1)
        .Select(same => $"{same.Key}: {string.Join(" | ", same.Select(code => code.Text).Distinct(StringComparer.Ordinal))}");

    private static IEnumerable<string> Computed(IEnumerable<ProblemCode> codes) =>
        codes.Where(code => code.IsComputed && code.File != ApiOnly).Select(code => $"{code.Code} in {code.File}");

    private static IEnumerable<string> Untranslated(IEnumerable<ProblemCode> codes, IEnumerable<Resource> resources) => Resources.Others.SelectMany(language => codes
        .Select(code => code.Code)
        .Except(resources.SelectMany(resource => resource.Translations.GetValueOrDefault(language)?.Keys ?? []).Where(key => key.StartsWith("problem.", StringComparison.Ordinal)).Select(key => key["problem.".Length..]), StringComparer.Ordinal));

    private static string Written()
    {
        var page = new StringBuilder("""
            # Problems

            Every refusal that Entente gives, by its stable code. The API answers `application/problem+json` with
            `type` = `urn:entente:problem:<code>`; a form or a file that is wrong in several places lists each of them as a fault
            of its own. In the sentences, `{0}` stands for a value. Made from the source by a test: do not edit.

            """);
        foreach (var room in All.GroupBy(code => code.Code.Split('.')[0], StringComparer.Ordinal).OrderBy(room => room.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {room.Key}\n\n| Code | Answer | Sentence |\n|---|---|---|\n");
            foreach (var code in room.GroupBy(code => code.Code, StringComparer.Ordinal).OrderBy(code => code.Key, StringComparer.Ordinal))
            {
                var answers = code.Select(one => one.Answer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
                page.Append(CultureInfo.InvariantCulture, $"| `{code.Key}` | {string.Join(", ", answers)} | {Bar().Replace(code.First().Text, "\\|")} |\n");
            }
        }

        return page.ToString();
    }

    [GeneratedRegex("\\|", RegexOptions.None, 1000)]
    private static partial Regex Bar();
}
