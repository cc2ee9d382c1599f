using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Actions;
using Entente.Actions.Import;
using Entente.Kernel;
using Entente.Platform.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Imports a programme file, or says what it would change.</summary>
internal static class ImportProgrammeFile
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "The programme file (docs/programme.schema.json)." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what would change." };
    private static readonly Option<bool> Publish = new("--publish") { Description = "Open the public pages of the actions in the file." };

    public static Verb Verb { get; } =
        new("programme", "Import joint actions from a programme file. All of it is written, or nothing.", Run, File, DryRun, Publish) { MayBegin = true };

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var file = work.Asked.GetValue(File)!;
        if (!file.Exists)
            return Problem.Missing("actions.import-no-file", "There is no file {0}.", file.Name);

        var ask = new ImportProgramme(work.Asked.GetValue(DryRun), work.Asked.GetValue(Publish));
        var imported = await ImportProgramme.Run(
            ask, await System.IO.File.ReadAllBytesAsync(file.FullName, stop), work.Services.GetRequiredService<Actor>(),
            work.Services.GetRequiredService<ActionsDb>(), work.Services.GetRequiredService<TimeProvider>(), stop);
        return imported.Problem is { } refused ? refused : new Answer(Say(imported.Value), imported.Value);
    }

    private static string Say(ImportReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Actions} actions and {report.WorkPackages} work packages read; {report.Differences.Count} {(report.DryRun ? "would change" : "changed")}.");
        foreach (var difference in report.Differences)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {difference.Kind} {difference.Thing} {difference.Name}: {string.Join(", ", difference.Fields.Select(Say))}");
        foreach (var unused in report.Unused)
            text.AppendLine(CultureInfo.InvariantCulture, $"  Not imported, for no room holds it yet: {unused}");
        return text.ToString().TrimEnd();
    }

    private static string Say(FieldDifference field) =>
        field.Before is null ? $"{field.Field} = {field.After}" : $"{field.Field}: {field.Before} -> {field.After ?? "not stated"}";
}
