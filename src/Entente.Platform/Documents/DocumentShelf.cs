using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Documents;

/// <summary>The door by which rooms keep documents of their things. The room says whether the thing may be known of.</summary>
public sealed class DocumentShelf
{
    private readonly PlatformDb db;
    private readonly Intake intake;
    private readonly TimeProvider clock;

    internal DocumentShelf(PlatformDb db, Intake intake, TimeProvider clock) => (this.db, this.intake, this.clock) = (db, intake, clock);

    /// <summary>What files are taken.</summary>
    public DocumentSettings Rules => intake.Rules;

    /// <summary>The documents of a thing that the reader may see, oldest first.</summary>
    public async Task<IReadOnlyList<Document>> Of(Thing thing, Actor reader, CancellationToken stop) =>
        await db.Set<Document>().AsNoTracking().SeenBy(reader).Where(document => document.OwnerKind == thing.Kind && document.OwnerKey == thing.Key)
            .OrderBy(document => document.Id).ToListAsync(stop);

    /// <summary>Attaches a file to a thing, as <see cref="AttachDocument"/> says.</summary>
    public Task<Result<Document>> Attach(DocumentOwner owner, AttachDocument ask, SentFile? file, Actor actor, CancellationToken stop) =>
        AttachDocument.Run(owner, ask, file, actor, db, intake, clock, stop);
}
