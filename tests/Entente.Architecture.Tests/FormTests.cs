using System.Text.RegularExpressions;

namespace Entente.Architecture.Tests;

/// <summary>
/// Every form that is posted: one that changes something that is there carries the version that its sender saw; one that makes something new
/// is taken once; the others are named here, with the reason why nobody's change can be lost by them.
/// </summary>
public partial class FormTests
{
    private static readonly string[] MakeSomethingNew =
    [
        "account", "add-contributor", "add-package", "add-version", "attach", "bring", "bring-sheet", "check-trail", "create", "extension", "fix-baseline", "grant", "keep-view",
        "make-feed", "participant", "plan-meeting", "plan-task", "predecessor", "promise-deliverable", "rebuild-search", "repeat", "set-milestone", "setup", "start-review", "token",
    ];

    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["login"] = "changes nothing that anybody has written",
        ["/logout"] = "ends the sender's own session",
        ["/language"] = "the sender's own choice of the moment",
        ["/me/followed"] = "the same whoever does it first, and one's own",
        ["/theme"] = "the sender's own choice of the moment",
        ["profile"] = "one's own name and looks, which only its owner writes; the account's version counts other things too",
        ["password"] = "asks for the password in force, or sets another whatever it was",
        ["unlock"] = "the same whoever does it first",
        ["withdraw"] = "the same whoever does it first; the second is told that it is done",
        ["end"] = "ends a role, a second time without effect",
        ["revoke"] = "ends a token, a second time without effect",
        ["revoke-feed"] = "ends an address, a second time without effect",
        ["sessions"] = "ends the sender's own sessions",
        ["all"] = "takes note of the sender's own notices",
        ["notice"] = "takes note of one of the sender's own notices",
        ["note"] = "takes note of the sender's own jobs",
        ["muted"] = "the sender's own silence on a thread",
        ["see"] = "leads to what a job made",
        ["cancel"] = "stops a job, a second time without effect",
        ["replay"] = "sends facts once more to a hearer, who takes each once",
        ["retry"] = "sends a fact once more",
        ["apply"] = "an import has compared each row with what is stored, and does so again",
        ["apply-sheet"] = "an import has compared each row with what is stored, and does so again",
        ["views"] = "throws the sender's own view away, takes it back, or opens with it",
        ["@($\"{what}-{comment.Id}\")"] = "takes the author's own comment back, or puts it up again",
        ["undo-move"] = "carries the version in the address of the board",
        ["cast-vote"] = "adds the vote of one seat: those of others stay",
        ["enter-vote"] = "adds the vote of one seat: those of others stay",
        ["give-opinion"] = "adds the opinion of one reader: those of others stay",
        ["enter-opinion"] = "adds the opinion of one reader: those of others stay",
        ["@late"] = "changes nothing: what it was sent for is gone, and the page says so",
        ["@href"] = "asks for a file",
    };

    private static IEnumerable<FileInfo> Pages => Repository.Files("src", "*.razor");

    [Fact]
    public void A_form_carries_the_version_seen_or_is_taken_once_or_says_why_not() => Offences.None(
        Pages.SelectMany(file => Offenders(File.ReadAllText(file.FullName)).Select(name => $"{Offences.Path(file)}: {name}")));

    [Fact]
    public void A_page_hands_on_the_version_of_each_form_that_carries_one() => Offences.None(Pages.Where(file => !HandsOn(Whole(file))).Select(Offences.Path));

    [Fact]
    public void Whatever_is_named_here_is_there()
    {
        var names = Pages.SelectMany(file => Forms(File.ReadAllText(file.FullName))).Select(form => form.Name).ToHashSet(StringComparer.Ordinal);

        Offences.None(MakeSomethingNew.Concat(Exceptions.Keys).Where(name => !names.Contains(name)));
        Assert.All(Exceptions.Values, reason => Assert.True(reason.Length > 10, "say why"));
    }

    [Theory]
    [InlineData("<form method=\"post\" @formname=\"revise-thing\" @onsubmit=\"Revise\"><FormButtons /></form>", "revise-thing")]
    [InlineData("<form class=\"form\" method=\"post\" @formname=\"plan-task\" @onsubmit=\"Plan\"></form>", "plan-task")]
    [InlineData("<form method=\"post\" action=\"/elsewhere\"></form>", "/elsewhere")]
    public void A_planted_form_is_found(string page, string name) => Assert.Equal([name], Offenders(page));

    [Theory]
    [InlineData("<form method=\"get\"></form>")]
    [InlineData("<form method=\"post\" @formname=\"revise-thing\"><SeenField Version=\"1\" /></form>")]
    [InlineData("<form method=\"post\" @formname=\"plan-task\"><FormButtons /></form>")]
    public void A_sound_form_is_not_found(string page) => Assert.Empty(Offenders(page));

    [Fact]
    public void A_page_that_drops_the_version_is_found()
    {
        Assert.False(HandsOn("<ChangeForm Name=\"x\" OnSubmit=\"Save\" /> Thing.Run(ask, Reader)"));
        Assert.True(HandsOn("<ChangeForm Name=\"x\" OnSubmit=\"Save\" /> Thing.Run(ask, Http.Seen(), Reader)"));
    }

    private static IEnumerable<string> Offenders(string page) => Forms(page)
        .Where(form => !form.Body.Contains("<SeenField", StringComparison.Ordinal) && !Exceptions.ContainsKey(form.Name) && !(MakeSomethingNew.Contains(form.Name) && IsTakenOnce(form.Body)))
        .Select(form => form.Name);

    // An upload leads to what it has brought, and its fields hold the buttons.
    private static bool IsTakenOnce(string form) =>
        new[] { "<SendOnce", "<FormButtons", "<AttachFields" }.Any(part => form.Contains(part, StringComparison.Ordinal));

    private static bool HandsOn(string page) => CountOf(page, "<ChangeForm ") <= CountOf(page, "Http.Seen()");

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;

    private static string Whole(FileInfo file) => File.ReadAllText(file.FullName) + (File.Exists(file.FullName + ".cs") ? File.ReadAllText(file.FullName + ".cs") : "");

    private static IEnumerable<(string Name, string Body)> Forms(string page) => Form().Matches(page).Select(form => form.Value)
        .Where(form => Head(form).Contains("method=\"post\"", StringComparison.Ordinal))
        .Select(form => (Name().Match(Head(form)) is { Success: true } name ? name.Groups["name"].Value : Action().Match(Head(form)).Groups["name"].Value, form));

    private static string Head(string form) => form.Split('\n')[0];

    [GeneratedRegex("<form\\b.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("@formname=\"(?<name>@\\(\\$?\"[^\\n]*?\"\\)|[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("\\baction=\"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();
}
