namespace Entente.Actions.Import;

/// <summary>The job that applies a kept file: the changes, the note that it was applied and the end of the job are one save.</summary>
internal sealed class ApplyProgramme(Actor actor, TimeProvider clock) : IJob<ApplyProgramme.Ask, ActionsDb>
{
    public const string Kind = "actions.import-programme";

    /// <summary>Which file.</summary>
    public sealed record Ask(Guid Upload);

    public async Task<Result<JobResult>> Run(Ask ask, ActionsDb db, JobProgress progress, CancellationToken stop)
    {
        var id = new Id<ProgrammeUpload>(ask.Upload);
        if (await db.Uploads.FirstOrDefaultAsync(upload => upload.Id == id, stop) is not { } upload)
            return Problem.Missing("actions.upload-unknown", "There is no such file.");
        var laid = await ImportProgramme.Lay(new(DryRun: false, upload.Publish), upload.Bytes, actor, db, clock,
            (done, total) => progress.Say("lay", done, total, stop), stop);
        if (laid.Problem is { } faulty)
            return faulty;
        // After the changes were counted: the note is none of them.
        if (upload.Apply(clock.GetUtcNow()).Problem is { } refused)
            return refused;

        await progress.Say("save", laid.Value.Actions, laid.Value.Actions, stop);
        return new JobResult($"/ja/import/{id}", laid.Value.Differences.Count, laid.Value.Actions);
    }
}
