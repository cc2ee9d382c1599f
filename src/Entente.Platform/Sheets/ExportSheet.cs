using Entente.Kernel;
using Entente.Platform.Documents;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;

namespace Entente.Platform.Sheets;

/// <summary>
/// The job that makes a large export. It runs with the rights that the asker has when it runs. A second try writes a new file;
/// what the first one left has no row, and the sweep takes it.
/// </summary>
internal sealed class ExportSheet(SheetDesk desk) : IJob<ExportSheet.Ask, PlatformDb>
{
    public const string Kind = "platform.export-sheet";

    /// <summary>Which table, as what, and which rows.</summary>
    public sealed record Ask(string Sheet, SheetFormat Format, string Of, string Query);

    public async Task<Result<JobResult>> Run(Ask ask, PlatformDb db, JobProgress progress, CancellationToken stop)
    {
        var opened = await desk.Open(ask.Sheet, SheetAsk.From(ask.Of, ask.Query), stop);
        if ((opened.Problem ?? SheetFile.Refuse(ask.Format, opened.Value.Count)) is { } refused)
            return refused;

        var content = opened.Value;
        await using var file = TemporaryFile.Open();
        var rows = await SheetFile.Write(ask.Format, content.Head, content.Rows, file,
            async done => await progress.Say("write", done, content.Count, stop), stop);
        await file.FlushAsync(stop);
        await progress.Say("keep", rows, rows, stop);
        var kept = await desk.Keep(SheetWay.Out, ask.Sheet, ask.Of, desk.FileName(content, ask.Format), SheetFile.MediaType(ask.Format), rows, file, stop);
        db.Set<KeptSheet>().Add(kept);
        return new JobResult($"/sheets/{kept.Id}", rows);
    }
}
