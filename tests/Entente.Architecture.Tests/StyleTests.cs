using System.Text.RegularExpressions;

namespace Entente.Architecture.Tests;

/// <summary>The house's style sheet holds what any room may use; what one room alone shows is in its own.</summary>
public sealed partial class StyleTests
{
    public static TheoryData<string> Rooms => [.. Repository.Files("src/Rooms", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    [Theory, MemberData(nameof(Rooms))]
    public void What_one_room_alone_shows_is_styled_in_the_room(string room)
    {
        var shared = Words("src/Entente.Look").Concat(Words("src/Entente.Platform")).ToHashSet(StringComparer.Ordinal);
        var shown = Words("src/Rooms/" + room).ToHashSet(StringComparer.Ordinal);

        Offences.None(Alone(File.ReadAllText(Repository.File("src/Entente.Look/wwwroot/entente.css")), shown, shared));
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_styles_only_what_it_shows(string room)
    {
        var shown = Words("src/Rooms/" + room).Concat(Words("src/Entente.Look")).ToHashSet(StringComparer.Ordinal);

        Offences.None(Repository.Files("src/Rooms/" + room, "*.css").SelectMany(file => Classes(File.ReadAllText(file.FullName))).Where(name => !shown.Contains(name)));
    }

    [Fact]
    public void The_check_finds_a_style_that_only_a_room_shows() => Assert.Equal(
        ["board"], Alone("/* .gone */ .board .lane, .card { margin: 1.5em; }", ["board", "card", "lane"], ["card", "lane"]));

    private static IEnumerable<string> Alone(string sheet, HashSet<string> shown, HashSet<string> shared) =>
        Classes(sheet).Where(name => shown.Contains(name) && !shared.Contains(name));

    private static IEnumerable<string> Classes(string sheet) =>
        ClassName().Matches(Comment().Replace(sheet, "")).Select(found => found.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    // Any word of the sources may be a class: they are put together in code too.
    private static IEnumerable<string> Words(string folder) => ((string[])["*.razor", "*.cs", "*.js"])
        .SelectMany(pattern => Repository.Files(folder, pattern)).SelectMany(file => Word().Matches(File.ReadAllText(file.FullName))).Select(found => found.Value);

    [GeneratedRegex(@"\.(?<name>[a-z][a-z0-9-]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ClassName();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex("[a-z][a-z0-9-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
