using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>Who may do the work that only one host does at a time, and until when. All moments are by the database's clock.</summary>
[NotAudited("Which host is at work.")]
public sealed class Lease
{
    /// <summary>The work: <c>notice-mail</c>, or the name of a hearer.</summary>
    public required string Name { get; init; }

    /// <summary>The host that holds it.</summary>
    public required string Holder { get; set; }

    /// <summary>After this moment another host may take it.</summary>
    public required DateTimeOffset Until { get; set; }

    /// <summary>
    /// Takes the lease, or renews it. One that ends later than its term from now was not given by this clock, and is void.
    /// </summary>
    /// <returns>False when another host holds it.</returns>
    internal static async Task<bool> Take(PlatformDb db, string name, string holder, TimeSpan term, DateTimeOffset now, CancellationToken stop)
    {
        var (until, ago) = (now + term, now);
        return await db.Set<Lease>()
            .Where(lease => lease.Name == name && (lease.Holder == holder || lease.Until < ago || lease.Until > until))
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Holder, holder).SetProperty(lease => lease.Until, until), stop) == 1;
    }

    /// <summary>Gives it back, so that the next host or the next start need not wait for its end; even while this host is asked to stop.</summary>
    internal static Task Release(PlatformDb db, string name, string holder, DateTimeOffset now)
    {
        var over = now.AddMilliseconds(-1);
        return db.Set<Lease>().Where(lease => lease.Name == name && lease.Holder == holder)
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, over), CancellationToken.None);
    }
}
