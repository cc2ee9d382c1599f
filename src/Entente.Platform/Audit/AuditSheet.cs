using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Audit;

/// <summary>
/// The lines of the audit trail to take along, the oldest first. Moments, kinds and hashes are written as the trail has them, so that
/// somebody else can count the hashes again.
/// </summary>
internal sealed class AuditSheet(Actor reader, PlatformDb db, IStringLocalizer<AuditTexts> texts) : ISheet
{
    public const string Table = "platform.audit";

    public string Kind => Table;

    public async Task<Result<SheetContent>> Open(SheetAsk ask, CancellationToken stop)
    {
        if (!reader.May(PlatformPermissions.Administer))
            return ListAudit.NotPermitted;
        var asked = ask.State.Ask() with { Before = null };
        var lines = (await AuditQuery.Of(db, asked, stop)).OrderBy(entry => entry.Sequence).AsAsyncEnumerable();
        return new SheetContent(new(texts["audit.title"], Columns()), "audit-trail", await ListAudit.Count(asked, db, stop), lines.Select(Row));
    }

    private List<SheetColumn> Columns() =>
    [
        new("sequence", texts["audit.line"], CellKind.Number, Width: 10),
        new("at", texts["audit.at"], Width: 26),
        new("actor", texts["audit.by"], Width: 24),
        new("kind", texts["filter.kind"], Width: 10),
        new("thing", texts["filter.table"], Width: 24),
        new("key", texts["audit.key"], Width: 38),
        new("before", texts["activity.before"], Width: 60),
        new("after", texts["activity.after"], Width: 60),
        new("previous-hash", texts["audit.previous-hash"], Width: 66),
        new("hash", texts["audit.hash"], Width: 66),
        new("position", texts["audit.position"], CellKind.Number, Width: 10),
    ];

    private static SheetRow Row(AuditEntry entry) => new(
    [
        (decimal)entry.Sequence, entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), entry.Actor, entry.Kind.ToString(),
        entry.Thing, entry.Key, entry.Before, entry.After, entry.PreviousHash, entry.Hash, (decimal?)entry.Position,
    ]);
}
