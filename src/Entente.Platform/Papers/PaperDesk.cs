using System.Globalization;
using Entente.Kernel;
using Entente.Look.Components;
using Entente.Papers;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Papers;

/// <summary>What a page and the API do with documents that go out.</summary>
internal sealed class PaperDesk(IEnumerable<IPaper> papers, Actor actor, IOptions<PaperSettings> options, TimeProvider clock) : IFileDesk
{
    /// <summary>A document, opened for the one who asks.</summary>
    public Task<Result<PaperContent>> Open(string kind, PaperAsk ask, CancellationToken stop) =>
        papers.Single(paper => paper.Kind == kind).Open(ask, stop);

    /// <inheritdoc/>
    public async Task<Result<MadeFile>> AtOnce(FileAsk ask, CancellationToken stop)
    {
        if (PaperFile.Parse(ask.Format) is not { } format)
            return NoSuchFormat(ask.Format);
        var opened = await Open(ask.Kind, new(ask.Of, ask.Query), stop);
        if (opened.Problem is { } refused)
            return refused;
        if (opened.Value.Rows > options.Value.RowsAtOnce)
        {
            return Problem.Rule("platform.paper-needs-job",
                "This document has {0} rows; up to {1} are answered at once. Have it made as a job (POST).", opened.Value.Rows, options.Value.RowsAtOnce);
        }

        var bytes = new MemoryStream();
        PaperFile.Write(format, opened.Value.Paper, bytes, stop);
        bytes.Position = 0;
        return new MadeFile(bytes, PaperFile.MediaType(format), FileName(opened.Value, format));
    }

    /// <summary>Asks for a document as a job. It is opened once here, so that a refusal is heard at once.</summary>
    public async Task<Result<Job>> Later(FileAsk ask, PlatformDb db, CancellationToken stop)
    {
        if (PaperFile.Parse(ask.Format) is not { } format)
            return NoSuchFormat(ask.Format);
        var opened = await Open(ask.Kind, new(ask.Of, ask.Query), stop);
        if (opened.Problem is { } refused)
            return refused;
        var job = await db.Queue(MakePaper.Kind, new MakePaper.Ask(ask.Kind, format, ask.Of, ask.Query), about: null, actor, clock, stop);
        return await db.Save(stop) is { } lost ? lost : job;
    }

    /// <summary>The name of a file: what it holds and the day.</summary>
    public string FileName(PaperContent content, PaperFormat format) =>
        $"{content.FileName}-{clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{PaperFile.Ending(format)}";

    private static Problem NoSuchFormat(string word) =>
        Problem.Missing("platform.paper-format-unknown", "Documents are not written as '{0}'. Ask for pdf or docx.", word);
}
