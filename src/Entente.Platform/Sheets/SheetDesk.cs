using System.Globalization;
using System.Security.Cryptography;
using Entente.Kernel;
using Entente.Look.Components;
using Entente.Platform.Access;
using Entente.Platform.Documents;
using Entente.Platform.Hosting;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Sheets;

/// <summary>What a page and the API do with tables that go out.</summary>
internal sealed class SheetDesk(
    IEnumerable<ISheet> sheets, DocumentStore store, Actor actor, IOptions<SheetSettings> options, TimeProvider clock) : IFileDesk
{
    public SheetSettings Rules => options.Value;

    /// <summary>A table, opened for the one who asks.</summary>
    public Task<Result<SheetContent>> Open(string kind, SheetAsk ask, CancellationToken stop) =>
        sheets.Single(sheet => sheet.Kind == kind).Open(ask, stop);

    /// <inheritdoc/>
    public async Task<Result<MadeFile>> AtOnce(FileAsk ask, CancellationToken stop)
    {
        if (SheetFile.Parse(ask.Format) is not { } format)
            return NoSuchFormat(ask.Format);
        var opened = await Open(ask.Kind, SheetAsk.From(ask.Of, ask.Query), stop);
        if (opened.Problem is { } refused)
            return refused;
        if (opened.Value.Count > Rules.RowsAtOnce)
        {
            return Problem.Rule("platform.sheet-needs-job",
                "These are {0} rows; up to {1} are answered at once. Filter them, or have the export made as a job (POST).", opened.Value.Count, Rules.RowsAtOnce);
        }

        var bytes = new MemoryStream();
        await SheetFile.Write(format, opened.Value.Head, opened.Value.Rows, bytes, written: null, stop);
        bytes.Position = 0;
        return new MadeFile(bytes, SheetFile.MediaType(format), FileName(opened.Value, format));
    }

    /// <summary>Asks for a table as a job. It is opened once here, so that a refusal is heard at once.</summary>
    public async Task<Result<Job>> Later(FileAsk ask, PlatformDb db, CancellationToken stop)
    {
        if (SheetFile.Parse(ask.Format) is not { } format)
            return NoSuchFormat(ask.Format);
        var opened = await Open(ask.Kind, SheetAsk.From(ask.Of, ask.Query), stop);
        if ((opened.Problem ?? SheetFile.Refuse(format, opened.Value.Count)) is { } refused)
            return refused;
        var job = await db.Queue(ExportSheet.Kind, new ExportSheet.Ask(ask.Kind, format, ask.Of, ask.Query), about: null, actor, clock, stop);
        return await db.Save(stop) is { } lost ? lost : job;
    }

    /// <summary>Keeps bytes, and makes the row that points at them; whoever calls adds it to a store and saves.</summary>
    public async Task<KeptSheet> Keep(SheetWay way, string kind, string of, string fileName, string mediaType, int rows, Stream bytes, CancellationToken stop)
    {
        bytes.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, stop));
        await store.Put(hash, bytes, stop);
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Id<KeptSheet>.New(now), Way = way, Kind = kind, Of = of, FileName = fileName, MediaType = mediaType, Sha256 = hash, Size = bytes.Length,
            Rows = rows, Account = actor.Account, By = actor.Name, At = now, KeepUntil = now.AddDays(Rules.KeptDays),
        };
    }

    /// <summary>The name of a file: what it holds and the day.</summary>
    public string FileName(SheetContent content, SheetFormat format) =>
        $"{content.FileName}-{clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{SheetFile.Ending(format)}";

    private static Problem NoSuchFormat(string word) =>
        Problem.Missing("platform.sheet-format-unknown", "Tables are not written as '{0}'. Ask for csv or xlsx.", word);
}
