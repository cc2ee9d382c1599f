using System.CommandLine;
using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Writes the end of the audit trail down, to be kept where nobody who holds the database can reach it.</summary>
internal static class AuditAnchors
{
    private static readonly Option<FileInfo?> To = new("--out") { Description = "The file to write; without it the anchor is printed." };

    public static Verb Verb { get; } = new("anchor", "Write down where the audit trail ends, to be kept elsewhere and given to \"audit verify --anchor\".", Run, To);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var anchor = work.Services.GetRequiredService<AuditSeal>().Seal(
            await AuditAnchor.Read(work.Services.GetRequiredService<PlatformDb>(), work.Services.GetRequiredService<TimeProvider>(), stop));
        if (work.Asked.GetValue(To) is not { } file)
            return new Answer(anchor.ToString(), anchor);
        await File.WriteAllTextAsync(file.FullName, anchor.ToString(), stop);
        return new Answer(string.Create(CultureInfo.InvariantCulture, $"The anchor at position {anchor.Position} is in {file.FullName}."), anchor);
    }
}
