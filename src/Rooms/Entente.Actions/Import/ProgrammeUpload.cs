using System.Text;
using Entente.Platform.Audit;

namespace Entente.Actions.Import;

/// <summary>
/// A programme file that somebody has brought, looked through and perhaps applied. It is kept: what was imported, by whom and
/// when can be seen later.
/// </summary>
internal sealed class ProgrammeUpload : Entity
{
    public required Id<ProgrammeUpload> Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>The file as it came. The audit trail records that it was kept, not its text.</summary>
    [Secret]
    public required string Content { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public bool Publish { get; init; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public ReadOnlyMemory<byte> Bytes => Encoding.UTF8.GetBytes(Content);

    [TellsNobody("What the file changes tells it.")]
    public Result<Done> Apply(DateTimeOffset now)
    {
        if (AppliedAt is not null)
            return Problem.Rule("actions.upload-applied", "This file was applied already. Bring it again to see what has changed since.");

        AppliedAt = now;
        return new Done();
    }
}

/// <summary>Somebody brings a programme file: it is read and checked, and kept until it is applied. A faulty file is not kept.</summary>
internal static class BringProgramme
{
    public static async Task<Result<ProgrammeUpload>> Run(
        string fileName, byte[] content, bool publish, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var dryRun = await ImportProgramme.Run(new(DryRun: true, publish), content, actor, db, clock, stop);
        if (dryRun.Problem is { } refused)
            return refused;

        // The dry run laid the file over the store's things; only the upload itself may be saved.
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        var upload = new ProgrammeUpload
        {
            Id = Id<ProgrammeUpload>.New(now), FileName = Path.GetFileName(fileName), Content = Encoding.UTF8.GetString(content),
            By = actor.Name, At = now, Publish = publish,
        };
        db.Uploads.Add(upload);
        return await db.Save(stop) is { } lost ? lost : upload;
    }

    /// <summary>What the kept file would change now.</summary>
    public static async Task<Result<(ProgrammeUpload Upload, ImportReport Report)>> Look(
        Id<ProgrammeUpload> id, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Uploads.AsNoTracking().FirstOrDefaultAsync(upload => upload.Id == id, stop) is not { } upload)
            return Problem.Missing("actions.upload-unknown", "There is no such file.");
        var report = await ImportProgramme.Run(new(DryRun: true, upload.Publish), upload.Bytes, actor, db, clock, stop);
        db.ChangeTracker.Clear();
        return report.Problem is { } refused ? refused : (upload, report.Value);
    }
}
