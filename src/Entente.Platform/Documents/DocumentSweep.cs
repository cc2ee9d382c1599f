using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Documents;

/// <summary>Throws away contents that no document and no kept sheet points at: a host died between content and row, or a save was refused.</summary>
internal sealed class DocumentSweep(DocumentStore store, IOptions<DocumentSettings> rules, TimeProvider clock)
{
    /// <returns>How many were thrown away.</returns>
    public async Task<int> Run(PlatformDb db, CancellationToken stop)
    {
        // Younger ones may still get their row: an upload keeps the content first.
        var limit = clock.GetUtcNow().AddHours(-rules.Value.OrphanHours);
        var gone = 0;
        foreach (var hash in await store.Before(limit, stop))
        {
            var isUsed = await db.Set<Document>().AnyAsync(document => document.Versions.Any(version => version.Sha256 == hash), stop)
                || await db.Set<KeptSheet>().AnyAsync(sheet => sheet.Sha256 == hash, stop);
            if (!isUsed && await store.Remove(hash, limit, stop))
                gone++;
        }

        return gone;
    }
}
