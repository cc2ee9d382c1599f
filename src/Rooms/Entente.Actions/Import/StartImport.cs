namespace Entente.Actions.Import;

/// <summary>Somebody applies a kept file: the work is a job, because a large programme takes longer than a request may.</summary>
internal static class StartImport
{
    public static async Task<Result<Job>> Run(Id<ProgrammeUpload> id, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(ActionsPermissions.Import))
            return Problem.Forbidden("actions.import-not-allowed", "Only an administrator may import a programme.");
        if (await db.Uploads.AsNoTracking().FirstOrDefaultAsync(upload => upload.Id == id, stop) is not { } upload)
            return Problem.Missing("actions.upload-unknown", "There is no such file.");
        // On the copy in hand, to hear the refusal now; the job asks again.
        if (upload.Apply(clock.GetUtcNow()).Problem is { } refused)
            return refused;

        var job = await db.Queue(ApplyProgramme.Kind, new ApplyProgramme.Ask(id.Value), About(id), actor, clock, stop);
        return await db.Save(stop) is { } lost ? lost : job;
    }

    /// <summary>The job that is at work on a file; null for none.</summary>
    public static Task<Job?> Open(Id<ProgrammeUpload> id, ActionsDb db, CancellationToken stop) => db.OpenAbout(ApplyProgramme.Kind, About(id), stop);

    private static Thing About(Id<ProgrammeUpload> id) => new("actions.upload", id.ToString());
}
