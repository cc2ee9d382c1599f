using Entente.Contracts.Actions;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Documents;

/// <summary>The latest documents of a joint action or of one of its work packages, as far as the reader may see them.</summary>
internal sealed class ActionDocuments(PlatformDb db) : IGuest
{
    private const int Most = 5;

    public async Task<GuestCard?> For(Visit visit, CancellationToken stop)
    {
        if (visit.Action is not { } action)
            return null;
        var documents = db.Set<Document>().AsNoTracking().SeenBy(visit.Reader).Where(document => document.WithdrawnAt == null);
        var here = visit.WorkPackage is { } number ? ActionsScopes.WorkPackage(action, number) : ActionsScopes.Action(action);
        var (kindsBelow, codesBelow) = (here.Kind + "/", here.Code + "/");
        documents = documents.Where(document => (document.ScopeKind == here.Kind && document.ScopeCode == here.Code)
            || (document.ScopeKind.StartsWith(kindsBelow) && document.ScopeCode.StartsWith(codesBelow)));
        var latest = await documents.OrderByDescending(document => document.Id).Take(Most).ToListAsync(stop);
        return latest.Count == 0 ? null : GuestCard.Of<ActionDocumentsCard>((nameof(ActionDocumentsCard.Documents), latest), (nameof(ActionDocumentsCard.Action), action));
    }
}
