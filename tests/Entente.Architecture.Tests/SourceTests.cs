using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Entente.Architecture.Tests;

/// <summary>What is true of every file that people write.</summary>
public partial class SourceTests
{
    private const int LongestFile = 300;

    private static readonly string[] BannedFolders =
        ["Services", "Interfaces", "Dtos", "Handlers", "Helpers", "Common", "Utils", "Models", "Enums", "Exceptions"];

    private static readonly string[] BannedEndings = ["Service", "Manager", "Helper", "Handler", "Impl", "Dto", "Async"];

    private static readonly string[] MayNameTheClock =
    [
        "src/Entente.Web/Program.cs", // A host gives the clock to everybody else.
        "src/Entente.Cli/Terminal.cs",
        "tests/Entente.Browser.Tests/BrowserHouse.cs", // A real browser counts the life of cookies by the real clock.
        "tests/Entente.Architecture.Tests/SourceTests.cs", // Names what it looks for.
    ];

    public static TheoryData<string> Projects => [.. Repository.Files(".", "*.csproj").Select(Offences.Path)];

    private static IEnumerable<FileInfo> Code => [.. Repository.Files("src", "*.cs"), .. Repository.Files("tests", "*.cs")];

    private static IEnumerable<FileInfo> Pages => Repository.Files("src", "*.razor");

    [Fact]
    public void No_file_is_longer_than_a_person_reads_at_a_sitting() => Offences.None(
        [.. Code, .. Pages, .. Repository.Files("eng", "*.sh")], Long);

    [Fact]
    public void No_folder_is_named_for_a_layer() => Offences.None(Code.Concat(Pages), LayerFolder);

    [Fact]
    public void No_type_is_named_for_a_pattern() => Offences.None(
        Rooms.Source.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.Name.Contains('<', StringComparison.Ordinal)).Select(type => type.Name).Where(IsPatternName));

    [Fact]
    public void A_page_carries_no_inline_style_event_or_script() => Offences.None(Pages, Inline);

    [Fact]
    public void Only_the_hosts_name_the_clock() => Offences.None(Code.Where(file => !MayNameTheClock.Contains(Offences.Path(file))), HiddenGlobal);

    [Fact]
    public void A_room_writes_by_saving_and_in_no_other_way() =>
        Offences.None(Repository.Files("src/Rooms", "*.cs").Where(file => !Offences.Path(file).Contains("/Migrations/", StringComparison.Ordinal)), PastTheSave);

    [Theory, MemberData(nameof(Projects))]
    public void The_banned_symbols_reach_every_project(string project)
    {
        var settings = Above(Path.GetDirectoryName(Repository.File(project))!).Select(XDocument.Load).ToList();

        Assert.Contains(settings, file => file.Descendants("AdditionalFiles").Any(item => item.Attribute("Include")!.Value.EndsWith("BannedSymbols.txt", StringComparison.Ordinal)));
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", File.ReadAllText(Repository.File(".editorconfig")), StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", File.ReadAllText(Repository.File("Directory.Packages.props")), StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", File.ReadAllText(Repository.File(project)), StringComparison.Ordinal);
        Assert.All(settings, file => Assert.DoesNotContain("RS0030", file.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_banned_symbols_name_every_hidden_clock()
    {
        var banned = File.ReadAllText(Repository.File("BannedSymbols.txt"));

        Assert.All(
            ["System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow", "System.TimeProvider.System", "System.Guid.NewGuid"],
            symbol => Assert.Contains($":{symbol};", banned, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(Long), "LINES")]
    [InlineData(nameof(PastTheSave), "db.Cases.Where(one => one.IsOld).ExecuteDeleteAsync(stop)")]
    [InlineData(nameof(PastTheSave), "db.Database.ExecuteSqlAsync($\"DELETE FROM x\", stop)")]
    [InlineData(nameof(Inline), "<p style=\"color: red\">")]
    [InlineData(nameof(Inline), "<button onclick=\"go()\">")]
    [InlineData(nameof(Inline), "<a href=\"javascript:go()\">")]
    [InlineData(nameof(Inline), "<script>go()</script>")]
    [InlineData(nameof(Inline), "<style>p { color: red }</style>")]
    [InlineData(nameof(HiddenGlobal), "var now = DateTime" + ".UtcNow;")]
    [InlineData(nameof(HiddenGlobal), "var now = DateTimeOffset" + ".Now;")]
    [InlineData(nameof(HiddenGlobal), "clock = TimeProvider" + ".System;")]
    [InlineData(nameof(HiddenGlobal), "#pragma warning disable RS" + "0030")]
    public void The_checks_find_planted_offences(string rule, string text)
    {
        Func<string, bool> check = rule switch { nameof(Long) => Long, nameof(Inline) => Inline, nameof(PastTheSave) => PastTheSave, _ => HiddenGlobal };

        Assert.True(check(text == "LINES" ? new string('\n', LongestFile + 1) : text));
    }

    [Theory]
    [InlineData("<script type=\"module\" src=\"/entente.js\" nonce=\"1\"></script>")]
    [InlineData("<svg><rect x=\"1\" /></svg><p class=\"style\">An onclick in words</p>")]
    [InlineData("<form @onsubmit=\"Submit\">")]
    public void What_is_allowed_is_not_found(string text) => Assert.False(Inline(text));

    [Fact]
    public void Names_for_patterns_and_layers_are_found()
    {
        Assert.True(IsPatternName("ShortageService"));
        Assert.True(IsPatternName("ShortageDto"));
        Assert.False(IsPatternName("Shortage"));
        Assert.True(LayerFolder(new FileInfo(Repository.File("src/Rooms/Entente.Training/Services/Course.cs"))));
    }

    private static bool Long(string text) => text.Count(letter => letter == '\n') > LongestFile;

    // Such a change is in no audit trail, tells nobody and is not searched.
    private static bool PastTheSave(string text) => PastTheSavePattern().IsMatch(text);

    private static bool Inline(string text) => InlinePattern().IsMatch(text);

    private static bool HiddenGlobal(string text) => HiddenPattern().IsMatch(text);

    private static bool LayerFolder(FileInfo file) => Offences.Path(file).Split('/').SkipLast(1).Intersect(BannedFolders, StringComparer.OrdinalIgnoreCase).Any();

    private static bool IsPatternName(string name) => BannedEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal) && name != ending);

    // The properties files that MSBuild takes for a project: the nearest, and what each imports upward.
    private static IEnumerable<string> Above(string folder)
    {
        for (var at = folder; at is not null; at = at == Repository.Root ? null : Path.GetDirectoryName(at))
        {
            var file = Path.Combine(at, "Directory.Build.props");
            if (!File.Exists(file))
                continue;
            yield return file;
            if (!File.ReadAllText(file).Contains("GetPathOfFileAbove", StringComparison.Ordinal))
                yield break;
        }
    }

    [GeneratedRegex("\\b(Execute(Update|Delete|Sql)|FromSql|SqlQuery)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PastTheSavePattern();

    [GeneratedRegex("<[^>]*\\s(style|on[a-z]+)\\s*=|href=\"javascript:|<style|<script(?![^>]*\\ssrc=)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlinePattern();

    [GeneratedRegex("\\b(DateTime|DateTimeOffset)\\.(Now|UtcNow|Today)\\b|\\bTimeProvider\\.System\\b|\\bGuid\\.NewGuid\\b|RS0030", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenPattern();
}
