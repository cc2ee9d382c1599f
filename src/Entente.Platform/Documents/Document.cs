using Entente.Contracts.Actions;
using Entente.Contracts.Platform;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Named = Entente.Kernel.Access.Audience;

namespace Entente.Platform.Documents;

/// <summary>The thing that a document belongs to, as the room that keeps the thing gives it.</summary>
/// <param name="Thing">Which one.</param>
/// <param name="Scope">Whoever may keep documents here may change this one.</param>
/// <param name="Readers">
/// Who is named for its documents, as <see cref="Entente.Kernel.Access.Audience"/> writes them: a team sees what is narrower than the network, and
/// an office what is TLP:RED, whoever holds it on the day of reading. Whoever attaches a document is named besides.
/// </param>
public sealed record DocumentOwner(Thing Thing, Scope Scope, params IReadOnlyList<string> Readers);

/// <summary>A document of a thing, with all its versions. Nothing of it is ever deleted; it can be withdrawn.</summary>
public sealed class Document : Entity, IVisible
{
    private readonly List<DocumentVersion> versions = [];

    /// <summary>Identity.</summary>
    public required Id<Document> Id { get; init; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Kind of the thing that it belongs to.</summary>
    public required string OwnerKind { get; init; }

    /// <summary>Which one.</summary>
    public required string OwnerKey { get; init; }

    /// <summary>How far the right to keep it reaches.</summary>
    public required string ScopeKind { get; init; }

    /// <summary>Of what.</summary>
    public required string ScopeCode { get; init; }

    /// <inheritdoc/>
    public Edition Edition { get; private set; }

    /// <inheritdoc/>
    public Handling Handling { get; private set; }

    /// <inheritdoc/>
    public required string Audience { get; init; }

    /// <summary>Code of the retention label, <see cref="Documents.Retention"/>.</summary>
    public string Retention { get; private set; } = "";

    /// <summary>Who attached it.</summary>
    public required string By { get; init; }

    /// <summary>The account of that person; null for a program.</summary>
    public Guid? Account { get; init; }

    /// <summary>When it was withdrawn; null while it is not.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Every version, oldest first.</summary>
    public IReadOnlyList<DocumentVersion> Versions => [.. versions.OrderBy(version => version.Number)];

    /// <summary>The one that counts.</summary>
    public DocumentVersion Latest => versions.MaxBy(version => version.Number)!;

    /// <summary>The thing that it belongs to.</summary>
    public Thing Owner => new(OwnerKind, OwnerKey);

    /// <summary>Where it may be changed from.</summary>
    public Scope Scope => new(ScopeKind, ScopeCode);

    /// <summary>Slug of the joint action in which it lies; null for none.</summary>
    public string? ActionSlug => ActionsScopes.ActionOf(Scope);

    /// <summary>Its page.</summary>
    public string Href => $"/documents/{Id}";

    internal static Document Attach(DocumentOwner owner, Labels labels, TakenFile file, Actor actor, DateTimeOffset now)
    {
        var document = new Document
        {
            Id = Id<Document>.New(now), OwnerKind = owner.Thing.Kind, OwnerKey = owner.Thing.Key,
            ScopeKind = owner.Scope.Kind, ScopeCode = owner.Scope.Code, By = actor.Signature, Account = actor.Account,
            Audience = Named.Of([.. owner.Readers, .. actor.Account is { } account ? [Named.Person(account)] : Array.Empty<string>()]),
        };
        document.Say(labels);
        document.versions.Add(DocumentVersion.Of(1, file, actor, now));
        document.Tell(new DocumentAttached(document.Id.Value, document.OwnerKind, document.OwnerKey, document.ActionSlug));
        return document;
    }

    internal Result<DocumentVersion> Add(TakenFile file, Actor actor, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return Withdrawn();
        if (Latest.Sha256 == file.Sha256)
            return Problem.Rule("platform.document-same", "This is version {0} again, byte for byte. Choose the file that has changed.", Latest.Number);

        var version = DocumentVersion.Of(Latest.Number + 1, file, actor, now);
        versions.Add(version);
        Tell(new DocumentVersioned(Id.Value, OwnerKind, OwnerKey, ActionSlug, version.Number, version.Sha256));
        return version;
    }

    internal Result<Done> Revise(Labels labels)
    {
        if (WithdrawnAt is not null)
            return Withdrawn();
        Say(labels);
        Tell(new DocumentRevised(Id.Value, OwnerKind, OwnerKey, ActionSlug));
        return new Done();
    }

    internal Result<Done> Withdraw(string? because, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return Withdrawn();
        if (string.IsNullOrWhiteSpace(because))
        {
            return Problem.Rule("platform.document-faulty", "Some answers need to be mended.") with
            {
                Faults = [new("Because", "platform.document-reason-missing", "Say why it is withdrawn.")],
            };
        }

        (WithdrawnAt, WithdrawnBecause) = (now, because.Trim());
        Tell(new DocumentWithdrawn(Id.Value, OwnerKind, OwnerKey, ActionSlug));
        return new Done();
    }

    private void Say(Labels labels) =>
        (Title, Edition, Handling, Retention) = (labels.Title.Trim(), labels.Edition, labels.Handling, labels.Retention);

    private static Problem Withdrawn() => Problem.Rule("platform.document-withdrawn", "This document was withdrawn and does not change any more. Attach a new one.");
}

/// <summary>What is said about a document.</summary>
internal sealed record Labels(string Title, Edition Edition, Handling Handling, string Retention);

/// <summary>What is known of a file's viruses. No scanner is connected yet, and nothing pretends that one is.</summary>
public enum ScanState
{
    /// <summary>Nobody looked.</summary>
    NotScanned,
}

/// <summary>One state of a document: a file as it came. It never changes.</summary>
public sealed class DocumentVersion
{
    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>As it was called, made safe; nothing is stored under it.</summary>
    public required string FileName { get; init; }

    /// <summary>As the content was found to be.</summary>
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Of the content, in lower-case hexadecimal; the content lies under it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who brought it, as the audit trail names them.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What is new in it; null when nothing was said.</summary>
    public string? Note { get; init; }

    /// <summary>What is known of viruses.</summary>
    public ScanState Scan { get; init; }

    internal static DocumentVersion Of(int number, TakenFile file, Actor actor, DateTimeOffset now) => new()
    {
        Number = number, FileName = file.Name, ContentType = file.MediaType, Size = file.Size, Sha256 = file.Sha256, By = actor.Signature, At = now,
        Note = string.IsNullOrWhiteSpace(file.Note) ? null : file.Note.Trim(),
    };
}
