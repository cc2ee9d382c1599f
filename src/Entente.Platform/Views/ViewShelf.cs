using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Views;

/// <summary>The door to the views of tables: pages offer them, people keep them.</summary>
public sealed class ViewShelf(PlatformDb db, ViewedPages pages, TimeProvider clock)
{
    /// <summary>So many views one person keeps for one page.</summary>
    public const int MostOfAPage = 30;

    /// <summary>What a page offers above its table.</summary>
    public async Task<ViewMenu> Of(TableState state, Actor reader, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(reader);
        var (account, path) = (reader.Account, state.Path);
        var defaults = db.Set<DefaultView>();
        var read = await Open(reader, path).Select(view => new
        {
            View = view, Opens = defaults.Any(row => row.Account == account && row.Page == path && row.View == view.Id),
        }).ToListAsync(stop);
        var seen = Sorted(read.Select(one => one.View), reader);
        return new(seen, seen.FirstOrDefault(view => view.Id.ToString() == state.Saved), seen.FirstOrDefault(view => read.Any(one => one.Opens && one.View == view)), account);
    }

    /// <summary>The views that somebody can open, of one page or of all, by page and name.</summary>
    public async Task<IReadOnlyList<SavedView>> Seen(Actor reader, string? page, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Sorted(await Open(reader, page).ToListAsync(stop), reader);
    }

    /// <summary>What somebody has thrown away and can take back, the latest first.</summary>
    public async Task<IReadOnlyList<SavedView>> Removed(Actor owner, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return await db.Set<SavedView>().AsNoTracking().Where(view => view.Account == owner.Account && view.RemovedAt != null).OrderByDescending(view => view.RemovedAt).ToListAsync(stop);
    }

    /// <summary>The identities of the views that open by themselves for somebody.</summary>
    public async Task<IReadOnlySet<Id<SavedView>>> Defaults(Actor owner, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return await db.Set<DefaultView>().AsNoTracking().Where(row => row.Account == owner.Account).Select(row => row.View).ToHashSetAsync(stop);
    }

    /// <summary>A view that somebody can open.</summary>
    public async Task<Result<SavedView>> One(Guid id, Actor reader, CancellationToken stop)
    {
        var asked = new Id<SavedView>(id);
        return await db.Set<SavedView>().AsNoTracking().FirstOrDefaultAsync(view => view.Id == asked, stop) is { } view && view.IsSeenBy(reader) ? view : Unknown;
    }

    /// <summary>Somebody keeps a view.</summary>
    public async Task<Result<SavedView>> Keep(KeepView ask, Actor owner, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(owner);
        if (owner.Account is null || ask.Page is not { } page || await pages.TitleOf(page, owner, stop) is null)
            return PageUnknown;
        var kept = SavedView.Keep(page, ask.Query, ask.Name, ask.SharedWith, owner, clock.GetUtcNow());
        if ((kept.Problem ?? await Crowded(kept.Value, owner, stop)) is { } refused)
            return refused;

        db.Add(kept.Value);
        if (ask.Default)
            await OpenWith(kept.Value, owner.Account.Value, stop);
        return await db.Save(stop) is { } lost ? lost : kept.Value;
    }

    /// <summary>Its owner gives a view another name, shares it otherwise, and lets it choose otherwise.</summary>
    public async Task<Result<SavedView>> Change(Guid id, ChangeView ask, Seen seen, Actor owner, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var found = await Own(id, owner, stop);
        if (found.Problem is { } unknown)
            return unknown;
        var view = found.Value;
        if (await db.ChangedSince(view, seen, stop) is { } changed)
            return changed;
        if (view.RemovedAt is not null)
            return Problem.Rule("platform.view-removed", "You have thrown this view away. Take it back first.");
        if (view.Call(ask.Name, ask.SharedWith, owner).Problem is { } refused)
            return refused;
        if (ask.Query is not null && view.Choose(ask.Query).Problem is { } unfit)
            return unfit;
        if (await Crowded(view, owner, stop) is { } crowded)
            return crowded;
        return await db.Save(stop) is { } lost ? lost : view;
    }

