using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Architecture.Tests;

/// <summary>A refusal as it stands in the source.</summary>
/// <param name="Code"><c>room.reason-in-kebab</c>.</param>
/// <param name="Text">The English sentence.</param>
/// <param name="IsComputed">True when values are written into the sentence instead of standing beside it.</param>
/// <param name="Answer">The HTTP status, or that it is one place in a list of faults.</param>
/// <param name="Owner">The prefix that the file's room may use.</param>
/// <param name="File">Where.</param>
internal sealed record ProblemCode(string Code, string Text, bool IsComputed, string Answer, string Owner, string File);

/// <summary>Finds every refusal in the source: a code in quotes with its sentence behind it.</summary>
internal static partial class ProblemCodes
{
    // The page that shows the components refuses nothing.
    private const string Samples = "src/Entente.Platform/Frame/Samples.cs";

    /// <summary>A verb of the command line speaks for the room whose slice it runs.</summary>
    public const string AnyRoom = "";

    public static IReadOnlyList<ProblemCode> InSource() =>
    [
        .. Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.razor"))
            .Where(file => Offences.Path(file) != Samples)
            .SelectMany(file => In(System.IO.File.ReadAllText(file.FullName), Offences.Path(file)))
            // A key with an address beside it is a link; no sentence begins with a stroke.
            .Where(code => !Permissions.Contains(code.Code) && !ResourceKey().IsMatch(code.Text) && !code.Text.StartsWith('/')),
    ];

    public static IEnumerable<ProblemCode> In(string source, string file) => Pattern().Matches(source).Select(match => new ProblemCode(
        match.Groups["code"].Value,
        Sentence(match.Groups["text"].Value),
        match.Groups["computed"].Success,
        match.Groups["status"].Success ? match.Groups["status"].Value : Answer(match.Groups["kind"].Value),
        Owner(file),
        file));

    private static HashSet<string> Permissions { get; } =
    [
        .. Entente.Platform.Access.PlatformPermissions.All.Concat(Rooms.All.SelectMany(room => room.Permissions)).Select(permission => permission.Code),
    ];

    private static string Owner(string file) => file.StartsWith("src/Rooms/Entente.", StringComparison.Ordinal)
        ? file.Split('/')[2]["Entente.".Length..].ToLowerInvariant()
        : file.StartsWith("src/Entente.Cli/Verbs/", StringComparison.Ordinal) ? AnyRoom : "platform";

    private static string Answer(string kind) => kind switch
    {
        "Malformed" => "400",
        "Forbidden" => "403",
        "Missing" => "404",
        "Conflict" => "409",
        "Stale" => "412",
        "Rule" => "422",
        "Unavailable" => "503",
        "NoRoom" => "507",
        _ => "a fault",
    };

    private static string Sentence(string literals)
    {
        var sentence = new StringBuilder();
        foreach (Match literal in Literal().Matches(literals))
            sentence.Append(Regex.Unescape(literal.Groups["inside"].Value));
        return Named().Replace(sentence.ToString(), "{0}");
    }

    [GeneratedRegex(
        """
        (Problem\.(?<kind>[A-Z][a-z]+)\(\s* | StatusCodes\.Status(?<status>[0-9]+)\w*,\s*)?
        (?<!\[)"(?<code>[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*)"\s*,\s*
        (?<text>(?<computed>\$)?"([^"\\\n]|\\.)*"(\s*\+\s*"([^"\\\n]|\\.)*")*)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        5000)]
    private static partial Regex Pattern();

    // Two keys of resources side by side: the one for a singular and the one for a plural.
    [GeneratedRegex("^[a-z0-9.-]+$", RegexOptions.None, 1000)]
    private static partial Regex ResourceKey();

    [GeneratedRegex("\\{[A-Za-z][^}]*\\}", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("\"(?<inside>([^\"\\\\\\n]|\\\\.)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();
}
