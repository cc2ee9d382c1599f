using Entente.Contracts.Actions;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Jobs;
using Entente.Look.Components;
using Entente.Look.Languages;
using Entente.Platform.Following;
using Entente.Platform.Notices;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Frame;

/// <summary>
/// What stands around a page: the joint action that it is of, the links that the rooms placed, and what is new for the reader. However many
/// rooms there are, it asks the database twice: for the actions, and for what is new.
/// </summary>
internal sealed class HouseNavigation(
    CurrentActor current, Settings settings, Places places, IActionFrame actions, PlatformDb db, JobsInBar jobs, NoticesInBar notices,
    IStringLocalizerFactory localizers, IStringLocalizer<FrameTexts> texts, RoleWords words) : INavigation
{
    private FrameMenu? menu;
    private string? menuOf;

    /// <summary>The frame for the page of a request; made once.</summary>
    public async Task<FrameMenu> For(HttpContext http, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(http);
        var path = http.Request.Path.Value ?? "/";
        if (menu is null || menuOf != path)
            (menu, menuOf) = (await Make(http, stop), path);
        return menu;
    }

    private async Task<FrameMenu> Make(HttpContext http, CancellationToken stop)
    {
        var reader = current.Actor;
        if (!reader.IsSignedIn)
            return new(PersonOf(reader, words), [], null, [], [], await settings.IsDemo(stop));

        var fresh = await Fresh(reader, Shown(http), http.Request.Path.Value ?? "/", stop);
        // A page that lies below an action says so by its address; one that shows a thing of an action, by the thing.
        var frame = await actions.For(http.GetRouteValue("Slug") as string ?? fresh.Action, reader, stop);
        return new(PersonOf(reader, words), frame.Actions, frame.Current, [.. Sections(frame, reader)], [.. New(frame.Current, reader)], await settings.IsDemo(stop))
        {
            Jobs = jobs.Of(fresh.Jobs),
            Notices = notices.Of(fresh.Notices),
            Next = Next(http, reader),
            Shown = fresh.Kind is { } kind && fresh.Key is { } key ? (new(kind, key), fresh.Followed) : null,
        };
    }

    private IEnumerable<NavSection> Sections(ActionFrame frame, Actor reader)
    {
        if (frame.Current is { } action)
        {
            yield return new(null, [.. Links(Menu.Action, reader, action.Slug)]);
            foreach (var section in frame.Sections)
                yield return section;
        }

        (Menu Menu, string? Title)[] others = [(Menu.House, frame.Current is null ? null : "nav.shared"), (Menu.Reference, "nav.reference"), (Menu.Administration, "nav.administration")];
        foreach (var (which, title) in others)
        {
            if (Links(which, reader, action: null).ToList() is { Count: > 0 } links)
                yield return new(title is null ? null : texts[title].Value, links);
        }
    }

    // What belongs to the action at hand first.
    private IEnumerable<NavLink> New(FrameAction? action, Actor reader) =>
        [.. action is null ? [] : Links(Menu.NewInAction, reader, action.Slug), .. Links(Menu.New, reader, action: null)];

    private IEnumerable<NavLink> Links(Menu which, Actor reader, string? action) =>
        from link in places.Links
        where link.Menu == which && (which == Menu.NewInAction ? reader.May(link.Permission, ActionsScopes.Action(action!)) : reader.May(link.Permission))
        select new NavLink(
            localizers.Create(link.Texts)[link.Text], action is null ? link.Href : link.Href.Replace("{action}", action, StringComparison.Ordinal), link.Icon, Exact: link.Exact);

    private static Kernel.Thing? Shown(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ShowsAttribute>() is { } shows
        && http.GetRouteValue(shows.Parameter)?.ToString() is { } key ? new(shows.Kind, key) : null;

    private Crumb? Next(HttpContext http, Actor reader)
    {
        if (places.After(http.Request.Query["done"].ToString()) is not { } step || !reader.May(step.Permission))
            return null;
        var href = step.Href.Replace("{language}", Formats.Language, StringComparison.Ordinal);
        foreach (var name in new[] { "Slug", "Number" })
            href = href.Replace($"{{{name.ToLowerInvariant()}}}", Uri.EscapeDataString(http.GetRouteValue(name)?.ToString() ?? "{"), StringComparison.Ordinal);
        // A page whose address does not say it has no such step.
        return href.Contains("%7B", StringComparison.Ordinal) ? null : new(localizers.Create(step.Texts)[step.Text], href);
    }

    private sealed record News(int Jobs, int Notices, string? Action, string? Kind = null, string? Key = null, bool Followed = false);

    private async Task<News> Fresh(Actor reader, Kernel.Thing? shown, string path, CancellationToken stop)
    {
        var me = new Kernel.Id<Accounts.Account>(reader.Account!.Value);
        var (open, unread) = (JobsInBar.Open(reader, db), NoticesInBar.Unread(reader, db));
        var (kind, key) = shown is { } thing ? (thing.Kind, thing.Key) : ("", "");
        var (items, follows) = (db.Set<SearchItem>().SeenBy(reader), db.Set<FollowedThing>().Where(followed => followed.Account == reader.Account));
        // The page of a thing says by its address which one it is: it is followed from there.
        var (things, page) = (items.Where(item => item.Kind == kind && item.Key == key), items.Where(item => item.Text.Href == path));
        // What has nothing to do with the row would be counted before it, by statements of their own.
        return await db.Set<Accounts.Account>().AsNoTracking().Where(account => account.Id == me)
            .Select(account => new News(
                open.Count(_ => account.Id == me), unread.Count(_ => account.Id == me), things.Select(item => item.Action).FirstOrDefault(),
                page.Select(item => item.Kind).FirstOrDefault(), page.Select(item => item.Key).FirstOrDefault(),
                page.Any(item => follows.Any(followed => account.Id == me && followed.Kind == item.Kind && followed.Key == item.Key))))
            .FirstOrDefaultAsync(stop) ?? new(0, 0, null);
    }

    /// <summary>The reader as the account menu shows them; null for nobody.</summary>
    private static FramePerson? PersonOf(Actor actor, RoleWords words)
    {
        if (!actor.IsSignedIn)
            return null;
        var roles = actor.Grants.Select(grant => grant.Role.Code).Distinct().Select(code => words[code]);
        return new(actor.DisplayName, Initials(actor.DisplayName), actor.Authority, string.Join(", ", roles));
    }

    private static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Take(1).Concat(words.Skip(1).TakeLast(1)).Select(word => char.ToUpperInvariant(word[0])));
    }
}
