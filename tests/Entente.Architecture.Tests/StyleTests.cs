using System.Text.RegularExpressions;

namespace Entente.Architecture.Tests;

/// <summary>The house's style sheet holds what any room may use; what one room alone shows is in its own.</summary>
public sealed partial class StyleTests
{
    public static TheoryData<string> Rooms => [.. Repository.Files("src/Rooms", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    public static TheoryData<string, bool> Drawn
    {
        get
        {
            var drawn = new TheoryData<string, bool>();
            foreach (var one in new[]
            {
                "plan.support", "plan:is(.technical, .task)", "plan.critical", "part.support", "part:is(.technical, .task)", "open", "open.support", "mark.reached", "mark.to-come",
                "mark.late", "ghost", "arrow", "arrow.critical", "tip", "tip.critical", "overdue", "line.today",
            })
            {
                drawn.Add(one, false);
                drawn.Add(one, true);
            }

            return drawn;
        }
    }

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

    // What a timeline draws is told from the ground by its edge, or by itself: 3 to 1, WCAG 1.4.11.
    [Theory, MemberData(nameof(Drawn))]
    public void What_a_timeline_draws_stands_out_from_its_ground(string drawn, bool isDark)
    {
        var sheet = File.ReadAllText(Repository.File("src/Entente.Look/wwwroot/entente.css"));
        var rule = Regex.Match(sheet, $@"(?m)^\.?{Regex.Escape(drawn)} \{{(?<said>[^}}]*)\}}", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["said"].Value;
        var colours = Regex.Matches(rule, @"(?:stroke|fill): var\(--(?<token>[a-z0-9-]+)\)", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(found => found.Groups["token"].Value).ToList();

        Assert.NotEmpty(colours);
        Assert.True(colours.Max(colour => Contrast(Token(sheet, colour, isDark), Token(sheet, "surface", isDark))) >= 3, $"{drawn}: {rule}");
    }

    [Fact]
    public void Contrast_is_measured_as_the_guidelines_say()
    {
        Assert.Equal(21, Contrast("#fff", "#000"), 6);
        Assert.Equal(4.54, Contrast("#767676", "#fff"), 2);
    }

    private static string Token(string sheet, string name, bool isDark)
    {
        var found = Regex.Match(sheet, $@"--{name}: (?:light-dark\((?<light>[^,]+), (?<dark>[^)]+)\)|(?<one>#[0-9a-f]+));", RegexOptions.None, TimeSpan.FromSeconds(1));
        return found.Groups["one"] is { Success: true } one ? one.Value : found.Groups[isDark ? "dark" : "light"].Value;
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour)
    {
        var digits = colour.Length == 4 ? string.Concat(colour.Skip(1).Select(digit => new string(digit, 2))) : colour[1..];
        var parts = Convert.FromHexString(digits).Select(part => part / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

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
