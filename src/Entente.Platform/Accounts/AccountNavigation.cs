using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Accounts;

/// <summary>What stands around a page: each room's part, the reader, and the administration for those who may.</summary>
public sealed class AccountNavigation(
    CurrentActor current, Settings settings, IEnumerable<IMenuPart> rooms, JobsInBar jobs, NoticesInBar notices,
    IStringLocalizer<AccountTexts> texts) : INavigation
{
    private FrameMenu? menu;
    private string? menuOf;

    /// <summary>The frame for the page at <paramref name="path"/>; made once in a request.</summary>
    public async Task<FrameMenu> For(string path, CancellationToken stop)
    {
        if (menu is null || menuOf != path)
            (menu, menuOf) = (await Make(path, stop), path);
        return menu;
    }

    private async Task<FrameMenu> Make(string path, CancellationToken stop)
    {
        var actor = current.Actor;
        var parts = new List<MenuPart>();
        if (actor.IsSignedIn)
        {
            foreach (var room in rooms)
                parts.Add(await room.For(path, actor, stop));
        }

        NavSection[] administration = actor.May(PlatformPermissions.Administer) ? [Administration(texts)] : [];
        return new(
            PersonOf(actor, texts),
            [.. parts.SelectMany(part => part.Actions)],
            parts.Select(part => part.Current).FirstOrDefault(action => action is not null),
            [.. parts.SelectMany(part => part.Sections), .. actor.IsSignedIn ? [Reference(texts)] : Array.Empty<NavSection>(), .. administration],
            [.. parts.SelectMany(part => part.Create)],
            await settings.IsDemo(stop))
        {
            Jobs = await jobs.For(actor, stop),
            Notices = await notices.For(actor, stop),
        };
    }

    /// <summary>The reader as the account menu shows them; null for nobody.</summary>
    public static FramePerson? PersonOf(Actor actor, IStringLocalizer<AccountTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(texts);
        if (!actor.IsSignedIn)
            return null;
        var roles = actor.Grants.Select(grant => grant.Role.Code).Distinct().Select(code => texts[$"role.{code}"].Value);
        return new(actor.DisplayName, Initials(actor.DisplayName), actor.Authority, string.Join(", ", roles));
    }

    /// <summary>The links of the administration.</summary>
    public static NavSection Administration(IStringLocalizer<AccountTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new(texts["nav.administration"],
        [
            new(texts["accounts.title"], "/admin/accounts", "users"),
            new(texts["roles.title"], "/admin/roles", "shield-check"),
            new(texts["nav.jobs"], "/admin/jobs", "hourglass"),
            new(texts["nav.audit"], "/admin/audit", "history"),
        ]);
    }

    // What everybody may look up.
    private static NavSection Reference(IStringLocalizer<AccountTexts> texts) => new(texts["nav.reference"],
    [
        new(texts["nav.activity"], "/activity", "history", Exact: true),
        new(texts["nav.rules"], "/rules", "scale", Exact: true),
        new(texts["nav.deadline"], "/rules/deadline", "calendar-days"),
    ]);

    private static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Take(1).Concat(words.Skip(1).TakeLast(1)).Select(word => char.ToUpperInvariant(word[0])));
    }
}