    /// <summary>Its owner throws a view away, or takes it back.</summary>
    public async Task<Result<SavedView>> Stand(Guid id, bool stands, Actor owner, CancellationToken stop)
    {
        var found = await Own(id, owner, stop);
        if (found.Problem is { } unknown)
            return unknown;
        if (stands && found.Value.RemovedAt is not null && await Crowded(found.Value, owner, stop) is { } crowded)
            return crowded;
        found.Value.Stand(stands, clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : found.Value;
    }

    /// <summary>Somebody lets a page open with a view that they see, or no longer.</summary>
    public async Task<Result<SavedView>> MakeDefault(Guid id, bool opens, Actor reader, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var found = await One(id, reader, stop);
        if (found.Problem is not null || found.Value.RemovedAt is not null || reader.Account is not { } account)
            return Unknown;
        if (opens)
            await OpenWith(found.Value, account, stop);
        else if (await db.Set<DefaultView>().AsTracking().FirstOrDefaultAsync(row => row.Account == account && row.View == found.Value.Id, stop) is { } row)
            db.Remove(row);
        return await db.Save(stop) is { } lost ? lost : found.Value;
    }

    /// <summary>No table here whose view could be kept, or none that one may see.</summary>
    public static Problem PageUnknown => Problem.Rule("platform.view-page-unknown", "There is no table on that page whose view you could keep, or you may not see it.");

    /// <summary>No such view, or one that is not for the asker.</summary>
    public static Problem Unknown => Problem.Missing("platform.view-unknown", "There is no such view, or it is not yours.");

    private IQueryable<SavedView> Open(Actor reader, string? page)
    {
        var (circles, account) = (SavedView.Circles(reader), reader.Account);
        return db.Set<SavedView>().AsNoTracking().Where(view => view.RemovedAt == null && (page == null || view.Page == page)
            && (view.Account == account || (view.SharedWith != null && circles.Contains(view.SharedWith))));
    }

    private static IReadOnlyList<SavedView> Sorted(IEnumerable<SavedView> views, Actor reader) =>
        [.. views.Where(view => view.IsSeenBy(reader)).OrderBy(view => view.Page, StringComparer.Ordinal).ThenBy(view => view.Name, StringComparer.CurrentCultureIgnoreCase)];

    private async Task OpenWith(SavedView view, Guid account, CancellationToken stop)
    {
        if (await db.Set<DefaultView>().AsTracking().FirstOrDefaultAsync(row => row.Account == account && row.Page == view.Page, stop) is { } row)
            row.View = view.Id;
        else
            db.Add(new DefaultView { Account = account, Page = view.Page, View = view.Id });
    }

    // One person's views of a page: not too many, and no two of one name.
    private async Task<Problem?> Crowded(SavedView view, Actor owner, CancellationToken stop)
    {
        var others = await db.Set<SavedView>().AsNoTracking()
            .Where(other => other.Account == owner.Account && other.Page == view.Page && other.RemovedAt == null && other.Id != view.Id).Select(other => other.Name).ToListAsync(stop);
        if (others.Count >= MostOfAPage)
            return Problem.Rule("platform.views-too-many", "You keep {0} views of this page already. Delete one that you do not need.", MostOfAPage);
        return others.Contains(view.Name, StringComparer.OrdinalIgnoreCase)
            ? SavedView.Faulty("Name", "platform.view-name-taken", "You keep another view of this page under that name. Choose a different one.")
            : null;
    }

    private async Task<Result<SavedView>> Own(Guid id, Actor owner, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var asked = new Id<SavedView>(id);
        return owner.Account is not null
            && await db.Set<SavedView>().AsTracking().FirstOrDefaultAsync(view => view.Id == asked && view.Account == owner.Account, stop) is { } view ? view : Unknown;
    }
}

/// <summary>Somebody keeps what they have chosen for a table.</summary>
/// <param name="Page">The page's path, such as <c>/ja</c>.</param>
/// <param name="Query">The part of its address behind the question mark.</param>
/// <param name="Name">At most 80 characters; no other view of the page is called so.</param>
/// <param name="SharedWith">Who sees it too: <c>authority:CODE</c> of one's own, or <c>action:SLUG</c>; null for nobody.</param>
/// <param name="Default">True to let the page open with it.</param>
public sealed record KeepView(string? Page, string? Query, string? Name, string? SharedWith = null, bool Default = false);

/// <summary>A view is given another name, shared otherwise, and chooses otherwise.</summary>
/// <param name="Name">At most 80 characters.</param>
/// <param name="SharedWith">Who sees it too; null for nobody.</param>
/// <param name="Query">What it chooses from now on; null leaves that as it is.</param>
public sealed record ChangeView(string? Name, string? SharedWith, string? Query = null);
