using Entente.Platform.Documents;

namespace Entente.Actions.Plan;

/// <summary>A coordinator, a lead or a contributor of the work package attaches a file to a deliverable.</summary>
internal static class AttachToDeliverable
{
    public static async Task<Result<Document>> Run(
        string slug, string number, AttachDocument ask, SentFile? file, Actor actor, ActionsDb db, DocumentShelf shelf, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action
            || await db.Deliverables.SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action.Id && one.Number == number, stop) is not { } deliverable)
        {
            return Problem.Missing("actions.deliverable-unknown", "There is no deliverable {0} here.", number);
        }

        return await shelf.Attach(new(deliverable.Thing, ActionsScopes.WorkPackage(slug, deliverable.WorkPackage), ActionsAppointments.Readers(slug)), ask, file, actor, stop);
    }

    public static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, string number, HttpRequest request, Actor actor, ActionsDb db, DocumentShelf shelf, CancellationToken stop)
    {
        var sent = await MultipartForm.Read(request, ["title", "edition", "class", "retention", "note"], stop);
        if (sent.Problem is { } unreadable)
            return unreadable.ToHttp();
        var form = sent.Value.Form;
        var ask = new AttachDocument(form["title"], form["edition"], form["class"], form["retention"], form["note"]);
        var attached = await Run(slug, number, ask, SentFile.From(form.Files.GetFile("file")), actor, db, shelf, stop);
        return attached.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/documents/{attached.Value.Id}", attached.Value.Id.ToString());
    }
}
