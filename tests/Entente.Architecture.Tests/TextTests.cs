using System.Text.RegularExpressions;

namespace Entente.Architecture.Tests;

/// <summary>Everything that a page says is said in every language of the interface, completely.</summary>
public partial class TextTests
{
    private static readonly IReadOnlyList<Resource> All = Resources.All();

    [Fact]
    public void There_are_words_in_the_platform_and_in_every_room_with_pages() => Assert.All(
        Repository.Files("src/Rooms", "*.razor").Select(page => Offences.Path(page).Split('/')[2]).Distinct(),
        room => Assert.Contains(All, resource => resource.Name.Contains($"/{room}/", StringComparison.Ordinal)));

    [Fact]
    public void All_languages_have_the_same_keys() => Offences.None(All.SelectMany(Unpaired));

    [Fact]
    public void No_text_is_empty() => Offences.None(All.SelectMany(Empty));

    [Fact]
    public void All_languages_name_the_same_values() => Offences.None(All.SelectMany(OtherPlaces));

    [Fact]
    public void French_stands_off_its_double_signs_with_a_narrow_space_that_does_not_break() => Offences.None(All.SelectMany(BadSpaces));

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there() => Offences.None(Asked().Where(asked => !All
        .Any(resource => resource.English.Keys.Any(key => IsAsked(key, asked.Key)))).Select(asked => $"{asked.Key} in {asked.File}"));

    [Fact]
    public void Every_type_that_the_list_of_words_names_is_there()
    {
        var source = string.Join('\n', Repository.Files("src", "*.cs").Select(file => File.ReadAllText(file.FullName)));
        var named = File.ReadLines(Repository.Files("docs", "words.md").Single().FullName).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => TypeName().Matches(line.Split('|')[^2]).Select(match => match.Groups["name"].Value)).ToList();

        Assert.True(named.Count > 50, "The list of words names hardly a type any more: is it read as it is written?");
        Offences.None(named.Where(name => name != "Run" && !Regex.IsMatch(source, $@"\b(class|record|struct|interface|enum) {name}\b", RegexOptions.None, TimeSpan.FromSeconds(5))));
    }

    [Fact]
    public void The_checks_find_planted_offences()
    {
        var planted = new Resource(
            "Board",
            new Dictionary<string, string> { ["only-english"] = "Hello", ["blank"] = "Hello", ["places"] = "{0} of {1}", ["spaces"] = "Really?" },
            French(new() { ["only-french"] = "Bonjour", ["blank"] = " ", ["blank-few"] = "Peu", ["places"] = "{0} sur", ["spaces"] = "Vraiment ?" }));

        Assert.Equal(["Board fr: only-english", "Board fr: only-french"], Unpaired(planted));
        Assert.Equal(["Board: blank"], Empty(planted));
        Assert.Equal(["Board fr: places"], OtherPlaces(planted));
        Assert.Equal(["Board: spaces (Vraiment ?)"], BadSpaces(planted));
        Assert.Empty(BadSpaces(planted with
        {
            Translations = French(new() { ["good"] = "Vraiment\u202f? À 10:30, 80\u202f%, https://example.eu/?q=1\u202f; non" }),
        }));
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> French(Dictionary<string, string> words) => new() { ["fr"] = words };

    private static IEnumerable<string> Unpaired(Resource resource) => resource.Translations.SelectMany(language => resource.English.Keys.Except(language.Value.Keys)
        .Concat(language.Value.Keys.Except(resource.English.Keys).Where(key => !key.StartsWith("problem.", StringComparison.Ordinal) && !IsForm(key, resource)))
        .Select(key => $"{resource.Name} {language.Key}: {key}"));

    // Languages have more plural forms than English.
    private static bool IsForm(string key, Resource resource) => key.LastIndexOf('-') is > 0 and var at
        && key[(at + 1)..] is "zero" or "two" or "few" or "many" && resource.English.ContainsKey(key[..at]);

    private static IEnumerable<string> Empty(Resource resource) => resource.English.Concat(resource.Translations.Values.SelectMany(language => language))
        .Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{resource.Name}: {text.Key}");

    private static IEnumerable<string> OtherPlaces(Resource resource) => resource.Translations.SelectMany(language => resource.English
        .Where(text => language.Value.TryGetValue(text.Key, out var said) && !Places(text.Value).SetEquals(Places(said)))
        .Select(text => $"{resource.Name} {language.Key}: {text.Key}"));

    private static IEnumerable<string> BadSpaces(Resource resource) => resource.French
        .Where(text => BadSpace().IsMatch(text.Value)).Select(text => $"{resource.Name}: {text.Key} ({text.Value})");

    // A page may put the end of a key together: T["role." + code].
    private static bool IsAsked(string key, string asked) =>
        asked.EndsWith('.') || asked.EndsWith('-') ? key.StartsWith(asked, StringComparison.Ordinal) : key == asked;

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(place => place.Groups["number"].Value)];

    private static IEnumerable<(string Key, string File)> Asked() => Repository.Files("src", "*.razor").Concat(Repository.Files("src", "*.razor.cs"))
        .SelectMany(file => Ask().Matches(File.ReadAllText(file.FullName)).Select(ask => (ask.Groups["key"].Value, Offences.Path(file))));

    [GeneratedRegex("\\{(?<number>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    // A sign that French sets off, with an ordinary, a wide or no space before it; not inside addresses and times, nor in a header's name.
    [GeneratedRegex("[ \u00a0][:;?!%]|(?<=[\\p{L}})])[;?!]|(?<=\\p{L})(?<!Authorization):(?=\\s|$)|(?<=[0-9}])%", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadSpace();

    [GeneratedRegex("\\bT\\[\"(?<key>[a-z0-9.-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ask();

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeName();
}
