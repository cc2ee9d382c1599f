using Entente.Kernel;
using Entente.Kernel.Calendar;
using Entente.Platform.Accounts;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Audit;

/// <summary>The lines of the trail that somebody asks for; who may see them is decided elsewhere, and where they lie too.</summary>
internal static class AuditQuery
{
    public static async Task<IQueryable<AuditEntry>> Of(PlatformDb db, ActivityAsk ask, CancellationToken stop)
    {
        var asked = AuditTrail.Lines(db);
        if (ask.Item?.Split('/', 2) is { } item)
        {
            var (thing, key) = (item[0], item.Length == 2 ? item[1] : "");
            asked = asked.Where(entry => entry.Thing == thing && entry.Key == key);
        }

        if (ask.Thing is { } table)
            asked = asked.Where(entry => entry.Thing == table);
        if (await Names(db, ask, stop) is { } names)
            asked = asked.Where(entry => names.Contains(entry.Actor));
        if (ask.Kind is { } kind)
            asked = asked.Where(entry => entry.Kind == kind);
        if (ask.From is { } from)
        {
            var first = Clock.MomentInBrussels(CalendarReach.Clamp(from), TimeOnly.MinValue);
            asked = asked.Where(entry => entry.At >= first);
        }

        if (ask.To is { } to)
        {
            var end = Clock.MomentInBrussels(CalendarReach.Clamp(to).AddDays(1), TimeOnly.MinValue);
            asked = asked.Where(entry => entry.At < end);
        }

        return asked;
    }

    // Those who are meant, by the names that the trail has for them; null when everybody is. A house has some thousands of people.
    private static async Task<string[]?> Names(PlatformDb db, ActivityAsk ask, CancellationToken stop)
    {
        if (ask is { By: null, Authority: null })
            return null;
        var accounts = await db.Set<Account>().AsNoTracking().Where(account => ask.Authority == null || account.Authority == ask.Authority)
            .Select(account => new { account.SignInName, account.DisplayName }).ToListAsync(stop);
        if (ask.By is not { } by)
            return [.. accounts.Select(account => account.SignInName)];
        if (accounts.Any(account => account.SignInName == by))
            return [by];
        var words = Folding.Fold(by);
        var alike = accounts.Where(account => words.Length > 0 && Folding.Fold(account.DisplayName).Contains(words, StringComparison.Ordinal)).Select(account => account.SignInName);
        // A program, or a name that no account has: the trail may know it all the same.
        return ask.Authority is null ? [.. alike, by] : [.. alike];
    }
}
