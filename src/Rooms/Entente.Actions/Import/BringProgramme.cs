using System.Text;

namespace Entente.Actions.Import;

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
