using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Cli.Calculations;
using Entente.Platform.Documents;
using Microsoft.Extensions.Configuration;

namespace Entente.Cli.Verbs;

/// <summary>Says of each file of a folder whether it would be taken as a document, and why not. It needs no house: only the rules.</summary>
internal static class FilesLook
{
    private static readonly Argument<DirectoryInfo> Folder = new("folder") { Description = "The folder; what lies in its folders is looked at too." };

    public static Calculation Verb { get; } = new("look",
        """
        Look at each file of a folder as an upload is looked at: which would be taken, which refused, and why. Nothing is kept.
        Example: ./entente files look docs/methods/examples
        """,
        Run) { Folder };

    private static async Task<Answer> Run(ParseResult asked, CancellationToken stop)
    {
        var folder = asked.GetValue(Folder)!;
        if (!folder.Exists)
            throw new FileFault(folder.Name, 0, null, "there is no such folder.");
        var rules = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(DocumentSettings.Section).Get<DocumentSettings>() ?? new();
        var files = new List<LookedAt>();
        await foreach (var file in LookThrough.Run(folder, rules, stop))
            files.Add(file);
        return new(Say(files), new { taken = files.Count(file => file.Code is null), refused = files.Count(file => file.Code is not null), files });
    }

    private static string Say(IReadOnlyList<LookedAt> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.Where(file => file.Code is not null))
            text.AppendLine(CultureInfo.InvariantCulture, $"{file.Path}: {file.Why}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{files.Count} files: {files.Count(file => file.Code is null)} taken, {files.Count(file => file.Code is not null)} refused").AppendLine();
        text.AppendLine("| extension | taken | refused | why |").AppendLine("|---|---|---|---|");
        foreach (var group in files.GroupBy(file => file.Extension).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var why = group.Where(file => file.Code is not null).GroupBy(file => file.Code).OrderByDescending(reason => reason.Count()).ThenBy(reason => reason.Key, StringComparer.Ordinal)
                .Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Key} {reason.Count()}"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {(group.Key.Length == 0 ? "none" : group.Key)} | {group.Count(file => file.Code is null)} | {group.Count(file => file.Code is not null)} | {string.Join(", ", why)} |");
        }

        return text.ToString().TrimEnd();
    }
}
