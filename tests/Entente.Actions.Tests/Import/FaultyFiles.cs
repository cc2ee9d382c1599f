using System.Text;
using System.Text.Json.Nodes;
using static Entente.Actions.Tests.Import.ProgrammeFiles;

namespace Entente.Actions.Tests.Import;

/// <summary>Every slip that a programme file can have, each with the path and the code that a person must be told.</summary>
internal static class FaultyFiles
{
    public static IReadOnlyDictionary<string, (byte[] Content, string Place, string Code)> All { get; } = new Dictionary<string, (byte[], string, string)>(StringComparer.Ordinal)
    {
        ["no content"] = ([], "$", "not-json"),
        ["blanks only"] = (Text("  \n "), "$", "not-json"),
        ["truncated"] = (Small().Bytes()[..^200], "$", "not-json"),
        ["truncated by one byte"] = (Small().Bytes()[..^1], "$", "not-json"),
        ["two documents"] = (Text(Small().ToJsonString() + "{}"), "$", "not-json"),
        ["a table"] = (Text("slug;acronym\njams;JAMS"), "$", "not-json"),
        ["nested without end"] = (Text(new string('[', 5000)), "$", "not-json"),
        ["UTF-16"] = ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Small().ToJsonString())], "$", "not-json"),
        ["a list"] = (Text("[]"), "$", "not-a-programme"),
        ["a text"] = (Text("\"programme\""), "$", "not-a-programme"),
        ["nothing"] = (Text("null"), "$", "not-a-programme"),
        ["a version to come"] = (Changed("", "formatVersion", "2"), "$.formatVersion", "other-version"),
        ["a version that is none"] = (Changed("", "formatVersion", "0"), "$.formatVersion", "out-of-range"),
        ["no version"] = (Changed("", "formatVersion", null), "$.formatVersion", "missing"),
        ["no programme"] = (Changed("", "programme", null), "$.programme", "missing"),
        ["no actions"] = (Changed("", "jointActions", null), "$.jointActions", "missing"),
        ["actions that are no list"] = (Changed("", "jointActions", "{}"), "$.jointActions", "wrong-type"),
        ["an action that is a number"] = (Changed("", "jointActions", "[7]"), "$.jointActions[0]", "wrong-type"),
        ["a year of the programme far off"] = (Changed("programme", "period", """{ "from": 1700 }"""), "$.programme.period.from", "out-of-range"),
        ["a template without a purpose"] = (Changed("programme", "jointActionTemplate", """{ "supportWorkPackages": [{ "number": 1, "kind": "coordination" }] }"""),
            "$.programme.jointActionTemplate.supportWorkPackages[0].purpose", "missing"),
        ["an unknown country"] = (Changed("jointActions 0 lead", "country", "\"ZZ\""), "$.jointActions[0].lead.country", "unknown-country"),
        ["a country by its name"] = (Changed("jointActions 0 workPackages 0 lead", "country", "\"France\""), "$.jointActions[0].workPackages[0].lead.country", "unknown-country"),
        ["a lead without a country"] = (Changed("jointActions 0 lead", "country", null), "$.jointActions[0].lead.country", "missing"),
        ["no lead"] = (Changed("jointActions 1", "lead", "null"), "$.jointActions[1].lead", "missing"),
        ["an agency without a letter"] = (Changed("jointActions 0 lead", "agency", "\"…\""), "$.jointActions[0].lead.agency", "unnamed-agency"),
        ["an agency that is a number"] = (Changed("jointActions 0 participants 1", "agency", "7"), "$.jointActions[0].participants[1].agency", "wrong-type"),
        ["an agency of 201 letters"] = (Changed("jointActions 0 lead", "agency", $"\"{new string('a', 201)}\""), "$.jointActions[0].lead.agency", "too-long"),
        ["an unknown kind of work package"] = (Changed("jointActions 0 workPackages 1", "kind", "\"research\""), "$.jointActions[0].workPackages[1].kind", "unknown-kind"),
        ["a kind in capitals"] = (Changed("jointActions 0 workPackages 1", "kind", "\"Technical\""), "$.jointActions[0].workPackages[1].kind", "unknown-kind"),
        ["an unknown status"] = (Changed("jointActions 0", "status", "\"running\""), "$.jointActions[0].status", "unknown-status"),
        ["an unknown standing"] = (Changed("jointActions 0 participants 0", "role", "\"member\""), "$.jointActions[0].participants[0].role", "unknown-role"),
        ["an unknown amendment"] = (Changed("jointActions 0 amendments 0", "kind", "\"pause\""), "$.jointActions[0].amendments[0].kind", "unknown-amendment"),
        ["an unknown state of an amendment"] = (Changed("jointActions 0 amendments 0", "state", "\"signed\""), "$.jointActions[0].amendments[0].state", "unknown-amendment-state"),
        ["a date that does not exist"] = (Changed("jointActions 0", "start", "\"2026-02-30\""), "$.jointActions[0].start", "bad-date"),
        ["a date of another country"] = (Changed("jointActions 0", "start", "\"01/11/2023\""), "$.jointActions[0].start", "bad-date"),
        ["a date that is a number"] = (Changed("jointActions 0", "start", "2024"), "$.jointActions[0].start", "wrong-type"),
        ["an empty text"] = (Changed("jointActions 0", "title", "\" \""), "$.jointActions[0].title", "empty"),
        ["no acronym"] = (Changed("jointActions 0", "acronym", null), "$.jointActions[0].acronym", "missing"),
        ["an acronym of 61 letters"] = (Changed("jointActions 0", "acronym", $"\"{new string('A', 61)}\""), "$.jointActions[0].acronym", "too-long"),
        ["an acronym twice"] = (Changed("jointActions 1", "acronym", "\"First\""), "$.jointActions[1].acronym", "duplicate-acronym"),
        ["a short address twice"] = (Changed("jointActions 1", "slug", "\"first\""), "$.jointActions[1].slug", "duplicate-slug"),
        ["a bad short address"] = (Changed("jointActions 1", "slug", "\"Second!\""), "$.jointActions[1].slug", "bad-slug"),
        ["a work package number twice"] = (Changed("jointActions 0 workPackages 1", "number", "1"), "$.jointActions[0].workPackages[1].number", "duplicate-wp"),
        ["a work package number beyond 99"] = (Changed("jointActions 0 workPackages 1", "number", "100"), "$.jointActions[0].workPackages[1].number", "out-of-range"),
        ["half a month"] = (Changed("jointActions 0", "durationMonths", "1.5"), "$.jointActions[0].durationMonths", "out-of-range"),
        ["a number without end"] = (Changed("jointActions 0 budget", "totalEur", "1e400"), "$.jointActions[0].budget.totalEur", "number-out-of-range"),
        ["a budget of nothing"] = (Changed("jointActions 0 budget", "totalEur", "0"), "$.jointActions[0].budget.totalEur", "number-out-of-range"),
        ["a share in percent"] = (Changed("jointActions 0 budget", "fundedShare", "80"), "$.jointActions[0].budget.fundedShare", "number-out-of-range"),
        ["shares that are not whole"] = (Changed("jointActions 0 budget", "memberStatesShare", "0.3"), "$.jointActions[0].budget.memberStatesShare", "shares-not-whole"),
        ["a funder of 101 letters"] = (Changed("jointActions 0 budget", "funder", $"\"{new string('f', 101)}\""), "$.jointActions[0].budget.funder", "too-long"),
        ["a figure in words"] = (Changed("jointActions 0 context", "hospitalDays", "\"many\""), "$.jointActions[0].context.hospitalDays", "wrong-type"),
        ["an affiliation to nobody here"] = (Changed("jointActions 0 participants 1", "affiliatedTo", "\"AGES\""), "$.jointActions[0].participants[1].affiliatedTo", "affiliation-unknown"),
        ["an affiliation not stated"] = (Changed("jointActions 0 participants 1", "affiliatedTo", null), "$.jointActions[0].participants[1].affiliatedTo", "affiliation-missing"),
        ["a span the wrong way round"] = (Changed("jointActions 0 participants 1", "to", "\"2023\""), "$.jointActions[0].participants[1].to", "span-reversed"),
        ["an extension without an end"] = (Changed("jointActions 0 amendments 0", "months", null), "$.jointActions[0].amendments[0].months", "extension-without-end"),
        ["an end of what goes on"] = (Changed("jointActions 0", "ended", "\"2025\""), "$.jointActions[0].ended", "end-without-ending"),
        ["an end before the start"] = (Changed("jointActions 1", "ended", "\"2021\""), "$.jointActions[1].ended", "ends-before-start"),
        ["a misspelt property"] = (Changed("jointActions 0", "statsu", "\"ongoing\""), "$.jointActions[0].statsu", "unknown-property"),
        ["a property of another place"] = (Changed("jointActions 0 workPackages 0", "slug", "\"wp\""), "$.jointActions[0].workPackages[0].slug", "unknown-property"),
        ["a property twice"] = (Text(Small().ToJsonString().Replace("\"acronym\":\"SECOND\"", "\"acronym\":\"SECOND\",\"acronym\":\"THIRD\"", StringComparison.Ordinal)),
            "$.jointActions[1].acronym", "duplicate-property"),
        ["half a character"] = (Text(Small().ToJsonString().Replace("The first action", "The \\ud800 action", StringComparison.Ordinal)), "$.jointActions[0].title", "illegible"),
        ["the character zero"] = (Text(Small().ToJsonString().Replace("One aim", "One \\u0000 aim", StringComparison.Ordinal)), "$.jointActions[0].aims[0]", "illegible"),
        ["bytes of another encoding"] = (Encoding.Latin1.GetBytes(Small().ToJsonString().Replace("The first action", "Sant\u00e9", StringComparison.Ordinal)), "$.jointActions[0].title", "illegible"),
    };

    /// <summary>Fifty work packages, each with its own slip.</summary>
    public static byte[] Fifty()
    {
        var file = Small();
        var packages = new JsonArray();
        for (var at = 0; at < 50; at++)
            packages.Add(new JsonObject { ["number"] = at + 1, ["kind"] = "technical", ["title"] = "Title", ["lead"] = new JsonObject { ["country"] = "QQ" } });
        file.At("jointActions 1")["workPackages"] = packages;
        return file.Bytes();
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Changed(string path, string property, string? json) => Small().With(path, property, json).Bytes();
}
