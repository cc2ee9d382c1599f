using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Platform.Documents;

/// <summary>Somebody brings a new version of a document. The old ones stay.</summary>
internal static class AddVersion
{
    public static async Task<Result<DocumentVersion>> Run(
        Id<Document> id, SentFile? file, string? note, Actor actor, PlatformDb db, Intake intake, TimeProvider clock, CancellationToken stop)
    {
        var found = await GetDocument.ToKeep(id, actor, db, stop);
        if (found.Problem is { } closed)
            return closed;
        var taken = await intake.Take(file, note, stop);
        if (taken.Problem is { } unsound)
            return unsound;

        // Of two who bring versions at once the second gets the next number; what was read before the turn may be old.
        await using var turn = await db.TurnToNumber("platform.documents", id.ToString(), stop);
        db.ChangeTracker.Clear();
        found = await GetDocument.ToKeep(id, actor, db, stop);
        if (found.Problem is { } gone)
            return gone;
        var added = found.Value.Add(taken.Value, actor, clock.GetUtcNow());
        if (added.Problem is { } refused)
            return refused;
        return await db.Save(turn, stop) is { } lost ? lost : added;
    }

    public static async Task<Results<Created<VersionView>, ProblemHttpResult>> Api(
        Id<Document> id, HttpRequest request, Actor actor, PlatformDb db, Intake intake, TimeProvider clock, CancellationToken stop)
    {
        var form = await MultipartForm.Read(request, ["note"], stop);
        if (form.Problem is { } unreadable)
            return unreadable.ToHttp();
        var added = await Run(id, SentFile.From(form.Value.Form.Files.GetFile("file")), form.Value.Form["note"], actor, db, intake, clock, stop);
        if (added.Problem is { } problem)
            return problem.ToHttp();
        var document = (await GetDocument.Run(id, actor, db, stop)).Value;
        return TypedResults.Created($"/api/v1/documents/{id}", VersionView.Of(document, added.Value));
    }
}

/// <summary>The form with a file that a program sends.</summary>
public static class MultipartForm
{
    /// <summary>
    /// Its fields and files, which were read when it came in (<see cref="BodyLimits"/>); a body that is no form is refused, and so is a field that is
    /// none of the known, or there twice.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="fields">The fields beside the file.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<Result<SentForm>> Read(HttpRequest request, IReadOnlyList<string> fields, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.HasFormContentType)
            return Problem.Malformed("platform.document-not-a-form", "Send multipart/form-data with the file in the part 'file'.");
        var form = await request.ReadFormAsync(stop);
        return Fault(form, fields) is { } refused ? refused : new SentForm(form);
    }

    /// <summary>What came ends in the middle: the line broke, or somebody stopped sending.</summary>
    internal static Problem CutOff => Problem.Malformed("platform.body-cut-off",
        "The form ends in the middle: the connection broke while it was sent. Nothing was changed; send it again.");

    private static Problem? Fault(IFormCollection form, IReadOnlyList<string> fields)
    {
        var sent = form.SelectMany(field => Enumerable.Repeat(field.Key, field.Value.Count)).ToList();
        var files = form.Files.Select(file => file.Name).ToList();
        if (sent.Find(name => !fields.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } field)
            return ApiRefusals.PropertyUnread(field);
        if (files.Find(name => name != "file") is { } other)
            return ApiRefusals.PropertyUnread(other);
        return sent.Concat(files).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? ApiRefusals.PropertyDouble(twice.Key) : null;
    }
}

/// <summary>A form that was read.</summary>
/// <param name="Form">Its fields and files.</param>
public sealed record SentForm(IFormCollection Form);
