using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Documents;

/// <summary>Somebody attaches a file to a thing. What is not said is the narrowest.</summary>
/// <param name="Title">What it is called; the file's name when nothing is said.</param>
/// <param name="Edition">Who it is made for.</param>
/// <param name="Class">How it must be handled.</param>
/// <param name="Retention">Code of the retention label.</param>
/// <param name="Note">What this version is.</param>
public sealed record AttachDocument(string? Title, string? Edition, string? Class, string? Retention, string? Note)
{
    internal static async Task<Result<Document>> Run(
        DocumentOwner owner, AttachDocument ask, SentFile? file, Actor actor, PlatformDb db, Intake intake, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.KeepDocuments, owner.Scope))
            return NotYours();
        var named = ask with { Title = string.IsNullOrWhiteSpace(ask.Title) ? Path.GetFileNameWithoutExtension(Content.FileName.Safe(file?.Name)) : ask.Title };
        var labels = Said(named);
        if (labels.Problem is { } unclear)
            return unclear;
        var taken = await intake.Take(file, ask.Note, stop);
        if (taken.Problem is { } refused)
            return refused;

        var now = clock.GetUtcNow();
        var document = Document.Attach(owner, labels.Value, taken.Value, actor, now);
        db.Set<Document>().Add(document);
        return await db.Save(stop) is { } lost ? lost : document;
    }

    internal static Problem NotYours() => Problem.Forbidden("platform.document-not-yours",
        "Only coordinators, leads and contributors of the work package keep documents here. Ask one of them.");

    /// <summary>Reads the words of a form or of a program; absence is the narrowest, nonsense is a fault.</summary>
    internal static Result<Labels> Said(AttachDocument ask)
    {
        var faults = new List<Fault>();
        var edition = Word<Edition>(ask.Edition, nameof(Edition), faults);
        var handling = Word<Handling>(ask.Class, nameof(Class), faults);
        var retention = string.IsNullOrWhiteSpace(ask.Retention) ? Documents.Retention.All[0].Code : ask.Retention;
        if (!Documents.Retention.Has(retention))
            faults.Add(new(nameof(Retention), "platform.document-word-unknown", "'{0}' is not one of the choices.", retention));
        if (string.IsNullOrWhiteSpace(ask.Title))
            faults.Add(new(nameof(Title), "platform.document-title-missing", "Say what the document is."));
        return faults.Count == 0
            ? new Labels(ask.Title!, edition, handling, retention)
            : Problem.Rule("platform.document-faulty", "Some answers need to be mended.") with { Faults = faults };
    }

    private static T Word<T>(string? word, string place, List<Fault> faults)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(word))
            return default;
        if (Kernel.Word.Is<T>(word, out var read))
            return read;
        faults.Add(new(place, "platform.document-word-unknown", "'{0}' is not one of the choices.", word));
        return default;
    }
}
