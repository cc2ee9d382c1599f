using Entente.Kernel;
using Entente.Papers;
using Entente.Platform.Documents;
using Entente.Platform.Jobs;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;

namespace Entente.Platform.Papers;

/// <summary>
/// The job that makes a long document. It runs with the rights that the asker has when it runs, and keeps the file beside the exports
/// of tables. A second try writes a new file; what the first one left has no row, and the sweep takes it.
/// </summary>
internal sealed class MakePaper(PaperDesk papers, SheetDesk sheets) : IJob<MakePaper.Ask, PlatformDb>
{
    public const string Kind = "platform.make-paper";

    /// <summary>Which document, as what, and what was chosen.</summary>
    public sealed record Ask(string Paper, PaperFormat Format, string Of, string Query);

    public async Task<Result<JobResult>> Run(Ask ask, PlatformDb db, JobProgress progress, CancellationToken stop)
    {
        var opened = await papers.Open(ask.Paper, new(ask.Of, ask.Query), stop);
        if (opened.Problem is { } refused)
            return refused;

        var content = opened.Value;
        await progress.Say("write", 0, null, stop);
        await using var file = TemporaryFile.Open();
        PaperFile.Write(ask.Format, content.Paper, file, stop);
        await file.FlushAsync(stop);
        await progress.Say("keep", content.Rows, content.Rows, stop);
        var kept = await sheets.Keep(
            SheetWay.Out, ask.Paper, ask.Of, papers.FileName(content, ask.Format), PaperFile.MediaType(ask.Format), content.Rows, file, stop);
        db.Set<KeptSheet>().Add(kept);
        return new JobResult($"/sheets/{kept.Id}", content.Rows);
    }
}
